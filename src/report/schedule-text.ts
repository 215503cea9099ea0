import type {
  BoundReport,
  Metric,
  RefinementReport,
  ScheduleComparison,
} from '../campaign/schedule/index.js';
import { METRICS } from '../campaign/schedule/index.js';
import { enclosureText } from './numbers.js';
import type { Paint } from './paint.js';
import { wrap } from './wrap.js';

/** Digits of a guarantee; all are certified. */
const VALUE_DIGITS = 12;

/** Digits of a base rate: nobody sets more. */
const RATE_DIGITS = 6;

/** In the order in which people who train ask. */
const ORDER: readonly Metric[] = ['last', 'average', 'weighted average'];

/** What a loss is called, with what it means. */
export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  last: 'last loss (of the weights after the last step)',
  average: 'average loss (the mean over all steps)',
  'weighted average': 'weighted average loss (weighted by the rates)',
};

/** The best guarantee of one schedule for one loss. */
export interface Ranked {
  readonly name: string;
  readonly T: number;
  readonly best: BoundReport;
  readonly others: readonly BoundReport[];
}

/** The schedules with a guarantee for a loss at a horizon, best first; equal ones in the order of the question. */
export function ranking({ schedules }: ScheduleComparison, T: number, metric: Metric): Ranked[] {
  const ranked = schedules.flatMap((schedule): Ranked[] => {
    if (schedule.T !== T) return [];
    const bounds = schedule.bounds.filter((bound) => bound.metric === metric).sort(byValue);
    const [best, ...others] = bounds;
    return best ? [{ name: schedule.name, T, best, others }] : [];
  });
  return ranked.sort((a, b) => byValue(a.best, b.best));
}

function byValue(a: BoundReport, b: BoundReport): number {
  return Number(a.value.upper) - Number(b.value.upper);
}

export function metricsOf({ schedules }: ScheduleComparison): Metric[] {
  const present = new Set(schedules.flatMap(({ bounds }) => bounds.map(({ metric }) => metric)));
  return ORDER.filter((metric) => present.has(metric) && METRICS.includes(metric));
}

export function valueText(bound: BoundReport): string {
  return enclosureText(bound.value, VALUE_DIGITS);
}

export function rateText(bound: BoundReport): string {
  return enclosureText(bound.baseRate, RATE_DIGITS);
}

/** A comparison for a terminal. */
export function scheduleText(
  comparison: ScheduleComparison,
  refinement: RefinementReport | null,
  paint: Paint,
  columns: number,
): string {
  const horizons = [...new Set(comparison.schedules.map(({ T }) => T))];
  const parts = horizons.map((T) => horizonText(comparison, T, paint, columns));
  const notes = [
    ...comparison.notes,
    ...tuneNotes(comparison),
    ...(refinement ? refinementSentences(refinement) : []),
  ];
  if (notes.length > 0) parts.push(notes.map((note) => wrap(note, columns, 2)).join('\n'));
  parts.push(
    closing(comparison)
      .map((sentence) => wrap(sentence, columns, 0))
      .join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

function horizonText(comparison: ScheduleComparison, T: number, paint: Paint, columns: number): string {
  const { distance, gradients, baseRate } = comparison;
  const rate = baseRate === null ? 'each at its best base rate' : `base rate ${baseRate}`;
  const head = paint.bold(`T = ${T}, R = ${distance}, G = ${gradients}, ${rate}`);
  const tables = metricsOf(comparison).map((metric) => table(comparison, T, metric, paint));
  const excluded = comparison.schedules
    .filter((schedule) => schedule.T === T)
    .flatMap(({ name, excluded }) => excluded.map(({ bound, reason }) => ({ name, bound, reason })));
  const groups = new Map<string, string[]>();
  for (const { name, bound, reason } of excluded) {
    const text = `${bound}: ${reason}`;
    groups.set(text, [...(groups.get(text) ?? []), name]);
  }
  const lines = [...groups].map(([text, names]) => wrap(`  ${text} (${names.join(', ')})`, columns, 4));
  const rest = lines.length > 0 ? [`${paint.dim('bounds that say nothing')}\n${lines.join('\n')}`] : [];
  return [head, ...tables, ...rest].join('\n\n');
}

function table(comparison: ScheduleComparison, T: number, metric: Metric, paint: Paint): string {
  const ranked = ranking(comparison, T, metric);
  if (ranked.length === 0) return `${METRIC_NAMES[metric]}\n  no bound says anything`;
  const header = ['schedule', 'guarantee', 'base rate', 'by'];
  const rows = ranked.flatMap(({ name, best, others }) =>
    [best, ...others].map((bound, i) => [
      i === 0 ? name : '',
      valueText(bound),
      rateText(bound),
      bound.bound,
    ]),
  );
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd();
  return [METRIC_NAMES[metric], paint.dim(line(header)), ...rows.map(line)].join('\n');
}

function tuneNotes({ schedules }: ScheduleComparison): string[] {
  return schedules.flatMap(({ name, T, tuned }) => {
    if (!tuned) return [];
    const chosen = Object.entries(tuned.chosen).map(([key, value]) => `${key} = ${value}`);
    return [
      `${name}, T = ${T}: ${chosen.join(', ')} makes ${tuned.bound} least among the ${tuned.tried.length} values that were tried; the bound there is certified, that none is smaller is not`,
    ];
  });
}

/** What a refined schedule guarantees, a sentence each. */
export function refinementSentences({
  T,
  width,
  value,
  baseRate,
  optimum,
  robust,
}: RefinementReport): string[] {
  const shown = (x: RefinementReport['value']): string => enclosureText(x, VALUE_DIGITS);
  return [
    `refined schedule: the gradient norms were smoothed by medians over ${width} of ${T} steps; the largest rate is 1, the last is 0`,
    `for the same norms the last loss is at most ${shown(value)} at base rate ${enclosureText(baseRate, RATE_DIGITS)} (last_top_down); no rates reach less than ${shown(optimum)} in this bound`,
    `for norms that differ from these by a factor of at most ${robust.factor} at each step: at most ${shown(robust.sameRate)} at the same base rate, and at most ${shown(robust.saferRate)} at base rate ${enclosureText(robust.saferBaseRate, RATE_DIGITS)}`,
  ];
}

/** What follows, for a person. */
export function closing(comparison: ScheduleComparison): string[] {
  const sentences: string[] = [];
  const horizons = [...new Set(comparison.schedules.map(({ T }) => T))];
  for (const metric of metricsOf(comparison))
    for (const T of horizons) {
      const [first, ...rest] = ranking(comparison, T, metric);
      if (!first || rest.length === 0) continue;
      const last = rest.at(-1)!;
      const more = Number(last.best.value.lower) / Number(first.best.value.upper) - 1;
      const factor = more > 0 ? `; that of ${last.name} is ${larger(more)}` : '';
      sentences.push(
        `At T = ${T}, ${first.name} has the least guarantee for the ${metric} loss, ${valueText(first.best)}${factor}.`,
      );
    }
  sentences.push(
    'A guarantee bounds the expected loss, less the least one, of stochastic gradient descent on a convex loss. All digits are certified.',
  );
  return sentences;
}

/** A guarantee is the better the smaller it is: "larger" cannot be taken for "better". */
function larger(share: number): string {
  if (share >= 1) return `${Number((1 + share).toPrecision(2))} times as large`;
  const value = 100 * share;
  return `${value < 0.01 ? 'less than 0.01' : Number(value.toPrecision(2))} % larger`;
}
