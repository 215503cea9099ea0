import { Absent, type Result } from '../arithmetic.js';
import * as form from './form/index.js';
import { type ExactNumber, isForm } from './form/index.js';
import { exponentOfTwo } from './integral.js';
import { signOf } from './order.js';
import { Rational } from './rational.js';
import { asRational, rootOfRational, surd, UNREPRESENTABLE } from './surd.js';

const NEGATIVE_ROOT = new Absent('does not exist', 'square root of a negative number');
const NONPOSITIVE = new Absent('does not exist', 'logarithm of a nonpositive number');

const HALF = surd(Rational.of(1n, 2n));

export function sqrt(a: ExactNumber): Result<ExactNumber> {
  const sign = signOf(a);
  if (sign === -1) return NEGATIVE_ROOT;
  const q = isForm(a) ? null : asRational(a);
  if (q) return rootOfRational(q);
  return sign === 1 ? form.power(a, HALF) : UNREPRESENTABLE;
}

export function ln(a: ExactNumber): Result<ExactNumber> {
  const sign = signOf(a);
  if (sign === 0 || sign === -1) return NONPOSITIVE;
  return sign === 1 ? form.ln(a) : UNREPRESENTABLE;
}

export const { exp } = form;

const TWO = surd(Rational.of(2));

/** ln a/ln 2. */
export function log2(a: ExactNumber): Result<ExactNumber> {
  const exponent = isForm(a) ? null : exponentOfTwo(a);
  if (exponent) return exponent;
  const [natural, two] = [ln(a), ln(TWO)];
  if (natural instanceof Absent) return natural;
  return two instanceof Absent ? two : form.divide(natural, two);
}

/** Only cos 0 and sin 0 are numbers of these kinds at such numbers (Lindemann, as far as they are algebraic). */
export function cos(a: ExactNumber): Result<ExactNumber> {
  return signOf(a) === 0 ? surd(Rational.ONE) : UNREPRESENTABLE;
}

export function sin(a: ExactNumber): Result<ExactNumber> {
  return signOf(a) === 0 ? [] : UNREPRESENTABLE;
}
