import type { Twofold } from '../../arithmetic/index.js';
import type { Metric } from '../metric.js';
import { add, div, integer, mul, square, total } from './numbers.js';
import type { Run } from './run.js';

/** The value of a bound at the base rate c is initial / c + noise * c: both are 0 or more. */
export interface Terms {
  /** What the start is away from the minimiser. */
  readonly initial: Twofold;
  /** What the gradients add. */
  readonly noise: Twofold;
}

/** A bound of the series, in time that grows linearly with the horizon. */
export interface RunBound {
  readonly name: string;
  readonly metric: Metric;
  /** What the bound needs of the rates, in addition to their being positive. */
  readonly needs: 'nonincreasing rates' | 'nothing' | 'weights';
  readonly terms: (run: Run) => Terms;
}

const TWO = integer(2);

/** eta[t]^2 G[t]^2. */
function squares({ rates, norms }: Run): Twofold[] {
  return rates.map((rate, i) => square(mul(rate, norms[i]!)));
}

/** R^2 / (2 T eta[T]). */
function initialOfLast({ distance, rates }: Run): Twofold {
  return div(square(distance), mul(integer(2 * rates.length), rates.at(-1)!));
}

function averageBounded(run: Run): Terms {
  const { rates, norms } = run;
  const sum = total(rates.map((rate, i) => mul(rate, square(norms[i]!))));
  return { initial: initialOfLast(run), noise: div(sum, integer(2 * rates.length)) };
}

function averageMonotone(run: Run): Terms {
  const { rates } = run;
  const scale = mul(integer(2 * rates.length), rates.at(-1)!);
  return { initial: initialOfLast(run), noise: div(total(squares(run)), scale) };
}

function averageWeighted(run: Run): Terms {
  const scale = mul(TWO, total(run.rates));
  return { initial: div(square(run.distance), scale), noise: div(total(squares(run)), scale) };
}

function lastMonotone(run: Run): Terms {
  const { rates } = run;
  const horizon = rates.length;
  const recent = squares(run).map((term, i) => div(term, integer(Math.max(1, horizon - i - 1))));
  return { initial: initialOfLast(run), noise: div(total(recent), mul(TWO, rates.at(-1)!)) };
}

/** From the end: `tail` is eta[t+1:T] when step t is added, and eta[T] for t = T. */
function lastGeneral(run: Run): Terms {
  const { distance, rates, norms } = run;
  let tail = rates.at(-1)!;
  let sum = integer(0);
  for (let i = rates.length - 1; i >= 0; i -= 1) {
    const rate = rates[i]!;
    sum = add(sum, div(square(mul(rate, norms[i]!)), tail));
    tail = i === rates.length - 1 ? rate : add(tail, rate);
  }
  return { initial: div(square(distance), mul(TWO, tail)), noise: div(sum, TWO) };
}

function lastTopDown({ distance, norms, weights }: Run): Terms {
  const scale = mul(TWO, total(weights!));
  const sum = total(weights!.map((weight, i) => square(mul(weight, norms[i]!))));
  return { initial: div(square(distance), scale), noise: div(sum, scale) };
}

/** The bounds of the series (proofs/), by the document's names. */
export const RUN_BOUNDS: readonly RunBound[] = [
  { name: 'average_bounded', metric: 'average', needs: 'nonincreasing rates', terms: averageBounded },
  { name: 'average_monotone', metric: 'average', needs: 'nonincreasing rates', terms: averageMonotone },
  { name: 'average_weighted', metric: 'weighted average', needs: 'nothing', terms: averageWeighted },
  { name: 'last_monotone', metric: 'last', needs: 'nonincreasing rates', terms: lastMonotone },
  { name: 'last_general', metric: 'last', needs: 'nothing', terms: lastGeneral },
  { name: 'last_top_down', metric: 'last', needs: 'weights', terms: lastTopDown },
];
