import type { Bounds } from '../arithmetic.js';
import { bitLength } from '../exact/integer.js';
import type { Rational } from '../exact/rational.js';
import { LARGEST, LEAST } from './neighbours.js';
import { powerOfTwo } from './power-of-two.js';
import { divDown, divUp } from './quotient.js';

const EXACT_INTEGER = 2n ** 53n;
const LEAST_EXPONENT = -1074;

/**
 * The tightest binary64 enclosure of an exact rational: the greatest number <= q and the least >= q, one and
 * the same if q is a binary64 number. Beyond the largest finite number the outer bound is infinite.
 *
 * Numerator and denominator up to 2^53 are binary64 numbers, and `divDown`, `divUp` are tightest.
 */
export function toInterval(q: Rational): Bounds {
  const n = q.numerator;
  const d = q.denominator;
  if (n <= EXACT_INTEGER && n >= -EXACT_INTEGER && d <= EXACT_INTEGER) {
    const a = Number(n);
    if (d === 1n) return { lower: a, upper: a };
    const b = Number(d);
    return { lower: divDown(a, b), upper: divUp(a, b) };
  }
  if (n > 0n) return encloseQuotient(n, d);
  const mirror = encloseQuotient(-n, d);
  return { lower: -mirror.upper, upper: -mirror.lower };
}

/**
 * The tightest binary64 enclosure of n/d for integers n, d > 0.
 *
 * n/d lies in (2^(b-1), 2^(b+1)) for b the difference of bit lengths. For e = max(b - 53, -1074) the floor Q
 * of n/d 2^-e is below 2^54; where it has 54 bits, e + 1 does. Then Q < 2^53 is exact, multiples of 2^e are
 * binary64 numbers there, and n/d is in [Q 2^e, (Q+1) 2^e].
 */
export function encloseQuotient(n: bigint, d: bigint): Bounds {
  const magnitude = bitLength(n) - bitLength(d);
  if (magnitude > 1026) return { lower: LARGEST, upper: Infinity };
  if (magnitude < -1076) return { lower: 0, upper: LEAST };
  let e = Math.max(magnitude - 53, LEAST_EXPONENT);
  if (floorScaled(n, d, e) >= EXACT_INTEGER) e += 1;
  const floor = floorScaled(n, d, e);
  const exact = e >= 0 ? (floor << BigInt(e)) * d === n : floor * d === n << BigInt(-e);
  const lower = scale(Number(floor), e);
  return {
    lower: Math.min(lower, LARGEST),
    upper: exact ? lower : scale(Number(floor + 1n), e),
  };
}

function floorScaled(n: bigint, d: bigint, e: number): bigint {
  return e >= 0 ? n / (d << BigInt(e)) : (n << BigInt(-e)) / d;
}

/** q 2^e for an integer q up to 2^53; a binary64 number, or too large. The first half of the scaling stays normal. */
function scale(q: number, e: number): number {
  const half = Math.trunc(e / 2);
  return q * powerOfTwo(half) * powerOfTwo(e - half);
}
