import type { BenchClaim } from './bench-claim.js';
import type { LongCase } from './long-case.js';
import { type Row, VARIANTS, type Variant } from './rows.js';
import type { WorkerGain } from './workers.js';

const rate = (x: number): string => x.toExponential(1).replace('e+', 'e');
const ratio = (x: number): string => (x >= 100 ? Math.round(x).toString() : x.toFixed(2));

/** The text of docs/performance.md: nothing in it is written by hand. */
export function performanceDocument(
  machine: string,
  claims: readonly BenchClaim[],
  rows: readonly Row[],
  long: LongCase,
  gain: WorkerGain,
): string {
  return `# Performance

Written by \`npm run bench\`; run it to see your own machine. All numbers come from one run on one machine:
${machine}.

A case is one point of a claim: all premises, links, the conclusion and all obligations. *Pipeline* makes the
cases, decides them and counts; *kernel* decides cases that are there. The other columns are what a person would
write instead, for what the last table says: a loop over binary64 intervals with outward rounding, the same
loop without intervals (which certifies nothing), and a property for fast-check with decimal.js at 40 digits
(which rounds to nearest and certifies nothing either). All on one core.

## Cases per second

| claim | T | ${VARIANTS.join(' | ')} |
| --- | ---: |${' ---: |'.repeat(VARIANTS.length)}
${lines(rows, (cells) => VARIANTS.map((variant) => rate(cells[variant])))}

## Ratios

| claim | T | kernel / interval-loop | pipeline / interval-loop | pipeline / fast-check-decimal | kernel / float-loop |
| --- | ---: | ---: | ---: | ---: | ---: |
${lines(rows, (cells) => [
  ratio(cells.kernel / cells['interval-loop']),
  ratio(cells.pipeline / cells['interval-loop']),
  ratio(cells.pipeline / cells['fast-check-decimal']),
  ratio(cells.kernel / cells['float-loop']),
])}

## A long case

\`adagrad_sum\` at T = ${long.horizon}: ${long.milliseconds.toFixed(1)} ms a case (the first, which makes the
arrays, ${long.firstMilliseconds.toFixed(1)} ms); a term costs ${ratio(long.costRatio)} times what it costs at
T = 10. Peak memory of the whole benchmark: ${Math.round(long.peakMegabytes)} MB.

## Two workers

A campaign of ${gain.claims} claims takes ${(gain.oneMs / 1000).toFixed(1)} s with one worker and
${(gain.twoMs / 1000).toFixed(1)} s with two: a gain of ${ratio(gain.oneMs / gain.twoMs)}.

## What the loops check

| claim | the loops check |
| --- | --- |
${claims.map(({ name, checks }) => `| \`${name}\` | ${checks} |`).join('\n')}

The property checks the conclusion alone.
`;
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
