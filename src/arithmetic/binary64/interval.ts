import { Absent, type Bounds, type Orderings, type Result } from '../arithmetic.js';
import { mulDown, mulUp } from './product.js';
import { divDown, divUp } from './quotient.js';
import { sqrtDown, sqrtUp } from './square-root.js';
import { addDown, addUp, subDown, subUp } from './sum.js';

// Every operation here returns the tightest interval: its bounds are the least and the greatest value over
// the operands, each rounded once in its own direction. A lower bound is never `Infinity` and an upper bound
// never `-Infinity`, because an enclosure has at least one real number in it.

export const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');
export const PERHAPS_DIVISION_BY_ZERO = new Absent('unknown', 'division by zero');
const NEGATIVE_ROOT = new Absent('does not exist', 'square root of a negative number');
const PERHAPS_NEGATIVE_ROOT = new Absent('unknown', 'square root of a negative number');

export function add(a: Bounds, b: Bounds): Bounds {
  return { lower: addDown(a.lower, b.lower), upper: addUp(a.upper, b.upper) };
}

export function sub(a: Bounds, b: Bounds): Bounds {
  return { lower: subDown(a.lower, b.upper), upper: subUp(a.upper, b.lower) };
}

/** The extremes of x y over a box are at corners; the signs of the operands say at which. */
export function mul(a: Bounds, b: Bounds): Bounds {
  if (a.lower >= 0) {
    if (b.lower >= 0) return { lower: mulDown(a.lower, b.lower), upper: mulUp(a.upper, b.upper) };
    if (b.upper <= 0) return { lower: mulDown(a.upper, b.lower), upper: mulUp(a.lower, b.upper) };
    return { lower: mulDown(a.upper, b.lower), upper: mulUp(a.upper, b.upper) };
  }
  if (a.upper <= 0) {
    if (b.lower >= 0) return { lower: mulDown(a.lower, b.upper), upper: mulUp(a.upper, b.lower) };
    if (b.upper <= 0) return { lower: mulDown(a.upper, b.upper), upper: mulUp(a.lower, b.lower) };
    return { lower: mulDown(a.lower, b.upper), upper: mulUp(a.lower, b.lower) };
  }
  if (b.lower >= 0) return { lower: mulDown(a.lower, b.upper), upper: mulUp(a.upper, b.upper) };
  if (b.upper <= 0) return { lower: mulDown(a.upper, b.lower), upper: mulUp(a.lower, b.lower) };
  return {
    lower: Math.min(mulDown(a.lower, b.upper), mulDown(a.upper, b.lower)),
    upper: Math.max(mulUp(a.lower, b.lower), mulUp(a.upper, b.upper)),
  };
}

/** A divisor that is certainly 0 has no quotient; one whose enclosure contains 0 and more is undecided. */
export function div(a: Bounds, b: Bounds): Result<Bounds> {
  if (b.lower > 0) return divByPositive(a, b.lower, b.upper);
  if (b.upper < 0) return neg(divByPositive(a, -b.upper, -b.lower));
  return b.lower === 0 && b.upper === 0 ? DIVISION_BY_ZERO : PERHAPS_DIVISION_BY_ZERO;
}

/** 0 < lower <= upper are the divisor's bounds; only `upper` may be infinite, and it never divides an infinity. */
function divByPositive(a: Bounds, lower: number, upper: number): Bounds {
  return {
    lower: divDown(a.lower, a.lower < 0 ? lower : upper),
    upper: divUp(a.upper, a.upper < 0 ? upper : lower),
  };
}

export function neg(a: Bounds): Bounds {
  return { lower: -a.upper, upper: -a.lower };
}

export function abs(a: Bounds): Bounds {
  if (a.lower >= 0) return a;
  if (a.upper <= 0) return neg(a);
  return { lower: 0, upper: Math.max(-a.lower, a.upper) };
}

export function min(a: Bounds, b: Bounds): Bounds {
  return { lower: Math.min(a.lower, b.lower), upper: Math.min(a.upper, b.upper) };
}

export function max(a: Bounds, b: Bounds): Bounds {
  return { lower: Math.max(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}

/** The least interval around both. */
export function hull(a: Bounds, b: Bounds): Bounds {
  return { lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}

/** x^2, never negative; `mul(a, a)` would not know that both factors are the same number. */
export function sqr(a: Bounds): Bounds {
  const m = abs(a);
  return { lower: mulDown(m.lower, m.lower), upper: mulUp(m.upper, m.upper) };
}

export function sqrt(a: Bounds): Result<Bounds> {
  if (a.lower >= 0) return { lower: sqrtDown(a.lower), upper: sqrtUp(a.upper) };
  return a.upper < 0 ? NEGATIVE_ROOT : PERHAPS_NEGATIVE_ROOT;
}

/** x < y is possible if the least x is below the greatest y; x = y if the intervals meet. */
export function orderings(a: Bounds, b: Bounds): Orderings {
  return {
    less: a.lower < b.upper,
    equal: a.lower <= b.upper && b.lower <= a.upper,
    greater: a.upper > b.lower,
  };
}
