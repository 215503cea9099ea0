import {
  Absent,
  type Arithmetic,
  type Bounds,
  type EnclosureText,
  type Orderings,
  type Result,
} from '../arithmetic.js';
import { encloseQuotient, toInterval } from '../binary64/enclose.js';
import { directedDecimals } from '../decimal/directed.js';
import { textAbove, textBelow } from '../decimal/scaled.js';
import { div } from './division.js';
import { enclose, precise, type ScaledEnclosure, signOf } from './enclosure.js';
import { ceil, exponentOfTwo, floor, mod } from './integral.js';
import { integerPower, realPower } from './power.js';
import { Rational } from './rational.js';
import { add, asRational, mul, neg, rootOfRational, type Surd, sub, surd, UNREPRESENTABLE } from './surd.js';
import { excessWork, STEP_WORK } from './work.js';

export type { Surd } from './surd.js';

const NEGATIVE_ROOT = new Absent('does not exist', 'square root of a negative number');
const NONPOSITIVE = new Absent('does not exist', 'logarithm of a nonpositive number');

/** Digits in the text of an irrational number. */
const TEXT_DIGITS = 40;
const decimals = directedDecimals(TEXT_DIGITS);

/** The sign of a - b; `null` if it is not known. Rationals are compared without limits of size. */
function compare(a: Surd, b: Surd): -1 | 0 | 1 | null {
  const p = asRational(a);
  const q = asRational(b);
  if (p && q) return p.compare(q);
  const difference = sub(a, b);
  return difference instanceof Absent ? null : signOf(difference);
}

/** Unless the difference is known to be 0 or not, all orders are possible; a difference not 0 is not equality. */
function orderings(a: Surd, b: Surd): Orderings {
  const order = compare(a, b);
  if (order !== null) return { less: order < 0, equal: order === 0, greater: order > 0 };
  return { less: true, equal: sub(a, b) instanceof Absent, greater: true };
}

function abs(a: Surd): Result<Surd> {
  const sign = signOf(a);
  if (sign === null) return UNREPRESENTABLE;
  return sign < 0 ? neg(a) : a;
}

function min(a: Surd, b: Surd): Result<Surd> {
  const order = compare(a, b);
  if (order === null) return UNREPRESENTABLE;
  return order <= 0 ? a : b;
}

function max(a: Surd, b: Surd): Result<Surd> {
  const order = compare(a, b);
  if (order === null) return UNREPRESENTABLE;
  return order >= 0 ? a : b;
}

function sqrt(a: Surd): Result<Surd> {
  const sign = signOf(a);
  if (sign === -1) return NEGATIVE_ROOT;
  const q = asRational(a);
  return q ? rootOfRational(q) : UNREPRESENTABLE;
}

/** Only ln 1 = 0 is a sum of square roots of rationals (Lindemann: ln of another algebraic number is transcendental). */
function ln(a: Surd): Result<Surd> {
  const sign = signOf(a);
  if (sign !== null && sign <= 0) return NONPOSITIVE;
  return asRational(a)?.equals(Rational.ONE) ? [] : UNREPRESENTABLE;
}

/** Only exp 0 = 1 is a sum of square roots of rationals (Lindemann). */
function exp(a: Surd): Result<Surd> {
  return a.length === 0 ? surd(Rational.ONE) : UNREPRESENTABLE;
}

function log2(a: Surd): Result<Surd> {
  const sign = signOf(a);
  if (sign !== null && sign <= 0) return NONPOSITIVE;
  return exponentOfTwo(a) ?? UNREPRESENTABLE;
}

/** Only cos 0 and sin 0 are sums of square roots of rationals at such numbers (Lindemann). */
function cos(a: Surd): Result<Surd> {
  return a.length === 0 ? surd(Rational.ONE) : UNREPRESENTABLE;
}

function sin(a: Surd): Result<Surd> {
  return a.length === 0 ? a : UNREPRESENTABLE;
}

function bounds(a: Surd): Bounds {
  const q = asRational(a);
  if (q) return toInterval(q);
  const { lower, upper, bits } = precise(a);
  const unit = 1n << BigInt(bits);
  return { lower: quotient(lower, unit).lower, upper: quotient(upper, unit).upper };
}

function quotient(n: bigint, d: bigint): Bounds {
  if (n === 0n) return { lower: 0, upper: 0 };
  if (n > 0n) return encloseQuotient(n, d);
  const mirror = encloseQuotient(-n, d);
  return { lower: -mirror.upper, upper: -mirror.lower };
}

function text(a: Surd): EnclosureText {
  const q = asRational(a);
  if (q) return { lower: q.toString(), upper: q.toString() };
  const { lower, upper, bits } = precise(a);
  return {
    lower: decimals.parseDown(textBelow(lower, bits, 0, TEXT_DIGITS)).toString(),
    upper: decimals.parseUp(textAbove(upper, bits, 0, TEXT_DIGITS)).toString(),
  };
}

function greatest(first: bigint, second: bigint): bigint {
  return first < second ? second : first;
}

/** The least |x| in an enclosure. */
function smallestMagnitude({ lower, upper }: ScaledEnclosure): bigint {
  return greatest(0n, greatest(lower, -upper));
}

/** With |a - b| <= D 2^-i, from its own exact terms, and max(|a|, |b|) >= M 2^-i: 10^k <= M/D makes k digits certain. */
function agreeingDigits(a: Surd, b: Surd): number {
  const difference = sub(a, b);
  if (difference instanceof Absent) return 0;
  if (difference.length === 0) return Infinity;
  const gap = precise(difference);
  const [x, y] = [enclose(a, gap.bits), enclose(b, gap.bits)];
  const larger = greatest(smallestMagnitude(x), smallestMagnitude(y));
  const ratio = larger / greatest(gap.upper, -gap.lower);
  return ratio === 0n ? 0 : ratio.toString().length - 1;
}

/**
 * Exact arithmetic on sums of square roots with rational coefficients. Nothing rounds; equality and the domain of every
 * operation are decided for certain. What leaves these numbers (logarithms, roots of roots) or outgrows the limits
 * in `surd.ts` is `unknown`, `not representable`.
 */
export const exact: Arithmetic<Surd> = {
  name: 'rational',
  digits: 'exact',
  stepWork: STEP_WORK,
  excessWork,
  rational: surd,
  integer: (n) => surd(Rational.of(n)),
  add,
  sub,
  mul,
  div,
  neg,
  abs,
  min,
  max,
  sqrt,
  ln,
  exp,
  log2,
  cos,
  sin,
  pi: () => UNREPRESENTABLE,
  floor,
  ceil,
  mod,
  integerPower,
  realPower,
  orderings,
  bounds,
  text,
  agreeingDigits,
};
