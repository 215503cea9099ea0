import { Absent, type Arithmetic, type Result } from '../arithmetic.js';
import type { Rational } from '../exact/rational.js';
import { bounds } from './bounds.js';
import { directedDecimals } from './directed.js';
import { elementary } from './elementary.js';
import { ceil, exponentOfTwo, floor, remainder } from './integral.js';
import { abs, type DecimalInterval, hull, intervalOperations, max, min, neg, orderings } from './interval.js';
import { Plain, ZERO } from './plain.js';
import { powers } from './power.js';
import { trigonometric } from './trigonometric.js';

export type { DecimalInterval } from './interval.js';

/** Digits beyond which a single logarithm takes a tenth of a second and longer. */
const GREATEST_DIGITS = 4096;

/** Work of a step for each digit, in steps of binary64; from this many digits on twice as much: products are quadratic. */
const WORK_PER_DIGIT = 0.5;
const DIGITS_OF_DOUBLE_WORK = 320;

const NONPOSITIVE = new Absent('does not exist', 'logarithm of a nonpositive number');
const PERHAPS_NONPOSITIVE = new Absent('unknown', 'logarithm of a nonpositive number');

/**
 * Intervals with bounds of `digits` significant decimal digits and exponents up to +-9e15. The four operations,
 * square root and rational numbers give the tightest enclosure; ln, exp and powers one whose bounds are at most
 * a few units in the last digit from it. `digits` is an integer from 2 to 4096; others throw a `RangeError`.
 */
export function decimalArithmetic(digits: number): Arithmetic<DecimalInterval> {
  if (!Number.isInteger(digits) || digits < 2 || digits > GREATEST_DIGITS)
    throw new RangeError(`decimal digits must be an integer from 2 to ${GREATEST_DIGITS}, not ${digits}`);
  const d = directedDecimals(digits);
  const atDigits = elementary(d);
  const intervals = intervalOperations(d);

  const rational = (q: Rational): DecimalInterval => {
    const n = new Plain(q.numerator.toString());
    const m = new Plain(q.denominator.toString());
    return { lower: d.divDown(n, m), upper: d.divUp(n, m) };
  };

  /** Increasing: each bound from its own end, one evaluation for a point. */
  const ln = (a: DecimalInterval): Result<DecimalInterval> => {
    if (!a.lower.gt(0)) return a.upper.gt(0) ? PERHAPS_NONPOSITIVE : NONPOSITIVE;
    const atLower = atDigits.ln(a.lower);
    if (a.lower.eq(a.upper)) return atLower;
    return { lower: atLower.lower, upper: a.upper.isFinite() ? atDigits.ln(a.upper).upper : a.upper };
  };

  const two = { lower: new Plain(2), upper: new Plain(2) };

  /** ln x/ln 2; exact at powers of two. */
  const log2 = (a: DecimalInterval): Result<DecimalInterval> => {
    const logarithm = ln(a);
    if (logarithm instanceof Absent) return logarithm;
    const quotient = intervals.div(logarithm, ln(two) as DecimalInterval);
    if (quotient instanceof Absent) return quotient;
    return {
      lower: exponentOfTwo(a.lower) ?? quotient.lower,
      upper: exponentOfTwo(a.upper) ?? quotient.upper,
    };
  };

  const exp = (a: DecimalInterval): DecimalInterval => {
    if (a.lower.eq(a.upper)) return atDigits.exp(a.lower);
    return {
      lower: a.lower.isFinite() ? atDigits.exp(a.lower).lower : ZERO,
      upper: a.upper.isFinite() ? atDigits.exp(a.upper).upper : a.upper,
    };
  };

  /** As for binary64: the difference bounded from above, the larger magnitude from below; 10^e bounds the quotient. */
  const agreeingDigits = (a: DecimalInterval, b: DecimalInterval): number => {
    const difference = Plain.max(d.subUp(a.upper, b.lower), d.subUp(b.upper, a.lower));
    if (difference.isZero()) return Infinity;
    const magnitude = Plain.max(a.lower, a.upper.neg(), b.lower, b.upper.neg());
    if (!magnitude.gt(0) || !difference.isFinite()) return 0;
    const relative = d.divUp(difference, magnitude);
    if (relative.gte(1) || !relative.gt(0)) return 0;
    return relative.eq(`1e${relative.e}`) ? -relative.e : -relative.e - 1;
  };

  return {
    name: 'decimal',
    digits,
    stepWork: Math.ceil(digits * WORK_PER_DIGIT * (1 + digits / DIGITS_OF_DOUBLE_WORK)),
    excessWork: () => 0,
    rational,
    integer: (n) => ({ lower: new Plain(n), upper: new Plain(n) }),
    ...intervals,
    neg,
    abs,
    min,
    max,
    hull,
    ln,
    exp,
    log2,
    ...trigonometric(d),
    floor,
    ceil,
    mod: remainder(d),
    ...powers(d, atDigits),
    orderings,
    bounds,
    text: (a) => ({ lower: a.lower.toString(), upper: a.upper.toString() }),
    agreeingDigits,
  };
}
