import type { Measurement } from '../measured.js';
import { type Comparison, HUNTERS, type Hunted, type Hunter, SECONDS, SHRINKING } from './hunters.js';

const NAMES: Readonly<Record<Hunter, string>> = {
  lakatos: '`lakatos check`',
  'fast-check': 'fast-check',
  hypothesis: 'Hypothesis',
  evolution: 'differential evolution',
};

/** The comparison of hunters in docs/hunt.md: nothing in it is written by hand. */
export function comparisonText(measured: Measurement<Comparison> | undefined): string {
  if (!measured) return 'Not measured yet: `npm run bench -- --only hunters`.';
  const { python, hunted } = measured.data;
  const ran = HUNTERS.filter((hunter) => hunted.some((one) => one.hunter === hunter));
  const kinds = [...new Set(hunted.map(({ kind }) => kind))];
  const own = hunted.filter(({ hunter }) => hunter === 'lakatos');
  const slowest = Math.max(...own.map(({ outcome }) => outcome.seconds));
  const rows = [
    ...kinds.map((kind) =>
      row(
        kind,
        hunted.filter((one) => one.kind === kind),
        ran,
      ),
    ),
    row('all', hunted, ran),
  ];
  const python3 = 'text' in python ? python.text : `no hunters in Python: ${python.missing}`;
  return [
    `Measured on ${measured.day}: ${measured.machine}; ${python3}.`,
    '',
    `${own.length} claims that are false: the first two planted faults of each kind, those of the series and the classics, and ${own.filter(({ kind }) => kind === 'held back').length} of`,
    '`bench/hunters/held-back.md`, on which no hunt was tuned. The others are what this hunt was built with: that it finds planted faults says that',
    'nothing was lost; only the last kind is a fair race.',
    '',
    `\`lakatos check\` has its default effort, which ends by itself after ${slowest.toFixed(1)} s of CPU at most (${median(own.map(({ outcome }) => outcome.seconds)).toFixed(1)} s in the middle). Each of the others has ${SECONDS} s of`,
    `CPU for each claim, and ${SHRINKING} s more for making what it found simpler. They evaluate the claim in plain floating point, in a form that is written from`,
    'the claim by a program (`bench/hunters/program.ts`), and every point that violates it there is shown to the judge, at no cost to them: found means that the judge',
    'confirms a point. What a person would do by hand is done for them: a recursion among the premises is computed, a bound is cut to, a fixed sum is scaled (one of 0 is centred), a monotone',
    'sequence is sorted, and the point is moved onto the premises by exact arithmetic before it is judged. Other premises are filters, or penalties.',
    'What differs by less than a rounding of binary64 is out of reach of all but the first.',
    '',
    '- **fast-check**: horizons up to 8, 24 or 100, numbers between 1e-6 and 1e6 where the domain has no end.',
    '- **Hypothesis**: the same, with `target()` on the logarithm of the quotient of the sides, or on their difference relative to their size; rounds of 1,000 examples.',
    '- **Differential evolution** of scipy, for the same height, at T = 1, 2, 3, 5, 8, 14, 24 and 50; where a domain has an end missing, one half of the time in logarithmic coordinates, the other in linear ones.',
    '',
    `| kind | claims | ${ran.map((hunter) => NAMES[hunter]).join(' | ')} |`,
    `| --- | ---: |${' ---: |'.repeat(ran.length)}`,
    ...rows,
    '',
    'What that took, and how large the points are (characters as JSON):',
    '',
    `| | ${ran.map((hunter) => NAMES[hunter]).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(ran.length)}`,
    ...costRows(hunted, ran),
    '',
    'Not found; a star where floating point saw violations, none of which the judge confirms, because they are rounding errors or because no exact point of',
    'the premises was found next to them:',
    '',
    ...ran.map((hunter) => `- ${NAMES[hunter]}: ${missed(hunted, hunter)}.`),
  ].join('\n');
}

const of = (hunted: readonly Hunted[], hunter: Hunter): Hunted[] =>
  hunted.filter((one) => one.hunter === hunter);
const isFound = ({ outcome }: Hunted): boolean => outcome.foundAt !== null;

function row(title: string, hunted: readonly Hunted[], ran: readonly Hunter[]): string {
  const counts = ran.map((hunter) => of(hunted, hunter).filter(isFound).length);
  return `| ${title} | ${of(hunted, 'lakatos').length} | ${counts.join(' | ')} |`;
}

function costRows(hunted: readonly Hunted[], ran: readonly Hunter[]): string[] {
  const cells = (title: string, cell: (own: Hunted[]) => string): string =>
    `| ${title} | ${ran.map((hunter) => cell(of(hunted, hunter))).join(' | ')} |`;
  const byAll = (one: Hunted): boolean =>
    hunted.filter(({ kind, claim }) => kind === one.kind && claim === one.claim).every(isFound);
  const sizes = (own: readonly Hunted[]): string => `${median(own.flatMap(({ size }) => size ?? []))}`;
  return [
    cells('CPU for all claims', (own) => `${sum(own.map(({ outcome }) => outcome.seconds)).toFixed(0)} s`),
    cells('CPU in the middle, of those found', (own) => {
      const seconds = own.filter(isFound).map(({ outcome }) => outcome.seconds);
      return `${median(seconds).toFixed(2)} s`;
    }),
    cells('points evaluated for a claim, in the middle', (own) =>
      own[0]?.hunter === 'lakatos'
        ? '1,000 cases and climbs'
        : median(own.map(({ outcome }) => outcome.evaluations)).toLocaleString('en-US'),
    ),
    cells('size of the point in the middle, of those found', (own) => sizes(own.filter(isFound))),
    cells('the same, of the claims that all of them find', (own) => sizes(own.filter(byAll))),
  ];
}

function missed(hunted: readonly Hunted[], hunter: Hunter): string {
  const names = of(hunted, hunter)
    .filter((one) => !isFound(one))
    .map(({ claim, outcome }) => `\`${claim}\`${outcome.asked > 0 ? ' \\*' : ''}`);
  return names.length === 0 ? 'none' : `${names.length} (${names.join(', ')})`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The larger of the two in the middle, if there are two. */
function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
