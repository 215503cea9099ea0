import { type Choices, pick, unit } from './random.js';

/** Small horizons first and often: most claims that fail do so at T <= 3, with witnesses that fit in a sentence. */
const FIRST_HORIZONS = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8] as const;

const SMALL_LIMIT = 8;

/** One case in so many takes the next horizon of a sweep, the longest first, so that none is left out by chance. */
const SWEEP_EVERY = 4;

/**
 * The horizon of case number `index`: the first few go through small T; then a quarter of the cases sweeps
 * max, max - 1, …, 1 and begins again, and of the others half are small and half log-uniform up to `max`.
 */
export function horizonOf(index: number, max: number, choices: Choices): number {
  const first = FIRST_HORIZONS[index];
  if (first !== undefined) return Math.min(first, max);
  const past = index - FIRST_HORIZONS.length;
  if (past % SWEEP_EVERY === 0) return max - (Math.floor(past / SWEEP_EVERY) % max);
  return randomHorizon(max, choices);
}

/** Half small, half log-uniform up to `max`. */
export function randomHorizon(max: number, choices: Choices): number {
  if (pick([true, false], choices)) return choices.integer(1, Math.min(SMALL_LIMIT, max));
  return Math.min(max, Math.floor(Math.exp(unit(choices) * Math.log(max + 1))));
}
