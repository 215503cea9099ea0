import { Absent, type Result } from '../arithmetic.js';
import { Rational } from './rational.js';
import { add, mul, neg, rationalQuotient, type Surd, surd, UNREPRESENTABLE } from './surd.js';

const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');

/** A divisor of three terms needs two conjugations, one of four in most cases three; more rarely end. */
const MAX_CONJUGATIONS = 4;
/** Divisors with more terms than this grow faster than conjugation shortens them. */
const MAX_DIVISOR_TERMS = 8;

/**
 * a/b: by one term, b = q sqrt(n), a sqrt(n)/(q n). By more, numerator and denominator are multiplied by the
 * conjugate r - t of b = r + t (t the last term; not 0, as b has more than one term): the denominator
 * r^2 - t^2 is free of t, and is one number after one step if b has two terms.
 */
export function div(a: Surd, b: Surd): Result<Surd> {
  if (b.length === 0) return DIVISION_BY_ZERO;
  const rational = rationalQuotient(a, b);
  if (rational) return rational;
  let numerator: Surd = a;
  let denominator: Surd = b;
  for (let step = 0; denominator.length > 1; step += 1) {
    if (step === MAX_CONJUGATIONS || denominator.length > MAX_DIVISOR_TERMS) return UNREPRESENTABLE;
    const conjugate: Result<Surd> = add(denominator.slice(0, -1), neg(denominator.slice(-1)));
    if (conjugate instanceof Absent) return conjugate;
    const n: Result<Surd> = mul(numerator, conjugate);
    const d: Result<Surd> = mul(denominator, conjugate);
    if (n instanceof Absent) return n;
    if (d instanceof Absent) return d;
    numerator = n;
    denominator = d;
  }
  return divideByTerm(numerator, denominator);
}

function divideByTerm(a: Surd, [term]: Surd): Result<Surd> {
  const { coefficient, radicand } = term!;
  const factor = Rational.ONE.div(coefficient.mul(Rational.of(radicand)));
  return mul(a, radicand === 1n ? surd(factor) : [{ coefficient: factor, radicand }]);
}
