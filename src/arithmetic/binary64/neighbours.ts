/** The largest finite binary64 number, (2 - 2^-52) 2^1023. */
export const LARGEST = Number.MAX_VALUE;

/** The least positive binary64 number, 2^-1074. */
export const LEAST = Number.MIN_VALUE;

// u (1 + 2u) for u = 2^-53: see `nextUp`.
const STEP = 2 ** -53 * (1 + 2 ** -52);
const SCALE = 2 ** 100;
const UNSCALE = 2 ** -100;
const PLAIN_RANGE = 2 ** -900;
const FIXED_SPACING_RANGE = 2 ** -1021;

/**
 * The least binary64 number above `x`: exact for every `x`; `Infinity` above the largest finite number and
 * above itself, the least finite number above `-Infinity`.
 *
 * Write 2^k <= |x| < 2^(k+1). Neighbours of x are 2u 2^k apart (u 2^k just inside |x| = 2^k). The step
 * e = fl(|x| u (1 + 2u)) satisfies u 2^k < e <= 2u 2^k: more than half of the distance to the next number
 * and less than three halves of it, so that fl(x + e), rounded to nearest, is that number. This needs a
 * normal product, hence the scaling by a power of two (exact) below 2^-900; below 2^-1021 numbers are
 * equally spaced by 2^-1074 and the sum is exact. (Rump, Zimmermann, Boldo, Melquiond, "Computing
 * predecessor and successor in rounding to nearest", BIT 49, 2009.)
 */
export function nextUp(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude >= PLAIN_RANGE) return x === -Infinity ? -LARGEST : x + magnitude * STEP;
  if (magnitude < FIXED_SPACING_RANGE) return x + LEAST;
  const scaled = x * SCALE;
  return (scaled + Math.abs(scaled) * STEP) * UNSCALE;
}

/** The greatest binary64 number below `x`: exact for every `x`. The mirror image of `nextUp`. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}
