import { Absent, type Result } from '../arithmetic.js';
import { type DirectedDecimals, directedDecimals } from './directed.js';
import { type Elementary, elementary } from './elementary.js';
import { abs, type DecimalInterval, intervalOperations, neg } from './interval.js';
import { ONE, ZERO } from './plain.js';

const NEGATIVE_BASE = new Absent('does not exist', 'negative number to a real power');
const PERHAPS_NEGATIVE_BASE = new Absent('unknown', 'negative number to a real power');
const ZERO_TO_NEGATIVE = new Absent('does not exist', 'zero to a negative power');
const PERHAPS_ZERO_TO_NEGATIVE = new Absent('unknown', 'zero to a negative power');

/**
 * Additional digits inside powers. An exponent below 2^53 multiplies relative errors by less than 10^16, and y ln x
 * of a result in range is below 10^17: the final rounding outward nearly always hides what is lost.
 */
const SPARE_DIGITS = 25;

/** Powers to `d.digits` digits: computed outward with more digits, then rounded outward. */
export function powers(d: DirectedDecimals, atDigits: Elementary) {
  const wide = directedDecimals(d.digits + SPARE_DIGITS);
  const intervals = intervalOperations(wide);
  let memo: Elementary | undefined;
  const wideElementary = () => {
    memo ??= elementary(wide);
    return memo;
  };

  const rounded = (a: DecimalInterval): DecimalInterval => ({
    lower: d.roundDown(a.lower),
    upper: d.roundUp(a.upper),
  });

  /** a^n for 0 <= a, n >= 1: bounds of nonnegative factors multiply to bounds, at most 106 times. */
  const repeatedProduct = (a: DecimalInterval, n: number): DecimalInterval => {
    let base = a;
    let power: DecimalInterval = { lower: ONE, upper: ONE };
    for (let rest = n; ; ) {
      if (rest % 2 !== 0) power = intervals.mul(power, base);
      rest = Math.floor(rest / 2);
      if (rest === 0) return power;
      base = intervals.mul(base, base);
    }
  };

  /** x^n; x^0 = 1. Monotone in |x|, so the power of |a| is that of its ends. */
  const integerPower = (a: DecimalInterval, n: number): Result<DecimalInterval> => {
    if (n === 0) return { lower: ONE, upper: ONE };
    const odd = n % 2 !== 0;
    const straddles = a.lower.lt(0) && a.upper.gt(0);
    if (n < 0) {
      if (a.lower.isZero() && a.upper.isZero()) return ZERO_TO_NEGATIVE;
      if (straddles || a.lower.isZero() || a.upper.isZero()) return PERHAPS_ZERO_TO_NEGATIVE;
    }
    if (straddles && odd) {
      return rounded({
        lower: repeatedProduct({ lower: ZERO, upper: a.lower.neg() }, n).upper.neg(),
        upper: repeatedProduct({ lower: ZERO, upper: a.upper }, n).upper,
      });
    }
    const power = repeatedProduct(abs(a), Math.abs(n));
    const result = n > 0 ? power : intervals.div({ lower: ONE, upper: ONE }, power);
    // The product of positive numbers may have underflowed to a lower bound 0.
    if (result instanceof Absent) return new Absent('unknown', 'not representable');
    return rounded(odd && a.lower.lt(0) ? neg(result) : result);
  };

  /** exp(y ln x) for 0 < x: the product is an interval product, and exp is increasing. */
  const powerOfPositive = (a: DecimalInterval, y: DecimalInterval): DecimalInterval => {
    const { ln } = wideElementary();
    const upper = a.upper.isFinite() ? ln(a.upper).upper : a.upper;
    const exponent = intervals.mul({ lower: ln(a.lower).lower, upper }, y);
    return {
      lower: exponent.lower.isFinite() ? atDigits.exp(exponent.lower).lower : ZERO,
      upper: exponent.upper.isFinite() ? atDigits.exp(exponent.upper).upper : exponent.upper,
    };
  };

  const realPower = (a: DecimalInterval, y: DecimalInterval): Result<DecimalInterval> => {
    if (a.upper.lt(0)) return NEGATIVE_BASE;
    if (a.lower.lt(0)) return PERHAPS_NEGATIVE_BASE;
    if (y.lower.eq(y.upper)) {
      if (y.lower.isZero()) return { lower: ONE, upper: ONE };
      if (y.lower.eq(0.5)) return intervalOperations(d).sqrt(a);
      const n = y.lower.toNumber();
      if (a.lower.gt(0) && y.lower.isInteger() && Number.isSafeInteger(n)) return integerPower(a, n);
    }
    if (a.lower.gt(0)) return powerOfPositive(a, y);
    if (y.lower.lt(0)) return a.upper.isZero() && y.upper.lt(0) ? ZERO_TO_NEGATIVE : PERHAPS_ZERO_TO_NEGATIVE;
    // 0^0 = 1 joins the values wherever y may be 0: the corner x = a.upper, y = 0 has it as well.
    if (a.upper.isZero()) return { lower: ZERO, upper: y.lower.isZero() ? ONE : ZERO };
    if (!a.upper.isFinite()) return { lower: ZERO, upper: a.upper };
    return { lower: ZERO, upper: powerOfPositive({ lower: a.upper, upper: a.upper }, y).upper };
  };

  return { integerPower, realPower };
}
