/**
 * The shapes that theory fears, once: what distinguishes the hunt from dice. Bounds break on spikes, steps, power laws and geometric
 * growth, not on independent numbers. Random points (shapes.ts), cases in bulk (bulk/shapes.ts), climbs and ratios (landscape/profiles.ts,
 * landscape/catalogue-profiles.ts, landscape/steep.ts) and sweeps (sweep/sweeps.ts) draw from this list, each in numbers of its own kind.
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

/** The shapes of a whole sequence whose weights climbs choose, those without a place of their own. */
export const WHOLE_SHAPES: readonly Shape[] = [level, slope, power, tailPower, first, last];

/**
 * The kinds of random sequences, each as often as it stands here: random points draw from this table (shapes.ts), and so do cases in
 * bulk (bulk/shapes.ts).
 */
export const RANDOM_KINDS = [
  'constant',
  'power law',
  'geometric',
  'spike',
  'step',
  'alternating',
  'independent',
  'independent',
  'sorted',
  'random walk',
  'two values',
] as const;

export type RandomKind = (typeof RANDOM_KINDS)[number];

/** Exponents of power laws. */
export const POWERS = [-3, -2, -1, -0.5, 0.5, 1, 2, 3] as const;

/** Powers of the index that sequences follow in a sweep: constant, growing, falling, and faster. */
export const PLAIN_POWERS = [0, 1, -1, 2, -2] as const;

/** How a second sequence may follow the first: rates proportional to a power of the gradients, as where inequalities become equalities. */
export const TIES = [-2, -1, 1, 2] as const;

/** How far logarithms spread: from one order of magnitude to the extreme ratios at which asymptotic arguments break. */
export const SPANS = [0, 1, 1, 2, 2, 3, 4, 6, 8, 12, 20] as const;

/** Decades from one term to the next of steep sequences, the mildest first: the next is 3, 10, 100 or 1000 times as large. */
export const DECADES_PER_STEP = [0.5, 1, 2, 3] as const;
