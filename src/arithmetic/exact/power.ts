import { Absent, type Result } from '../arithmetic.js';
import { div } from './division.js';
import { signOf } from './enclosure.js';
import { bitLength } from './integer.js';
import { Rational } from './rational.js';
import { asRational, isSmall, mul, rootOfRational, type Surd, surd, UNREPRESENTABLE } from './surd.js';

const ZERO_TO_NEGATIVE = new Absent('does not exist', 'zero to a negative power');
const PERHAPS_ZERO_TO_NEGATIVE = new Absent('unknown', 'zero to a negative power');
const NEGATIVE_BASE = new Absent('does not exist', 'negative number to a real power');
const PERHAPS_NEGATIVE_BASE = new Absent('unknown', 'negative number to a real power');

/** Powers of sums of roots beyond this would not fit anyway. */
const MAX_IRRATIONAL_EXPONENT = 1 << 16;
/** Roots of higher degree are not looked for: 2^64 is the least such power above 1. */
const MAX_ROOT = 64n;
/** Bisection takes a power for each bit of the root. */
const MAX_POWER_BITS = 2048;

const ONE = surd(Rational.ONE);

/** x^n for an integer n, by repeated squaring; x^0 = 1. */
export function integerPower(a: Surd, n: number): Result<Surd> {
  if (n === 0) return ONE;
  if (a.length === 0) return n > 0 ? a : ZERO_TO_NEGATIVE;
  const q = asRational(a);
  if (q) {
    const power = q.pow(n);
    return power && isSmall(power.numerator) && isSmall(power.denominator) ? surd(power) : UNREPRESENTABLE;
  }
  if (Math.abs(n) > MAX_IRRATIONAL_EXPONENT) return UNREPRESENTABLE;
  let power: Surd = ONE;
  let base: Surd = a;
  for (let rest = Math.abs(n); ; ) {
    if (rest % 2 === 1) {
      const next = mul(power, base);
      if (next instanceof Absent) return next;
      power = next;
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return n > 0 ? power : div(ONE, power);
    const square = mul(base, base);
    if (square instanceof Absent) return square;
    base = square;
  }
}

/** a^y where it is a sum of square roots for a plain reason: y an integer or a half, or a perfect root of a rational. */
export function realPower(a: Surd, y: Surd): Result<Surd> {
  const sign = signOf(a);
  if (sign === null) return PERHAPS_NEGATIVE_BASE;
  if (sign < 0) return NEGATIVE_BASE;
  if (y.length === 0) return ONE;
  if (sign === 0) {
    const exponentSign = signOf(y);
    if (exponentSign === null) return PERHAPS_ZERO_TO_NEGATIVE;
    return exponentSign > 0 ? a : ZERO_TO_NEGATIVE;
  }
  const q = asRational(a);
  if (q?.equals(Rational.ONE)) return ONE;
  const exponent = asRational(y);
  if (!exponent) return UNREPRESENTABLE;
  const n = Number(exponent.numerator);
  if (!Number.isSafeInteger(n)) return UNREPRESENTABLE;
  if (exponent.isInteger) return integerPower(a, n);
  const root = q && rationalRoot(q, exponent.denominator);
  if (!root || root instanceof Absent) return UNREPRESENTABLE;
  return integerPower(root, n);
}

/** q^(1/k) for q > 0: any q for k = 2 and, by way of a rational square root, 4; perfect powers for other k. */
function rationalRoot(q: Rational, k: bigint): Result<Surd> {
  if (k === 2n) return rootOfRational(q);
  if (k > MAX_ROOT) return UNREPRESENTABLE;
  if (k % 2n === 0n) {
    const half = rationalRoot(q, k / 2n);
    if (half instanceof Absent) return half;
    const rational = asRational(half);
    return rational ? rootOfRational(rational) : UNREPRESENTABLE;
  }
  const numerator = perfectPowerRoot(q.numerator, k);
  const denominator = perfectPowerRoot(q.denominator, k);
  return numerator === null || denominator === null
    ? UNREPRESENTABLE
    : surd(Rational.of(numerator, denominator));
}

/** The k-th root of n > 0 if it is an integer and n not too long, by bisection between powers of two; else `null`. */
function perfectPowerRoot(n: bigint, k: bigint): bigint | null {
  const bits = bitLength(n);
  if (bits > MAX_POWER_BITS) return null;
  let low = 1n;
  let high = 1n << BigInt(Math.ceil(bits / Number(k)));
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (middle ** k < n) low = middle + 1n;
    else high = middle;
  }
  return low ** k === n ? low : null;
}
