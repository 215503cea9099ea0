import { type Choices, pick, unit } from './random.js';

/** Small horizons first and often: most claims that fail do so at T <= 3, with witnesses that fit in a sentence. */
const FIRST_HORIZONS = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8] as const;

const SMALL_LIMIT = 8;

/**
 * Horizons up to this one are judged often: links, indices and ends of ranges go wrong there, and a case costs little.
 * Judging one at T = 100 costs as much as fifty at T = 10; long horizons are what generated code is for.
 */
const OFTEN_UP_TO = 20;

/** One case in this number takes the next horizon of a sweep of the often judged ones, so that none is left out by chance. */
const SWEEP_EVERY = 4;

/** One case in this number goes beyond them, spread over orders of magnitude, the longest horizon first. */
const LONG_EVERY = 32;

/** How many cases are beyond those that are judged often: one in `LONG_EVERY`, or the first of these alone, where generated code sees to the others. */
export type LongCases = 'some' | 'one';

/**
 * The horizon of case number `index`, to be judged: the first few go through small T; then one in `LONG_EVERY` is
 * longer than `OFTEN_UP_TO`, a quarter sweeps 20, 19, …, 1 and begins again, and of the others half are small and
 * half log-uniform.
 */
export function horizonOf(index: number, max: number, choices: Choices, long: LongCases = 'some'): number {
  const first = FIRST_HORIZONS[index];
  if (first !== undefined) return Math.min(first, max);
  const past = index - FIRST_HORIZONS.length;
  const often = Math.min(OFTEN_UP_TO, max);
  if (past % LONG_EVERY === LONG_EVERY - 1 && max > often) {
    if (past < LONG_EVERY) return max;
    if (long === 'some') return logUniform(often + 1, max, choices);
  }
  if (past % SWEEP_EVERY === 0) return often - (Math.floor(past / SWEEP_EVERY) % often);
  return randomHorizon(often, choices);
}

/** Number of the first case, after the first few, that is as long as any: `horizonOf` draws nothing for it. */
export function firstLongest(max: number): number {
  return FIRST_HORIZONS.length + (max > OFTEN_UP_TO ? LONG_EVERY - 1 : 0);
}

/** Half small, half log-uniform up to `max`. */
export function randomHorizon(max: number, choices: Choices): number {
  if (pick([true, false], choices)) return choices.integer(1, Math.min(SMALL_LIMIT, max));
  return logUniform(1, max, choices);
}

function logUniform(min: number, max: number, choices: Choices): number {
  const span = Math.log((max + 1) / min);
  return Math.min(max, Math.floor(min * Math.exp(unit(choices) * span)));
}
