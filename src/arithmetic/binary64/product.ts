import { nextDown, nextUp } from './neighbours.js';

const SPLITTER = 2 ** 27 + 1;
const LEAST_PLAIN_PRODUCT = 2 ** -967;
const GREATEST_PLAIN_PRODUCT = 2 ** 1020;
const GREATEST_PLAIN_FACTOR = 2 ** 990;

/**
 * TwoProduct (Veltkamp's splitting, Dekker 1971): for p = fl(a b) the exact error a b - p.
 *
 * Domain: |a|, |b| <= 2^990, so that splitting does not overflow, and 2^-967 <= |p| <= 2^1020. The error
 * and all partial products are multiples of ulp(a) ulp(b) > |a b| 2^-106 >= 2^-1074 (|a| < 2^53 ulp(a), and
 * 2^-967 leaves a factor 2 for the rounding of p), so that nothing underflows.
 */
export function productError(a: number, b: number, p: number): number {
  const as = SPLITTER * a;
  const ah = as - (as - a);
  const al = a - ah;
  const bs = SPLITTER * b;
  const bh = bs - (bs - b);
  const bl = b - bh;
  return al * bl - (p - ah * bh - al * bh - ah * bl);
}

/**
 * A number with the sign of a b - p, where p = fl(a b): 0 exactly if p is exact. NaN for 0 times infinity.
 */
function productExcess(a: number, b: number, p: number): number {
  const magnitude = Math.abs(p);
  return magnitude >= LEAST_PLAIN_PRODUCT &&
    magnitude <= GREATEST_PLAIN_PRODUCT &&
    Math.abs(a) <= GREATEST_PLAIN_FACTOR &&
    Math.abs(b) <= GREATEST_PLAIN_FACTOR
    ? productError(a, b, p)
    : rangeEdgeExcess(a, b, p);
}

/** 2^-600, 1 or 2^600, such that x times it is exact and, unless x is 0, lies in [2^-474, 2^500]. */
export function centring(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > 2 ** 500) return 2 ** -600;
  return magnitude < 2 ** -400 ? 2 ** 600 : 1;
}

/**
 * `productExcess` where TwoProduct does not apply. With a' = a 2^i, b' = b 2^j in [2^-474, 2^500] the
 * product p' = fl(a' b') in [2^-948, 2^1000] has an exact error e' (a factor below 2^-400 has been scaled up). P = p 2^(i+j) is exact: the scaling
 * moves p away from the end of the range it is near to. p' - P is exact: both are equal unless p was
 * rounded as a subnormal number; then P = 0, or P/2 <= p' <= 2P and Sterbenz's lemma applies. The sign of
 * a' b' - P = (p' - P) + e' is that of its rounded value.
 */
function rangeEdgeExcess(a: number, b: number, p: number): number {
  if (p - p !== 0) {
    const exact = a - a !== 0 || b - b !== 0;
    return exact ? (Number.isNaN(p) ? p : 0) : -p;
  }
  if (a === 0 || b === 0) return 0;
  const ca = centring(a);
  const cb = centring(b);
  const scaled = ca * cb === 1 ? p : p * ca * cb;
  const as = a * ca;
  const bs = b * cb;
  const ps = as * bs;
  return ps - scaled + productError(as, bs, ps);
}

/** The greatest binary64 number <= a b. A factor 0 gives 0, also with an infinite one. */
export function mulDown(a: number, b: number): number {
  const p = a * b;
  const excess = productExcess(a, b, p);
  if (excess < 0) return nextDown(p);
  return excess >= 0 ? p : 0;
}

/** The least binary64 number >= a b. A factor 0 gives 0, also with an infinite one. */
export function mulUp(a: number, b: number): number {
  const p = a * b;
  const excess = productExcess(a, b, p);
  if (excess > 0) return nextUp(p);
  return excess <= 0 ? p : 0;
}
