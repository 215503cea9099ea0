import {
  Absent,
  type EnclosureText,
  type Twofold,
  type TwofoldSequence,
  twofold,
} from '../../arithmetic/index.js';
import type { Metric } from '../metric.js';
import { RUN_BOUNDS, type RunBound, squaresOf, type Terms } from './bounds.js';
import { absentIn, add, div, isPositive, mul, sqrt, sub } from './numbers.js';
import type { Run } from './run.js';

/** What one bound guarantees for a run, or why it says nothing. */
export type Guarantee =
  | {
      readonly kind: 'value';
      readonly bound: string;
      readonly metric: Metric;
      readonly baseRate: Twofold;
      readonly value: Twofold;
      readonly terms: Terms;
    }
  | { readonly kind: 'none'; readonly bound: string; readonly metric: Metric; readonly reason: string };

/** What every bound guarantees at its best base rate, or at one that is given. */
export function guarantees(
  run: Run,
  baseRate: Twofold | null,
  bounds: readonly RunBound[] = RUN_BOUNDS,
): Guarantee[] {
  const positivity = failureOfPositivity(run.rates);
  const isMonotone = bounds.some(({ needs }) => needs === 'nonincreasing rates');
  const monotonicity = positivity ?? (isMonotone ? failureOfMonotonicity(run) : null);
  let known: TwofoldSequence | null = null;
  const squares = (): TwofoldSequence => {
    known ??= squaresOf(run);
    return known;
  };
  return bounds.map((bound) => {
    const { name, metric, needs } = bound;
    const none = (reason: string): Guarantee => ({ kind: 'none', bound: name, metric, reason });
    if (needs === 'weights' && run.weights === null)
      return none('no weights were found whose rates these are');
    const failure =
      needs === 'weights'
        ? failureOfPositivity(run.weights!, 'w')
        : needs === 'nonincreasing rates'
          ? monotonicity
          : positivity;
    if (failure !== null) return none(failure);
    const terms = absentIn(() => bound.terms(run, squares));
    if (terms instanceof Absent) return none(`no value: ${terms.reason}`);
    const found = absentIn(() => bestValue(terms, baseRate));
    if (found instanceof Absent) return none(`no value: ${found.reason}`);
    return { kind: 'value', bound: name, metric, terms, ...found };
  });
}

/**
 * a/c + q c for c > 0 is least at c = sqrt(a/q), where it is 2 sqrt(a q): by (sqrt(a/c) - sqrt(q c))^2 >= 0.
 */
export function bestValue(
  { initial, noise }: Terms,
  baseRate: Twofold | null,
): { readonly baseRate: Twofold; readonly value: Twofold } {
  if (baseRate !== null) return { baseRate, value: add(div(initial, baseRate), mul(noise, baseRate)) };
  const value = mul(twofold.integer(2), sqrt(mul(initial, noise)));
  return { baseRate: sqrt(div(initial, noise)), value };
}

/** The first step whose rate is not positive, in words; `null`: all are. */
function failureOfPositivity(rates: TwofoldSequence, name = 'eta'): string | null {
  const distinct = rates.isConstant ? 1 : rates.length;
  for (let i = 0; i < distinct; i += 1) {
    const truth = isPositive(rates.at(i));
    if (truth !== 'yes') return `${name}[${i + 1}] > 0 ${truth === 'no' ? 'fails' : 'is undecided'}`;
  }
  return null;
}

/** The first step at which the rate rises. */
function failureOfMonotonicity({ rates, exactOrder }: Run): string | null {
  if (rates.isConstant) return null;
  for (let i = 0; i + 1 < rates.length; i += 1) {
    const order = orderOf(rates.at(i), rates.at(i + 1)) ?? exactOrder?.(i + 1) ?? null;
    if (order === 'falls or stays') continue;
    return `eta[${i + 2}] <= eta[${i + 1}] ${order === 'rises' ? 'fails' : 'is undecided'}`;
  }
  return null;
}

/** The order of two rates, as far as their enclosures tell. */
function orderOf(before: Twofold, after: Twofold): 'rises' | 'falls or stays' | null {
  const difference = absentIn(() => sub(after, before));
  if (difference instanceof Absent) return null;
  const { lower, upper } = twofold.bounds(difference);
  return upper <= 0 ? 'falls or stays' : lower > 0 ? 'rises' : null;
}

/** Significant digits of a result: as many as every enclosure of a run has, and a few more. */
export function enclosureText(x: Twofold): EnclosureText {
  return twofold.text(x);
}
