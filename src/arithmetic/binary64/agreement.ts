import type { Bounds } from '../arithmetic.js';
import { mulUp } from './product.js';
import { divUp } from './quotient.js';
import { subUp } from './sum.js';

// 10^k is a binary64 number for k up to 22: more digits than two different binary64 numbers agree on.
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, k) => 10 ** k);

/**
 * The greatest integer k in 0..22 with |x - y| <= 10^-k max(|x|, |y|) for all x in a, y in b, or fewer;
 * `Infinity` if both are the same single number. The difference is bounded from above and the larger
 * magnitude from below, and the quotient and its product with 10^k are rounded up.
 */
export function agreeingDigits(a: Bounds, b: Bounds): number {
  const difference = Math.max(subUp(a.upper, b.lower), subUp(b.upper, a.lower));
  if (difference === 0) return Infinity;
  const magnitude = Math.max(mignitude(a), mignitude(b));
  if (magnitude === 0 || difference === Infinity) return 0;
  const relative = divUp(difference, magnitude);
  let digits = 0;
  while (digits + 1 < POWERS_OF_TEN.length && mulUp(relative, POWERS_OF_TEN[digits + 1]!) <= 1) digits += 1;
  return digits;
}

/** The least |x| in the interval. */
function mignitude(a: Bounds): number {
  return Math.max(a.lower, -a.upper, 0);
}
