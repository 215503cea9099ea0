import type { Dice } from './dice.js';
import { logarithm, magnitude, OCTAVE } from './octaves.js';

const SMALL_LIMIT = 8;

/** Half small, half log-uniform up to `max`, as in ../horizons.ts. */
export function bulkHorizon(max: number, dice: Dice): number {
  if (dice.below(2) === 0) return 1 + dice.below(Math.min(SMALL_LIMIT, max));
  const octaves = dice.below(logarithm(max + 1) + 1);
  // The table of fractions is cut to 1/2048: a step within makes every horizon possible.
  const within = 1 + dice.below(OCTAVE) / (OCTAVE * OCTAVE);
  return Math.max(1, Math.min(max, Math.floor(magnitude(octaves) * within)));
}
