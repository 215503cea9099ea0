import { nextDown, nextUp } from './neighbours.js';
import { productError } from './product.js';

/**
 * A number with the sign of s^2 - x, for x in [2^-474, 2^500] and s within a factor of 1.4 of its root:
 * with p = fl(s^2) and its exact error e, p - x is exact (Sterbenz), and the rounded (p - x) + e keeps the sign.
 */
function squareExcess(s: number, x: number): number {
  const p = s * s;
  return p - x + productError(s, s, p);
}

// `Math.sqrt` is only a first guess: the language does not promise that it is correctly rounded. The loops
// end with what the exact residual proves; they take at most one step if the guess is correctly rounded.

function plainDown(x: number): number {
  let s = Math.sqrt(x);
  while (squareExcess(s, x) > 0) s = nextDown(s);
  return s;
}

function plainUp(x: number): number {
  let s = Math.sqrt(x);
  while (squareExcess(s, x) < 0) s = nextUp(s);
  return s;
}

/**
 * The greatest binary64 number <= sqrt(x), for x >= 0. Where x is near an end of the range it is scaled by
 * 2^600 or 2^-600 (exact) and the root by 2^-300 or 2^300 (exact: roots are never subnormal).
 */
export function sqrtDown(x: number): number {
  if (x === 0 || x === Infinity) return x;
  if (x < 2 ** -450) return plainDown(x * 2 ** 600) * 2 ** -300;
  if (x > 2 ** 500) return plainDown(x * 2 ** -600) * 2 ** 300;
  return plainDown(x);
}

/** The least binary64 number >= sqrt(x), for x >= 0. Scaled as in `sqrtDown`. */
export function sqrtUp(x: number): number {
  if (x === 0 || x === Infinity) return x;
  if (x < 2 ** -450) return plainUp(x * 2 ** 600) * 2 ** -300;
  if (x > 2 ** 500) return plainUp(x * 2 ** -600) * 2 ** 300;
  return plainUp(x);
}
