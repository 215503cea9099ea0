import type { Rational } from '../../arithmetic/index.js';
import { MAX_PRODUCTS, type Point, tooLongRun } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';

/** Throws a `ProblemError` where a run takes too much work: so many inner products of vectors, in the dimension that the point gives. */
export function checkWork(claim: Claim, { horizon, values }: Point, innerProducts: number): void {
  const dimension = (values[claim.method!.layout.dimension] as Rational).approximate();
  if (!(innerProducts * dimension <= MAX_PRODUCTS)) throw tooLongRun(dimension, horizon, claim.place);
}
