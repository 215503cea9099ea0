import type { Rational } from '../arithmetic/index.js';

/** The value of a `given`: a scalar, a sequence in the order of its range, or a family (outer index first). */
export type PointValue = Rational | readonly Rational[] | readonly (readonly Rational[])[];

/**
 * One exact choice of everything that a claim quantifies over. What is judged, shrunk, printed, stored and
 * replayed is this, and nothing else.
 */
export interface Point {
  /** T, at least 1. */
  readonly horizon: number;
  /** One value for each of `Claim.givens`, in their order. */
  readonly values: readonly PointValue[];
}
