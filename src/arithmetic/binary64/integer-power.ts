import { Absent, type Bounds, type Result } from '../arithmetic.js';
import { LARGEST } from './neighbours.js';
import { mulDown, mulUp, productError } from './product.js';
import { divDown, divUp } from './quotient.js';
import { addDown, addUp } from './sum.js';

const ZERO_TO_NEGATIVE = new Absent('does not exist', 'zero to a negative power');
const PERHAPS_ZERO_TO_NEGATIVE = new Absent('unknown', 'zero to a negative power');
const ONE: Bounds = { lower: 1, upper: 1 };

// Products between these limits keep TwoProduct, and all rounding errors counted below, free of underflow.
const LEAST_INTERMEDIATE = 2 ** -850;
const GREATEST_INTERMEDIATE = 2 ** 950;
const POWER_ERROR = 2 ** -101;

/** x^n for an integer n, x of any sign; x^0 = 1. The power is monotone on each side of 0. */
export function integerPower(a: Bounds, n: number): Result<Bounds> {
  if (n === 0) return ONE;
  if (n === 1) return a;
  const odd = n % 2 !== 0;
  if (a.lower > 0 || (a.lower === 0 && n > 0)) return positivePower(a.lower, a.upper, n);
  if (a.upper < 0 || (a.upper === 0 && n > 0)) {
    const mirror = positivePower(-a.upper, -a.lower, n);
    return odd ? { lower: -mirror.upper, upper: -mirror.lower } : mirror;
  }
  if (n < 0) return a.lower === 0 && a.upper === 0 ? ZERO_TO_NEGATIVE : PERHAPS_ZERO_TO_NEGATIVE;
  const below = pointPower(-a.lower, n).upper;
  const above = pointPower(a.upper, n).upper;
  return odd ? { lower: -below, upper: above } : { lower: 0, upper: Math.max(below, above) };
}

function positivePower(lower: number, upper: number, n: number): Bounds {
  if (lower === upper) return pointPower(lower, n);
  return n > 0
    ? { lower: pointPower(lower, n).lower, upper: pointPower(upper, n).upper }
    : { lower: pointPower(upper, n).lower, upper: pointPower(lower, n).upper };
}

/** x^n for x >= 0 (x > 0 if n < 0), n not 0. `Infinity` counts as a number above all others. */
export function pointPower(x: number, n: number): Bounds {
  if (x === Infinity) return n > 0 ? { lower: LARGEST, upper: Infinity } : { lower: 0, upper: 0 };
  if (x === 0 || x === 1) return { lower: x, upper: x };
  if (n > 0)
    return n === 2
      ? { lower: mulDown(x, x), upper: mulUp(x, x) }
      : (doubledPower(x, n) ?? directedPower(x, x, n));
  const power = pointPower(x, -n);
  if (power.upper < Infinity && power.lower > 2 ** -1000)
    return { lower: divDown(1, power.upper), upper: divUp(1, power.lower) };
  // Better the power of the reciprocal where the power itself leaves the range.
  return directedPower(divDown(1, x), divUp(1, x), -n);
}

/** Repeated squaring with directed rounding; all factors are nonnegative, so that bounds multiply to bounds. */
function directedPower(lower: number, upper: number, n: number): Bounds {
  let baseDown = lower;
  let baseUp = upper;
  let down = 1;
  let up = 1;
  for (let rest = n; ; ) {
    if (rest % 2 !== 0) {
      down = mulDown(down, baseDown);
      up = mulUp(up, baseUp);
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return { lower: down, upper: up };
    baseDown = mulDown(baseDown, baseDown);
    baseUp = mulUp(baseUp, baseUp);
  }
}

/**
 * x^n, n >= 1, by repeated squaring of unevaluated sums h + l, |l| <= u |h|, u = 2^-53; `null` if a
 * product comes near the ends of the range.
 *
 * (a + a')(b + b') is computed as c + (c' + fl(fl(a b') + fl(a' b))), where a b = c + c' exactly, and
 * renormalised exactly (Fast2Sum). Relative to |a b| the errors are at most: a' b' left out u^2; two products
 * u^2 each; their sum 2 u^2; adding c' 3.1 u^2; the rest of higher order: below 10 u^2, or 11 u^2 relative
 * to the true product; so each multiplication has a factor 1 + t, |t| < 2^-102. A power built from
 * x^i and x^j with i - 1 and j - 1 such factors has i + j - 1 of them: x^n has n - 1, and
 * (1 + 2^-102)^(n-1) - 1 < n 2^-101 for n < 2^53. Multiplying two plain numbers is exact, and a
 * power of which all steps were exact is not widened.
 */
function doubledPower(x: number, n: number): Bounds | null {
  let baseHead = x;
  let baseTail = 0;
  let baseExact = true;
  let head = 1;
  let tail = 0;
  let exact = true;
  for (let rest = n; ; ) {
    if (rest % 2 !== 0) {
      if (head === 1 && tail === 0) {
        head = baseHead;
        tail = baseTail;
        exact = baseExact;
      } else {
        exact = exact && baseExact && tail === 0 && baseTail === 0;
        const p = head * baseHead;
        if (!(p > LEAST_INTERMEDIATE && p < GREATEST_INTERMEDIATE)) return null;
        const small = productError(head, baseHead, p) + (head * baseTail + tail * baseHead);
        head = p + small;
        tail = small - (head - p);
      }
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) break;
    baseExact = baseExact && baseTail === 0;
    const p = baseHead * baseHead;
    if (!(p > LEAST_INTERMEDIATE && p < GREATEST_INTERMEDIATE)) return null;
    const small = productError(baseHead, baseHead, p) + 2 * (baseHead * baseTail);
    baseHead = p + small;
    baseTail = small - (baseHead - p);
  }
  if (exact) return { lower: addDown(head, tail), upper: addUp(head, tail) };
  const error = mulUp(mulUp(head, n), POWER_ERROR);
  return { lower: addDown(head, addDown(tail, -error)), upper: addUp(head, addUp(tail, error)) };
}
