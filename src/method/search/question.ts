import type { Point } from '../../evaluation/index.js';
import type { Program } from './program.js';

/** A situation as a semidefinite program for the worst function, and what a solution of it proposes. */
export interface Question {
  /** The value of the bound. */
  readonly bound: number;
  /** A loss of the program times this is a loss. */
  readonly unit: number;
  readonly program: () => Program;
  /** Points whose functions are about as bad as the Gram matrix says, the worst first. */
  readonly points: (gram: Float64Array) => Generator<Point>;
  /** Points with simpler functions: few dimensions first, then short numbers. */
  readonly simplerPoints: (gram: Float64Array) => Generator<Point>;
  /**
   * The point with its slopes as they are and the largest offsets that fit them, while it still breaks the bound; `null` where nothing fits. Absent where
   * offsets are as simple as slopes.
   */
  readonly refit?: (point: Point) => Point | null;
}
