import { Absent } from '../arithmetic.js';

/**
 * A real number x with |x - (high + low)| <= radius. high = fl(high + low), so that |low| <= 2^-53 |high|: the two
 * carry about 32 decimal digits. `radius` is not negative; 0 means that high + low is x itself, and an infinite one that nothing is known.
 */
export interface Twofold {
  readonly high: number;
  readonly low: number;
  readonly radius: number;
}

/**
 * Sizes for which every error term below is a normal number: products of two of these, and their rounding errors
 * (2^-106 of them), stay in the range of binary64. Beyond it the answer is `unknown`.
 */
export const LEAST = 2 ** -400;
export const GREATEST = 2 ** 400;

export const OUT_OF_RANGE = new Absent('unknown', 'not representable');

/** Whether an operation may rely on the sizes above: 0, or between both. */
export function isInRange(high: number): boolean {
  const size = Math.abs(high);
  return size === 0 || (size >= LEAST && size <= GREATEST);
}

/** 2^-53 squared, times 16: every relative error that is derived in this folder is at most this. */
export const ERROR = 2 ** -102;

/** Makes up for the rounding of a radius itself: some tens of operations, and what underflows in them. */
const INFLATION = 1 + 2 ** -40;
const UNDERFLOW = 2 ** -1000;

/** An upper bound of a radius that was computed in few operations, each rounded to nearest. */
export function raised(radius: number): number {
  return radius * INFLATION + UNDERFLOW;
}

export function exactly(high: number): Twofold {
  return { high, low: 0, radius: 0 };
}

/** An upper bound of |x|. */
export function magnitude({ high, low, radius }: Twofold): number {
  return raised(Math.abs(high) + Math.abs(low) + radius);
}

/** A lower bound of |x|; 0 or less where x may be 0. */
export function distanceFromZero({ high, low, radius }: Twofold): number {
  return Math.abs(high) * (1 - 2 ** -40) - Math.abs(low) - radius * INFLATION;
}
