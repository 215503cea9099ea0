import { nextDown, nextUp } from './neighbours.js';
import { centring, productError } from './product.js';

const LEAST_PLAIN_OPERAND = 2 ** -400;
const GREATEST_PLAIN_OPERAND = 2 ** 400;

/**
 * A number with the sign of a/b - q, where q = fl(a/b): 0 exactly if q is exact; NaN if a/b is NaN.
 *
 * The residual a - q b: p = fl(q b) has the exact error e by TwoProduct; p is within a factor of 2 of a, so
 * that a - p is exact (Sterbenz), and the sign of a - q b = (a - p) - e is that of its rounded value.
 * (Muller et al., Handbook of Floating-Point Arithmetic, 4.4 and 4.7.)
 */
function quotientExcess(a: number, b: number, q: number): number {
  const x = Math.abs(a);
  const y = Math.abs(b);
  if (
    x >= LEAST_PLAIN_OPERAND &&
    x <= GREATEST_PLAIN_OPERAND &&
    y >= LEAST_PLAIN_OPERAND &&
    y <= GREATEST_PLAIN_OPERAND
  ) {
    const p = q * b;
    const residual = a - p - productError(q, b, p);
    return b > 0 ? residual : -residual;
  }
  return rangeEdgeExcess(a, b, q);
}

/**
 * `quotientExcess` with operands outside [2^-400, 2^400]. As for products, a' = a 2^i and b' = b 2^j lie in
 * [2^-474, 2^500], and Q = q 2^(i-j) is exact. Q need not be the nearest number to a'/b' (q may have been
 * rounded as a subnormal), but unless Q = 0, Q lies between 2/3 and 2 times a'/b': Sterbenz's lemma holds.
 */
function rangeEdgeExcess(a: number, b: number, q: number): number {
  if (q - q !== 0) {
    const exact = a - a !== 0 || b === 0;
    return exact ? (Number.isNaN(q) ? q : 0) : -q;
  }
  if (a === 0 || b - b !== 0) return 0;
  const ca = centring(a);
  const cb = 1 / centring(b);
  const as = a * ca;
  const bs = b / cb;
  const qs = ca * cb === 1 ? q : q * ca * cb;
  if (qs === 0) return a > 0 === b > 0 ? 1 : -1;
  const p = qs * bs;
  const residual = as - p - productError(qs, bs, p);
  return bs > 0 ? residual : -residual;
}

/** The greatest binary64 number <= a/b, for b other than 0; x/infinity is 0. Infinity/infinity: `-Infinity`. */
export function divDown(a: number, b: number): number {
  const q = a / b;
  const excess = quotientExcess(a, b, q);
  if (excess < 0) return nextDown(q);
  return excess >= 0 ? q : -Infinity;
}

/** The least binary64 number >= a/b, for b other than 0; x/infinity is 0. Infinity/infinity: `Infinity`. */
export function divUp(a: number, b: number): number {
  const q = a / b;
  const excess = quotientExcess(a, b, q);
  if (excess > 0) return nextUp(q);
  return excess <= 0 ? q : Infinity;
}
