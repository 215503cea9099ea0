import { Absent, type Result } from '../arithmetic.js';
import { floorOf } from './enclosure.js';
import { decimalsOf, type ExactNumber, enclose, type Form, isForm, neg } from './form/index.js';
import { compare } from './order.js';
import { Rational } from './rational.js';
import { asRational, type Surd, surd, UNREPRESENTABLE } from './surd.js';

/** Digits with which the integers near a logarithm are found; whether it is one of them is then decided exactly. */
const DIGITS = 80;

/** The greatest integer <= a. */
export function floor(a: ExactNumber): Result<ExactNumber> {
  if (isForm(a)) return formFloor(a);
  const n = floorOf(a);
  return n === null ? UNREPRESENTABLE : surd(Rational.of(n));
}

/** Where bounds leave two integers, the greater one is compared with the number. */
function formFloor(a: Form): Result<ExactNumber> {
  const value = enclose(a, decimalsOf(DIGITS));
  if (value instanceof Absent || !value.lower.isFinite() || !value.upper.isFinite()) return UNREPRESENTABLE;
  const [least, greatest] = [value.lower.floor(), value.upper.floor()];
  const above = surd(Rational.of(BigInt(greatest.toFixed())));
  if (least.eq(greatest)) return above;
  if (!least.plus(1).eq(greatest)) return UNREPRESENTABLE;
  const order = compare(a, above);
  if (typeof order === 'string') return UNREPRESENTABLE;
  return order < 0 ? surd(Rational.of(BigInt(least.toFixed()))) : above;
}

export function ceil(a: ExactNumber): Result<ExactNumber> {
  const below = floor(neg(a));
  return below instanceof Absent ? below : neg(below);
}

/** n for 2^n. */
export function exponentOfTwo(a: Surd): Surd | null {
  const q = asRational(a);
  if (!q || q.sign <= 0) return null;
  const isPower = (n: bigint) => (n & (n - 1n)) === 0n;
  const { numerator, denominator } = q;
  if (!isPower(numerator) || !isPower(denominator)) return null;
  const exponent = numerator.toString(2).length - denominator.toString(2).length;
  return surd(Rational.of(exponent));
}
