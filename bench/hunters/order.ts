import type { Program } from './program.js';

/** What a hunter is asked. */
export interface Order {
  readonly program: Program;
  readonly seconds: number;
  /** For making what was found simpler. */
  readonly shrinking: number;
  readonly seed: number;
  readonly horizons: readonly number[];
  readonly isConfirmed: (point: unknown) => boolean;
}
