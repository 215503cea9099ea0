import type { EnclosureText, Rational, Twofold } from '../../arithmetic/index.js';
import type { Metric } from '../metric.js';
import type { RunBound } from './bounds.js';
import { enclosureText, guarantees } from './guarantee.js';
import type { ScheduleClaim } from './schedule-claim.js';
import { topDownWeights } from './top-down-weights.js';

/** Name and version of the form of `schedule --json`; the number grows when a field changes its meaning. */
export const SCHEDULE_SCHEMA = 'lakatos-schedule/1';

/** What is guaranteed for some schedules, each at its best base rate or at the one that was given. */
export interface ScheduleComparison {
  readonly schema: typeof SCHEDULE_SCHEMA;
  readonly version: string;
  /** R, as it was written. */
  readonly distance: string;
  /** The norms of the gradients, as they were written: a number, a law, or the name of a file. */
  readonly gradients: string;
  /** The base rate, as it was written; `null`: the best one for each value. */
  readonly baseRate: string | null;
  /** What was done to the data. */
  readonly notes: readonly string[];
  readonly schedules: readonly ScheduleReport[];
}

export interface ScheduleReport {
  readonly name: string;
  readonly T: number;
  /** Parameters that were chosen by a search, and how. */
  readonly tuned: TuneReport | null;
  readonly bounds: readonly BoundReport[];
  /** Bounds that say nothing about this schedule. */
  readonly excluded: readonly { readonly bound: string; readonly metric: Metric; readonly reason: string }[];
}

/** A guarantee: the loss of `metric`, less the least one, is at most `value` at this base rate. Both ends are certified. */
export interface BoundReport {
  readonly bound: string;
  readonly metric: Metric;
  readonly baseRate: EnclosureText;
  readonly value: EnclosureText;
}

/** Parameters that make one bound small, found by a search: its value there is certified, that none is smaller is not. */
export interface TuneReport {
  readonly bound: string;
  readonly chosen: Readonly<Record<string, string>>;
  /** Every value that was computed, for the curve: by parameters. */
  readonly tried: readonly { readonly at: Readonly<Record<string, string>>; readonly value: number }[];
}

/** A schedule under the name that the user gave it. */
export interface NamedSchedule {
  readonly name: string;
  readonly claim: ScheduleClaim;
}

export interface Evaluation {
  readonly report: ScheduleReport;
  readonly run: ReturnType<ScheduleClaim['run']>;
}

/** One schedule at one horizon, with parameters that are already chosen. */
export function evaluate(
  { name, claim }: NamedSchedule,
  horizon: number,
  baseRate: Twofold | null,
  bounds: readonly RunBound[],
  chosen: ReadonlyMap<string, Rational>,
  tuned: TuneReport | null,
): Evaluation {
  const known = claim.run(horizon, chosen);
  const wantsWeights = bounds.some(({ needs }) => needs === 'weights');
  const run = wantsWeights ? { ...known, weights: topDownWeights(known) } : known;
  const found = guarantees(run, baseRate, bounds);
  const report: ScheduleReport = {
    name,
    T: horizon,
    tuned,
    bounds: found.flatMap((each) =>
      each.kind === 'value'
        ? [
            {
              bound: each.bound,
              metric: each.metric,
              baseRate: enclosureText(each.baseRate),
              value: enclosureText(each.value),
            },
          ]
        : [],
    ),
    excluded: found.flatMap((each) =>
      each.kind === 'none' ? [{ bound: each.bound, metric: each.metric, reason: each.reason }] : [],
    ),
  };
  return { report, run };
}
