import {
  type EnclosureText,
  type Rational,
  type Twofold,
  TwofoldSequence,
  twofold,
} from '../../arithmetic/index.js';
import { RUN_BOUNDS } from './bounds.js';
import { enclosureText, guarantees } from './guarantee.js';
import { medianFilter, PADDING } from './median-filter.js';
import { add, div, integer, mul, sqrt, square, total } from './numbers.js';
import type { Run } from './run.js';

/** The share of all steps over which the median is taken, if nothing else is said (Defazio et al. 2023, algorithm 2). */
export const DEFAULT_SMOOTHING = 0.1;

/** A schedule made from the gradient norms of a run, for the next one. */
export interface Refinement {
  /** As shares of the largest; the last is 0. */
  readonly rates: Float64Array;
  /** The norms after the filter. */
  readonly smoothed: readonly number[];
  readonly width: number;
  readonly padding: string;
  readonly run: Run;
  readonly report: RefinementReport;
}

export interface RefinementReport {
  readonly T: number;
  /** Steps over which a median was taken. */
  readonly width: number;
  /** The last loss that the schedule guarantees for the norms as they are, at its best base rate. */
  readonly value: EnclosureText;
  readonly baseRate: EnclosureText;
  /** R / sqrt(Q[T]): the least that any rates reach in this bound for these norms. */
  readonly optimum: EnclosureText;
  /** For norms that differ from these by at most this factor, in either direction, step by step. */
  readonly robust: {
    readonly factor: string;
    /** At the same base rate. */
    readonly sameRate: EnclosureText;
    /** At the base rate that is best for the largest such norms. */
    readonly saferRate: EnclosureText;
    readonly saferBaseRate: EnclosureText;
  };
}

/**
 * The weights w[t] = 1/M[t]^2 with M the medians of the norms, and their rates w[t] w[t+1:T] / w[1:T], over their largest.
 *
 * For norms H[t] <= k G[t] the bound a/c + q c becomes at most a/c + k^2 q c, as it is quadratic and increasing in each norm: at c = sqrt(a/q)
 * that is (1 + k^2)/2 times the value for G, and at c/k it is k times.
 */
export function refine(
  norms: TwofoldSequence,
  distance: Twofold,
  smoothing: number,
  factor: Rational,
): Refinement {
  const horizon = norms.length;
  const width = 2 * Math.floor((smoothing * horizon) / 2) + 1;
  const medians = medianFilter(norms.near(), width);
  const weights = TwofoldSequence.of(horizon, (i) =>
    div(integer(1), square({ high: medians[i]!, low: 0, radius: 0 })),
  );
  const whole = total(horizon, (i) => weights.at(i));
  let tail = integer(0);
  const rates = TwofoldSequence.fromEnd(horizon, (i) => {
    const rate = div(mul(weights.at(i), tail), whole);
    tail = add(tail, weights.at(i));
    return rate;
  });
  // In units of the largest rate, which the base rate then is.
  const largest = rates.near().reduce((a, b) => Math.max(a, b));
  const unit = largest > 0 ? { high: largest, low: 0, radius: 0 } : integer(1);
  const run: Run = {
    distance,
    norms,
    rates: TwofoldSequence.of(horizon, (i) => div(rates.at(i), unit)),
    weights: TwofoldSequence.of(horizon, (i) => div(weights.at(i), unit)),
  };
  const bound = RUN_BOUNDS.filter(({ name }) => name === 'last_top_down');
  const [found] = guarantees(run, null, bound);
  if (found?.kind !== 'value') throw new RangeError('positive weights have a value');
  const k = twofold.rational(factor);
  const half = { high: 0.5, low: 0, radius: 0 };
  const inverse = total(horizon, (i) => div(integer(1), square(norms.at(i))));
  return {
    rates: run.rates.near(),
    smoothed: medians,
    width,
    padding: PADDING,
    run,
    report: {
      T: horizon,
      width,
      value: enclosureText(found.value),
      baseRate: enclosureText(found.baseRate),
      optimum: enclosureText(div(distance, sqrt(inverse))),
      robust: {
        factor: factor.toString(),
        sameRate: enclosureText(mul(mul(half, add(integer(1), square(k))), found.value)),
        saferRate: enclosureText(mul(k, found.value)),
        saferBaseRate: enclosureText(div(found.baseRate, k)),
      },
    },
  };
}
