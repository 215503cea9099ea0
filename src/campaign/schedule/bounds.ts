import { type Twofold, TwofoldSequence } from '../../arithmetic/index.js';
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
  /** `squares`: eta[t]^2 G[t]^2, which most bounds need and which are computed once for all of them. */
  readonly terms: (run: Run, squares: () => TwofoldSequence) => Terms;
}

const TWO = integer(2);

/** eta[t]^2 G[t]^2. */
export function squaresOf({ rates, norms }: Run): TwofoldSequence {
  return TwofoldSequence.of(rates.length, (i) => square(mul(rates.at(i), norms.at(i))));
}

function lastOf(sequence: TwofoldSequence): Twofold {
  return sequence.at(sequence.length - 1);
}

/** R^2 / (2 T eta[T]). */
function initialOfLast({ distance, rates }: Run): Twofold {
  return div(square(distance), mul(integer(2 * rates.length), lastOf(rates)));
}

function averageBounded(run: Run): Terms {
  const { rates, norms } = run;
  const sum = total(rates.length, (i) => mul(rates.at(i), square(norms.at(i))));
  return { initial: initialOfLast(run), noise: div(sum, integer(2 * rates.length)) };
}

function averageMonotone(run: Run, squares: () => TwofoldSequence): Terms {
  const { rates } = run;
  const terms = squares();
  const scale = mul(integer(2 * rates.length), lastOf(rates));
  return {
    initial: initialOfLast(run),
    noise: div(
      total(rates.length, (i) => terms.at(i)),
      scale,
    ),
  };
}

function averageWeighted({ distance, rates }: Run, squares: () => TwofoldSequence): Terms {
  const terms = squares();
  const scale = mul(
    TWO,
    total(rates.length, (i) => rates.at(i)),
  );
  return {
    initial: div(square(distance), scale),
    noise: div(
      total(rates.length, (i) => terms.at(i)),
      scale,
    ),
  };
}

function lastMonotone(run: Run, squares: () => TwofoldSequence): Terms {
  const { rates } = run;
  const terms = squares();
  const horizon = rates.length;
  const recent = total(horizon, (i) => div(terms.at(i), integer(Math.max(1, horizon - i - 1))));
  return { initial: initialOfLast(run), noise: div(recent, mul(TWO, lastOf(rates))) };
}

/** From the end: `tail` is eta[t+1:T] when step t is added, and eta[T] for t = T. */
function lastGeneral({ distance, rates }: Run, squares: () => TwofoldSequence): Terms {
  const terms = squares();
  const last = rates.length - 1;
  let tail = rates.at(last);
  let sum = div(terms.at(last), tail);
  for (let i = last - 1; i >= 0; i -= 1) {
    sum = add(sum, div(terms.at(i), tail));
    tail = add(tail, rates.at(i));
  }
  return { initial: div(square(distance), mul(TWO, tail)), noise: div(sum, TWO) };
}

function lastTopDown({ distance, norms, weights }: Run): Terms {
  const own = weights!;
  const scale = mul(
    TWO,
    total(own.length, (i) => own.at(i)),
  );
  const sum = total(own.length, (i) => square(mul(own.at(i), norms.at(i))));
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
