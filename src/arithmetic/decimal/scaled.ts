import { bitLength } from '../exact/integer.js';

/** The greatest integer <= n/d, for d > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** The greatest integer <= coefficient 10^exponent 2^bits. */
export function floorScaled(coefficient: bigint, exponent: number, bits: number): bigint {
  const scaled = coefficient << BigInt(bits);
  return exponent >= 0 ? scaled * 10n ** BigInt(exponent) : floorDivide(scaled, 10n ** BigInt(-exponent));
}

const DIGITS_PER_BIT = Math.log10(2);
// Digits kept beyond those asked for, so that rounding to `digits` afterwards is hardly ever further out.
const SPARE_DIGITS = 4;

/**
 * A decimal text <= x 2^-bits 10^exponent, with some more digits than asked for: the integer
 * floor(x 10^places 2^-bits) with its exponent. How many digits it gets is estimated; that it lies below is not.
 */
export function textBelow(x: bigint, bits: number, exponent: number, digits: number): string {
  if (x === 0n) return '0';
  const magnitude = Math.floor((bitLength(x < 0n ? -x : x) - bits) * DIGITS_PER_BIT);
  const places = digits + SPARE_DIGITS - magnitude;
  const integer =
    places >= 0
      ? (x * 10n ** BigInt(places)) >> BigInt(bits)
      : floorDivide(x, (10n ** BigInt(-places)) << BigInt(bits));
  return `${integer}e${exponent - places}`;
}

/** The mirror image of `textBelow`. */
export function textAbove(x: bigint, bits: number, exponent: number, digits: number): string {
  const below = textBelow(-x, bits, exponent, digits);
  return below.startsWith('-') ? below.slice(1) : `-${below}`;
}
