import type { Dice } from './dice.js';
import { logarithm, magnitude, OCTAVE } from './octaves.js';

const SMALL_LIMIT = 8;

/** One case in this number sweeps the horizons 1, 2, 3, … up to `SWEPT`, so that none of them is left out by chance. */
const SWEEP_EVERY = 4;
const SWEPT = 128;

/** The horizon of bulk case number `index` if it is one of those that sweep the horizons up to `max`, else `null`. */
export function sweptHorizon(index: number, max: number): number | null {
  if (index % SWEEP_EVERY !== SWEEP_EVERY - 1) return null;
  const horizon = (index + 1) / SWEEP_EVERY;
  return horizon <= Math.min(max, SWEPT) ? horizon : null;
}

/** Bulk cases from this number on sweep no horizons. */
export function sweptCases(max: number): number {
  return SWEEP_EVERY * Math.min(max, SWEPT);
}

/** Half small, half log-uniform up to `max`, as in ../horizons.ts. */
export function bulkHorizon(max: number, dice: Dice): number {
  if (dice.below(2) === 0) return 1 + dice.below(Math.min(SMALL_LIMIT, max));
  const octaves = dice.below(logarithm(max + 1) + 1);
  // The table of fractions is cut to 1/2048: a step within makes every horizon possible.
  const within = 1 + dice.below(OCTAVE) / (OCTAVE * OCTAVE);
  return Math.max(1, Math.min(max, Math.floor(magnitude(octaves) * within)));
}
