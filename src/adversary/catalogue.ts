/**
 * The shapes that theory fears, once: what distinguishes the hunt from dice. Bounds break on spikes, steps, power laws and geometric
 * growth, not on independent numbers. Random points (shapes.ts), cases in bulk (bulk/shapes.ts), climbs (landscape/profiles.ts,
 * landscape/steep.ts) and ratios (ratio/profile.ts) draw from this list, each in numbers of its own kind.
 */

/** What a shape of weight 1 adds to the decimal logarithm of entry t = 0, …, n-1 of n positive numbers. */
export type Shape = (t: number, n: number) => number;

export const level: Shape = () => 1;
/** Geometric: from 0 at the first entry to 1 at the last. */
export const slope: Shape = (t, n) => t / Math.max(1, n - 1);
/** A power of the index, counted from 1. */
export const power: Shape = (t) => Math.log10(t + 1);
/** A power of the index, counted from the end. */
export const tailPower: Shape = (t, n) => Math.log10(n - t);
export const spike =
  (place: number): Shape =>
  (t) =>
    t === place ? 1 : 0;
export const first: Shape = spike(0);
export const last: Shape = (t, n) => (t === n - 1 ? 1 : 0);
export const lastButOne: Shape = (t, n) => (t === n - 2 ? 1 : 0);
export const step =
  (place: number): Shape =>
  (t) =>
    t >= place ? 1 : 0;

/** Exponents of power laws. */
export const POWERS = [-3, -2, -1, -0.5, 0.5, 1, 2, 3] as const;

/** How a second sequence may follow the first: rates proportional to a power of the gradients, as where inequalities become equalities. */
export const TIES = [-2, -1, 1, 2] as const;

/** How far logarithms spread: from one order of magnitude to the extreme ratios at which asymptotic arguments break. */
export const SPANS = [0, 1, 1, 2, 2, 3, 4, 6, 8, 12, 20] as const;

/** Decades from one term to the next of steep sequences, the mildest first: the next is 3, 10, 100 or 1000 times as large. */
export const DECADES_PER_STEP = [0.5, 1, 2, 3] as const;
