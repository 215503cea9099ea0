import { Absent, type Bounds, type Result } from '../arithmetic.js';
import { exponential } from './exponential.js';
import { scaleDown, scaleUp } from './head-and-tail.js';
import { pointPower } from './integer-power.js';
import { sqrt } from './interval.js';
import { logarithm } from './logarithm.js';
import { LARGEST, LEAST, nextDown, nextUp } from './neighbours.js';
import { productError } from './product.js';
import { addDown, addUp } from './sum.js';

const NEGATIVE_BASE = new Absent('does not exist', 'negative number to a real power');
const PERHAPS_NEGATIVE_BASE = new Absent('unknown', 'negative number to a real power');
const ZERO_TO_NEGATIVE = new Absent('does not exist', 'zero to a negative power');
const PERHAPS_ZERO_TO_NEGATIVE = new Absent('unknown', 'zero to a negative power');

/** x^y = exp(y ln x) for x > 0; 0^y = 0 for y > 0, 0^0 = 1; no other base has a real power here. */
export function realPower(a: Bounds, y: Bounds): Result<Bounds> {
  if (a.upper < 0) return NEGATIVE_BASE;
  if (a.lower < 0) return PERHAPS_NEGATIVE_BASE;
  if (y.lower === y.upper) {
    if (y.lower === 0) return { lower: 1, upper: 1 };
    if (y.lower === 0.5) return sqrt(a);
  }
  if (a.lower > 0) return powerOfPositive(a, y);
  if (y.lower < 0) return a.upper === 0 && y.upper < 0 ? ZERO_TO_NEGATIVE : PERHAPS_ZERO_TO_NEGATIVE;
  // 0^0 = 1 joins the values wherever y may be 0: the corner x = a.upper, y = 0 has it as well.
  if (a.upper === 0) return y.lower > 0 ? { lower: 0, upper: 0 } : { lower: 0, upper: 1 };
  return { lower: 0, upper: powerOfPositive({ lower: a.upper, upper: a.upper }, y).upper };
}

/**
 * 0 < a.lower. y ln x is extreme at corners; the signs of y and of ln x (x against 1) say at which.
 */
function powerOfPositive(a: Bounds, y: Bounds): Bounds {
  if (a.lower === a.upper && y.lower === y.upper) return cornerPower(a.lower, y.lower);
  if (y.lower >= 0) {
    return {
      lower: cornerPower(a.lower, a.lower >= 1 ? y.lower : y.upper).lower,
      upper: cornerPower(a.upper, a.upper >= 1 ? y.upper : y.lower).upper,
    };
  }
  if (y.upper <= 0) {
    return {
      lower: cornerPower(a.upper, a.upper >= 1 ? y.lower : y.upper).lower,
      upper: cornerPower(a.lower, a.lower >= 1 ? y.upper : y.lower).upper,
    };
  }
  return {
    lower: Math.min(cornerPower(a.upper, y.lower).lower, cornerPower(a.lower, y.upper).lower),
    upper: Math.max(cornerPower(a.upper, y.upper).upper, cornerPower(a.lower, y.lower).upper),
  };
}

/** x^y for x > 0; x or y may be infinite, as a limit (with 1^y = x^0 = 1). */
function cornerPower(x: number, y: number): Bounds {
  if (x === 1 || y === 0) return { lower: 1, upper: 1 };
  if (x === Infinity || y === Infinity || y === -Infinity) {
    return x > 1 === y > 0 ? { lower: LARGEST, upper: Infinity } : { lower: 0, upper: LEAST };
  }
  if (Number.isInteger(y) && Math.abs(y) <= REPEATED_PRODUCT_LIMIT) return pointPower(x, y);
  return plainPower(x, y);
}

// Beyond it the error of a repeated product, |y| 2^-101, would show in the result.
const REPEATED_PRODUCT_LIMIT = 2 ** 32;
const OVERFLOWS = 2 ** 11;
const NEXT_TO_ONE = 2 ** -60;

/**
 * exp(y ln x), ln x = l + t with t enclosed: y l = p + p' exactly (TwoProduct), and p is the head, p' + y t
 * the tail of the argument. As |t| < 2^-51 |l|, |p| >= 2^11 overflows or underflows for certain, and
 * |p| < 2^-60 has x^y within a step of 1. In between |y| < 2^66 and |l| > 2^-54: TwoProduct applies.
 */
function plainPower(x: number, y: number): Bounds {
  const { head, tailLower, tailUpper } = logarithm(x);
  const p = y * head;
  const grows = x > 1 === y > 0;
  if (Math.abs(p) >= OVERFLOWS)
    return grows ? { lower: LARGEST, upper: Infinity } : { lower: 0, upper: LEAST };
  if (Math.abs(p) < NEXT_TO_ONE)
    return grows ? { lower: 1, upper: nextUp(1) } : { lower: nextDown(1), upper: 1 };
  const rest = productError(y, head, p);
  return exponential(
    p,
    addDown(rest, scaleDown(y, tailLower, tailUpper)),
    addUp(rest, scaleUp(y, tailLower, tailUpper)),
  );
}
