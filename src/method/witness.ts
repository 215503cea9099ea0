import type { Rational } from '../arithmetic/index.js';

/** f(z) = offset + slope . z on the part of the space where this piece is the largest. */
export interface Piece {
  readonly offset: Rational;
  readonly slope: readonly Rational[];
}

/** A convex function, and where a method begins on it: everything that a person needs to run it. */
export interface Witness {
  /** f is the largest of these; all slopes have one length, the dimension. */
  readonly pieces: readonly Piece[];
  /** theta_1. */
  readonly start: readonly Rational[];
  /** theta_star. */
  readonly minimiser: readonly Rational[];
  /** One for each piece, >= 0, of sum 1, positive only where a piece is active at theta_star: the slopes average to 0. */
  readonly minimality: readonly Rational[];
  /** For each step the piece whose slope is the subgradient; where several are active, any of them may be. */
  readonly choices: readonly number[];
  /**
   * For a method that projects: what the projection of each step but the last takes away from the point. The set is the convex hull of the
   * minimiser and the iterates.
   */
  readonly normals?: readonly (readonly Rational[])[];
}
