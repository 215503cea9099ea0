import type { Decimal } from 'decimal.js';
import { Absent, type Orderings, type Result } from '../arithmetic.js';
import type { DirectedDecimals } from './directed.js';
import { ZERO } from './plain.js';

/** The real numbers from `lower` to `upper`; bounds may be infinite (overflow). */
export interface DecimalInterval {
  readonly lower: Decimal;
  readonly upper: Decimal;
}

const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');
const PERHAPS_DIVISION_BY_ZERO = new Absent('unknown', 'division by zero');
const NEGATIVE_ROOT = new Absent('does not exist', 'square root of a negative number');
const PERHAPS_NEGATIVE_ROOT = new Absent('unknown', 'square root of a negative number');

const nonnegative = (x: Decimal) => x.isZero() || x.isPositive();
const nonpositive = (x: Decimal) => x.isZero() || x.isNegative();
const least = (x: Decimal, y: Decimal) => (x.lt(y) ? x : y);
const greatest = (x: Decimal, y: Decimal) => (x.gt(y) ? x : y);

export function neg(a: DecimalInterval): DecimalInterval {
  return { lower: a.upper.neg(), upper: a.lower.neg() };
}

export function abs(a: DecimalInterval): DecimalInterval {
  if (nonnegative(a.lower)) return a;
  if (nonpositive(a.upper)) return neg(a);
  return { lower: ZERO, upper: greatest(a.lower.neg(), a.upper) };
}

export function min(a: DecimalInterval, b: DecimalInterval): DecimalInterval {
  return { lower: least(a.lower, b.lower), upper: least(a.upper, b.upper) };
}

export function max(a: DecimalInterval, b: DecimalInterval): DecimalInterval {
  return { lower: greatest(a.lower, b.lower), upper: greatest(a.upper, b.upper) };
}

/** The least interval around both. */
export function hull(a: DecimalInterval, b: DecimalInterval): DecimalInterval {
  return { lower: least(a.lower, b.lower), upper: greatest(a.upper, b.upper) };
}

export function orderings(a: DecimalInterval, b: DecimalInterval): Orderings {
  return {
    less: a.lower.lt(b.upper),
    equal: a.lower.lte(b.upper) && b.lower.lte(a.upper),
    greater: a.upper.gt(b.lower),
  };
}

/** The tightest interval sums, products, quotients and roots with the digits of `d`. */
export function intervalOperations(d: DirectedDecimals) {
  const add = (a: DecimalInterval, b: DecimalInterval): DecimalInterval => ({
    lower: d.addDown(a.lower, b.lower),
    upper: d.addUp(a.upper, b.upper),
  });

  const sub = (a: DecimalInterval, b: DecimalInterval): DecimalInterval => ({
    lower: d.subDown(a.lower, b.upper),
    upper: d.subUp(a.upper, b.lower),
  });

  /** The extremes of x y over a box are at corners; the signs of the operands say at which. */
  const mul = (a: DecimalInterval, b: DecimalInterval): DecimalInterval => {
    if (a.lower.lt(0) && nonpositive(a.upper)) return neg(mul(neg(a), b));
    if (b.lower.lt(0) && nonpositive(b.upper)) return neg(mul(a, neg(b)));
    const aPositive = nonnegative(a.lower);
    const bPositive = nonnegative(b.lower);
    if (aPositive && bPositive)
      return { lower: d.mulDown(a.lower, b.lower), upper: d.mulUp(a.upper, b.upper) };
    if (aPositive) return { lower: d.mulDown(a.upper, b.lower), upper: d.mulUp(a.upper, b.upper) };
    if (bPositive) return { lower: d.mulDown(a.lower, b.upper), upper: d.mulUp(a.upper, b.upper) };
    return {
      lower: least(d.mulDown(a.lower, b.upper), d.mulDown(a.upper, b.lower)),
      upper: greatest(d.mulUp(a.lower, b.lower), d.mulUp(a.upper, b.upper)),
    };
  };

  const div = (a: DecimalInterval, b: DecimalInterval): Result<DecimalInterval> => {
    if (b.lower.gt(0)) return divByPositive(a, b);
    if (b.upper.lt(0)) return neg(divByPositive(a, neg(b)));
    return b.lower.isZero() && b.upper.isZero() ? DIVISION_BY_ZERO : PERHAPS_DIVISION_BY_ZERO;
  };

  const divByPositive = (a: DecimalInterval, b: DecimalInterval): DecimalInterval => ({
    lower: d.divDown(a.lower, a.lower.lt(0) ? b.lower : b.upper),
    upper: d.divUp(a.upper, a.upper.lt(0) ? b.upper : b.lower),
  });

  const sqrt = (a: DecimalInterval): Result<DecimalInterval> => {
    if (nonnegative(a.lower)) return { lower: d.sqrtDown(a.lower), upper: d.sqrtUp(a.upper) };
    return a.upper.lt(0) ? NEGATIVE_ROOT : PERHAPS_NEGATIVE_ROOT;
  };

  return { add, sub, mul, div, sqrt };
}
