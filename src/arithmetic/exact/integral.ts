import { Absent, type Result } from '../arithmetic.js';
import { div } from './division.js';
import { floorOf } from './enclosure.js';
import { Rational } from './rational.js';
import { asRational, mul, neg, type Surd, sub, surd, UNREPRESENTABLE } from './surd.js';

/** The greatest integer <= a, decided from bounds of a: an irrational number is at no jump. */
export function floor(a: Surd): Result<Surd> {
  const n = floorOf(a);
  return n === null ? UNREPRESENTABLE : surd(Rational.of(n));
}

export function ceil(a: Surd): Result<Surd> {
  const below = floor(neg(a));
  return below instanceof Absent ? below : neg(below);
}

/** a - b floor(a/b). */
export function mod(a: Surd, b: Surd): Result<Surd> {
  const quotient = div(a, b);
  if (quotient instanceof Absent) return quotient;
  const turns = floor(quotient);
  if (turns instanceof Absent) return turns;
  const whole = mul(b, turns);
  return whole instanceof Absent ? whole : sub(a, whole);
}

/** n for 2^n; the other logarithms of rationals are irrational, and those of roots are not looked for. */
export function exponentOfTwo(a: Surd): Surd | null {
  const q = asRational(a);
  if (!q || q.sign <= 0) return null;
  const isPower = (n: bigint) => (n & (n - 1n)) === 0n;
  const { numerator, denominator } = q;
  if (!isPower(numerator) || !isPower(denominator)) return null;
  const exponent = numerator.toString(2).length - denominator.toString(2).length;
  return surd(Rational.of(exponent));
}
