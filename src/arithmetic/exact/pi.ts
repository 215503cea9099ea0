import type { FixedPoint } from '../decimal/fixed-point.js';
import { bitLength } from './integer.js';

/** Bits beyond those asked for, so that the counted errors of the series are below one unit. */
const GUARD = 32;

/**
 * 2^bits arctan(1/n) for an integer n >= 5, with a bound of the error: 1/n - 1/(3 n^3) + 1/(5 n^5) - ...
 *
 * A power floor(P/n^2) is low by less than 1 + 1/25 + ... < 1.05 units, its quotient by 2i + 1 by less than 2.05. The terms
 * decrease with alternating signs: what follows the first power that has become 0 is less than 1.05 units. So N terms
 * have an error below 3 N + 3.
 */
function arctangentOfInverse(n: bigint, bits: number): { readonly sum: bigint; readonly error: bigint } {
  const square = n * n;
  let sum = 0n;
  let divisor = 1n;
  for (let power = (1n << BigInt(bits)) / n; power > 0n; power /= square) {
    sum += divisor % 4n === 1n ? power / divisor : -(power / divisor);
    divisor += 2n;
  }
  return { sum, error: 3n * divisor + 3n };
}

function compute(bits: number): FixedPoint {
  const fifth = arctangentOfInverse(5n, bits + GUARD);
  const small = arctangentOfInverse(239n, bits + GUARD);
  const sum = 16n * fifth.sum - 4n * small.sum;
  const error = 16n * fifth.error + 4n * small.error;
  const guard = BigInt(GUARD);
  return { lower: (sum - error) >> guard, upper: ((sum + error) >> guard) + 1n };
}

/** Multiples of this many bits are computed, so that few precisions are. */
const STEP = 256;
const known = new Map<number, FixedPoint>();

/** lower <= 2^bits pi <= upper, two or three units apart, by Machin's formula pi = 16 arctan(1/5) - 4 arctan(1/239). */
export function scaledPi(bits: number): FixedPoint {
  const whole = Math.ceil(bits / STEP) * STEP;
  let pi = known.get(whole);
  if (!pi) {
    pi = compute(whole);
    known.set(whole, pi);
  }
  const excess = BigInt(whole - bits);
  return excess === 0n ? pi : { lower: pi.lower >> excess, upper: (pi.upper >> excess) + 1n };
}

/** An argument of sine and cosine as k pi/2 + r, |r| < 0.8: k modulo 2^32, and lower <= 2^bits r <= upper. */
export interface ReducedArgument extends FixedPoint {
  readonly bits: number;
  readonly quarters: number;
}

/**
 * n/d, d > 0, reduced exactly: r is known to 2^-bits or closer, whatever the size of n/d.
 *
 * With W bits, x 2^W is in [X, X + 1] for X = floor(n 2^W/d), and pi 2^W in [P, P + D]. Any integer k will do for the
 * identity x = k pi/2 + r; k = floor((4 X + P)/(2 P)) makes |r| at most pi/4 and a little. Then 2^(W+1) r = 2 x 2^W - k pi 2^W is
 * in [2 X - k (P + D), 2 X + 2 - k P], ends of the product exchanged for k < 0. The width is 2 + |k| D, and W exceeds `bits`
 * by the length of k and 8.
 */
export function reduceArgument(n: bigint, d: bigint, bits: number): ReducedArgument {
  const magnitude = n === 0n ? 0 : Math.max(0, bitLength(n < 0n ? -n : n) - bitLength(d) + 2);
  const working = bits + magnitude + 8;
  const scaled = n << BigInt(working);
  const x = n < 0n && scaled % d !== 0n ? scaled / d - 1n : scaled / d;
  const pi = scaledPi(working);
  const dividend = 4n * x + pi.lower;
  const divisor = 2n * pi.lower;
  const k = dividend < 0n && dividend % divisor !== 0n ? dividend / divisor - 1n : dividend / divisor;
  const [most, least] = k >= 0n ? [k * pi.upper, k * pi.lower] : [k * pi.lower, k * pi.upper];
  return {
    bits: working + 1,
    lower: 2n * x - most,
    upper: 2n * x + 2n - least,
    quarters: Number(BigInt.asUintN(32, k)),
  };
}
