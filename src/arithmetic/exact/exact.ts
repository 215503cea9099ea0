import { Absent, type Arithmetic, type Result } from '../arithmetic.js';
import { div as divSurds } from './division.js';
import { cos, exp, ln, log2, sin, sqrt } from './elementary.js';
import { add, divide, type ExactNumber, isForm, mul, neg, sub } from './form/index.js';
import { ceil, floor } from './integral.js';
import { abs, max, min, orderings, signOf } from './order.js';
import { integerPower, realPower } from './power.js';
import { Rational } from './rational.js';
import { asRational, surd, UNREPRESENTABLE } from './surd.js';
import { agreeingDigits, bounds, text } from './text.js';
import { excessWork, STEP_WORK } from './work.js';

export type { ExactNumber } from './form/index.js';
export type { Surd } from './surd.js';

/** The number as a rational; `null` if it is not known to be one. */
export function rationalOf(a: ExactNumber): Rational | null {
  return isForm(a) ? null : asRational(a);
}

const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');
const PERHAPS_BY_ZERO = new Absent('unknown', 'division by zero');

function div(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  if (!isForm(a) && !isForm(b)) return divSurds(a, b);
  const sign = signOf(b);
  if (sign === 0) return DIVISION_BY_ZERO;
  return sign === 'unknown' ? PERHAPS_BY_ZERO : divide(a, b);
}

/** Two exact numbers have an exact hull only if they are one. */
function hull(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  const { less, greater } = orderings(a, b);
  return less || greater ? UNREPRESENTABLE : a;
}

/** a - b floor(a/b). */
function mod(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  const quotient = div(a, b);
  if (quotient instanceof Absent) return quotient;
  const turns = floor(quotient);
  if (turns instanceof Absent) return turns;
  const whole = mul(b, turns);
  return whole instanceof Absent ? whole : sub(a, whole);
}

/**
 * Exact arithmetic on sums of square roots with rational coefficients, and on sums of products of roots, logarithms of
 * rationals and exponentials. Nothing rounds; what is said to be equal, or not, is so by the theorems in docs/guarantee.md. What
 * leaves these numbers (roots and logarithms of sums) or outgrows their limits is `unknown`, `not representable`.
 */
export const exact: Arithmetic<ExactNumber> = {
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
  hull,
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
