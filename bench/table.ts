import { aimsOf, gainApart, gainOf, gainOfShards } from './aims.js';
import type { BenchClaim } from './bench-claim.js';
import type { LongDocument } from './documents.js';
import type { LongCases } from './long-case.js';
import { lostDigitsTable } from './lost-digits.js';
import type { MainJob } from './main-job.js';
import type { Measured } from './measured.js';
import type { Memory } from './memory.js';
import { PART_NAMES, PARTS, type PartData, type PartName } from './parts.js';
import { type Row, VARIANTS, type Variant } from './rows.js';
import type { StartUp } from './start-up.js';
import type { WorkerGain } from './workers.js';

const rate = (x: number): string => x.toExponential(1).replace('e+', 'e');
const ratio = (x: number): string => (x >= 100 ? Math.round(x).toString() : x.toFixed(2));
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** The text of docs/performance.md: nothing in it is written by hand. */
export function performanceDocument(measured: Measured, claims: readonly BenchClaim[]): string {
  /** What a part has to say; that it was never measured, otherwise. */
  const of = <Name extends PartName>(part: Name, text: (data: PartData[Name]) => string): string => {
    const data = measured[part]?.data as PartData[Name] | undefined;
    return data === undefined ? `Not measured yet: \`npm run bench -- --only ${part}\`.` : text(data);
  };
  return `# Performance

Written by \`npm run bench\`. By default it measures what takes few minutes; \`npm run bench -- --all\` measures everything, and
\`npm run bench -- --only PART\` one part. Each part is written down when it ends (bench/measured/), and keeps its numbers until it is measured
again. *Load* is the number of processes that wanted a core when the part began: beside others, ratios and CPU can be trusted more than times.

| part | name | measured | repetitions | took | load | machine |
| --- | --- | --- | --- | ---: | ---: | --- |
${PART_NAMES.map((name) => partRow(name, measured)).join('\n')}

A hunt is as strong as the number of certified cases that it can afford. A claim is compiled: from its tree a kernel
is generated, a function that decides all premises, links, the conclusion and all obligations at a case in one pass
over flat arrays. Prefix and suffix sums become scans, for every coordinate of a vector too; what is common is
computed once; bounds are rounded outwards by a multiplication or an addition, derived in
[rounding.ts](../src/compiled/rounding.ts). Cases are made by a seeded generator that fills the same arrays.
A kernel certifies that inequalities hold; what it leaves open or nominates as a violation, and every equality, is
the judge's.

## Aims

An aim is met when its worst row meets it: the ratios are the worst over all claims and all T.

| aim | measured | |
| --- | --- | --- |
${aimsOf(measured)
  .map(
    ({ aim, measured: text, isMet }) =>
      `| ${aim} | ${text ?? ''} | ${text === null ? 'not measured yet' : isMet ? 'met' : '**falls short**'} |`,
  )
  .join('\n')}

## The main job

Commands on the documents of the series and the classics (\`proofs/\`), one run each. CPU is that of all threads. *From nothing*: without the
certificates that come with the documents, so that every proof is searched for.

${of('main-job', jobTable)}

Every claim hunted, as if nothing were proved:

${of('full-hunt', jobTable)}

The aim of 35 s was set when the documents had 69 claims, and hunts were weaker; now there are more than three times as many. The
second row has those 69 alone, as they are now.

${of('documents', documentText)}

## Start-up

${of('start-up', startUpList)}

## Cases per second

A case is one point of a claim. *Pipeline* makes the cases, decides them and counts; *kernel-same-cases* decides the
same cases, already made; *kernel* decides positive numbers of moderate size, as all that follow do. The others are what a person would write instead, for the same statements, by hand for each claim: a loop
over binary64 intervals with outward rounding, the same loop without intervals (which certifies nothing), and a
property for fast-check with decimal.js at 40 digits (which rounds to nearest and certifies nothing either). All on
one core, all variants of a row in turn.

${of('rates', rateTable)}

## Ratios

${of('rates', ratioTable)}

A kernel is faster than the loop by hand where it knows more than one cares to write: that sums of nonnegative numbers
need one rounding at their end and not one for each term, and that products of positive numbers have their extremes
at known corners. \`last_causal_rate_algebra\` has a sum of a weight of both its indices, \`1/max(1, t-k)\`: no scan,
and every variant costs the square of T. Against decimal.js the gain is smallest where there is least to compute
beside additions and products, which cost decimal.js little (\`distance_telescope\`), and largest where there are roots,
quotients and cosines. \`moving_average\` is a recursion, \`running_maximum\` a maximum over all indices so far, and
\`cosine_schedule\` a function of the index and the horizon.

What bounds pipeline / kernel: one case in eight is made anew, the others come from the tightest of their block by a small change (hunt.md). A case that is made anew draws its span, its
grain, its kind of shape and a level, about two more numbers for the kind, and one for each entry in five of eleven kinds; then it branches among ten kinds, which no processor
guesses. At T = 10 that takes twice as long as deciding it. A change takes 30 ns at T = 10, keeping or taking it back, counting and looking for news some 30 more: as long as a kernel takes that decides
one number in four nanoseconds. So 0.6 of the kernel on the same cases is met from T = 100 on, by \`running_maximum\` only just, and at T = 10 where a kernel has more to do. Kernels that become faster make this ratio worse and the
pipeline faster. Blocks with four new cases are no faster and find less; kinds of changes in turns, so that branches are guessed, gain 7 %, and find no more.
*Kernel* and the loops by hand run through positive numbers without a zero, whose branches are guessed well; the ratio on the same
cases leaves that out. Now and then a process runs one of
its kernels at less than half of its speed, from beginning to end; why the engine does so is not understood, and a row of such a kernel falls short.

## Long cases

Nanoseconds for each term of a case that is certified, the mean of eight cases, by horizon, where sums are scans:

${of('long-cases', longCaseText)}

## Digits of a schedule's guarantee

\`last_general\` of cosine at its best base rate. The script evaluates it in binary64 as scripts do (bench/lost-digits.ts): sums from a step
to the end are differences of prefix sums, which cancel where the last rates are small. \`lakatos schedule\` adds from the end, in pairs of
binary64 numbers with a bound of their error, so that its enclosure has the relative width that is shown.

${of('digits', lostDigitsTable)}

## Many cases

${of('memory', memoryText)}

## Two workers

Campaigns without proofs, start of the command and searches of the judge included, the best of two. *Shards* are two
processes with one worker each that know nothing of each other, started together, each with half of the campaign: what the same work gains without
threads. *Apart* are two such processes with the whole campaign each: twice the work, so that what each process does once, such as
turning hot code into fast code, weighs half as much. One worker already leaves that to another core, which is no longer free when there are two.
The aim counts as met within 2 %, by which runs of one command differ.

${of('workers', (gains) =>
  [
    '| campaign | one worker | two | gain | gain of two shards | gain of two apart |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...Object.values(gains).map(gainRow),
    '',
    'The reports are the same to the byte.',
  ].join('\n'),
)}

## Rounds

${of(
  'rounds',
  (
    round,
  ) => `What is lost when a campaign is killed is the rounds that were being hunted, and at most two seconds before them. Of the
first rounds of the ${round.claims} claims of the series, hunted one after the other, the longest is that of \`${round.claim}\`: ${seconds(round.milliseconds)}.`,
)}

## What the variants check

| claim | checked |
| --- | --- |
${claims.map(({ name, checks }) => `| \`${name}\` | ${checks} |`).join('\n')}
`;
}

function partRow(name: PartName, measured: Measured): string {
  const { title } = PARTS[name];
  const one = measured[name];
  if (!one) return `| ${title} | \`${name}\` | not yet | | | | |`;
  const repetitions = name !== 'rates' ? '' : one.effort === 'all' ? 'all' : 'few';
  return `| ${title} | \`${name}\` | ${one.day} | ${repetitions} | ${one.seconds === null ? '' : `${one.seconds.toFixed(0)} s`} | ${one.load?.toFixed(1) ?? ''} | ${one.machine} |`;
}

function jobTable(jobs: MainJob): string {
  return [
    '| command | wall | CPU | first row |',
    '| --- | ---: | ---: | ---: |',
    ...jobs.map(
      ({ command, certificates, wall, cpu, firstRow }) =>
        `| \`${command}\`${certificates ? '' : ', from nothing'} | ${wall.toFixed(1)} s | ${cpu.toFixed(1)} s | ${firstRow === null ? '' : `${firstRow.toFixed(2)} s`} |`,
    ),
  ].join('\n');
}

function documentText({ claims, together, apart }: LongDocument): string {
  return `A document of ${claims} small claims takes ${together.toFixed(1)} s of CPU without proofs; its claims one by one, each in a
document of its own, ${apart.toFixed(1)} s: claims share the work of their document, and a command starts once.`;
}

function startUpList(start: StartUp): string {
  return Object.values(start)
    .map(
      ({ command, milliseconds, end }) =>
        `- \`${command}\`: ${milliseconds.toFixed(0)} ms, from the start of the process to ${end}`,
    )
    .join('\n');
}

function rateTable(rows: readonly Row[]): string {
  return [
    `| claim | T | ${VARIANTS.join(' | ')} |`,
    `| --- | ---: |${' ---: |'.repeat(VARIANTS.length)}`,
    lines(rows, (cells) => VARIANTS.map((variant) => rate(cells[variant]))),
  ].join('\n');
}

function ratioTable(rows: readonly Row[]): string {
  return [
    '| claim | T | kernel / interval-loop | pipeline / kernel-same-cases | pipeline / kernel | pipeline / fast-check-decimal | kernel / float-loop |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    lines(rows, (cells) => [
      ratio(cells.kernel / cells['interval-loop']),
      ratio(cells.pipeline / cells['kernel-same-cases']),
      ratio(cells.pipeline / cells.kernel),
      ratio(cells.pipeline / cells['fast-check-decimal']),
      ratio(cells.kernel / cells['float-loop']),
    ]),
  ].join('\n');
}

function memoryText({ cases, seconds: took, early, most }: Memory): string {
  return `${cases.toExponential(0).replace('e+', 'e')} cases of \`adagrad_sum\` at T = 10, made and decided, took ${took.toFixed(0)} s; resident memory was
${early.toFixed(0)} MB in the first twentieth, and at most ${most.toFixed(0)} MB after it.`;
}

function gainRow(gain: WorkerGain): string {
  const { title, oneMs, twoMs } = gain;
  return `| ${title} | ${seconds(oneMs)} | ${seconds(twoMs)} | ${ratio(gainOf(gain))} | ${ratio(gainOfShards(gain))} | ${ratio(gainApart(gain))} |`;
}

function longCaseText({ costs, peakMegabytes }: LongCases): string {
  const horizons = costs[0]!.costs.map(({ T }) => `T = ${T}`);
  return [
    `| claim | ${horizons.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(horizons.length)}`,
    ...costs.map(
      ({ claim, costs: cells }) =>
        `| \`${claim}\` | ${cells.map(({ nanoseconds }) => nanoseconds.toFixed(1)).join(' | ')} |`,
    ),
    '',
    `Peak memory of the benchmark up to here, cases of T = 10^6 included: ${Math.round(peakMegabytes)} MB.`,
  ].join('\n');
}

function lines(rows: readonly Row[], cellsOf: (cells: Record<Variant, number>) => string[]): string {
  const groups = new Map<string, Record<string, number>>();
  for (const { claim, T, variant, casesPerSecond } of rows) {
    const key = `\`${claim}\` | ${T}`;
    groups.set(key, { ...groups.get(key), [variant]: casesPerSecond });
  }
  return [...groups]
    .map(([key, cells]) => `| ${key} | ${cellsOf(cells as Record<Variant, number>).join(' | ')} |`)
    .join('\n');
}
