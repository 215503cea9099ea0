import type { Bounds } from '../arithmetic.js';
import { scaleDown, scaleUp } from './head-and-tail.js';
import { LN2_HEAD, LN2_TAIL_DOWN, LN2_TAIL_UP } from './ln2.js';
import { LARGEST, LEAST, nextDown, nextUp } from './neighbours.js';
import { powerOfTwo } from './power-of-two.js';
import { mulDown, mulUp, productError } from './product.js';
import { divDown, divUp } from './quotient.js';
import { addDown, addUp } from './sum.js';

// e^710 > 2^1024 and e^-746 < 2^-1074 (710/ln 2 > 1024.3, 746/ln 2 > 1076).
const OVERFLOWS = 710;
const UNDERFLOWS = -746;
// For 0 < |x| < 2^-54: 1 + x < e^x < 1 + x + x^2, within one step of 1 on the side of x.
const NEXT_TO_ONE = 2 ** -54;
const PER_LN2 = 1 / Math.LN2;

// S(r) = 1/3! + r/4! + ... : the terms up to r^11/14!, the last one times 1 + t, where
// |t| <= (|r|/15)/(1 - |r|/15) < 0.03 for |r| < 0.36 stands for all that follow.
const FIRST = 3;
const TERMS = 12;
const LAST_DOWN = 0.97;
const LAST_UP = 1.03;
const FACTORIALS = Array.from({ length: TERMS }, (_, i) => factorial(i + FIRST));
const COEFFICIENTS_DOWN = FACTORIALS.map((f, i) => divDown(i === TERMS - 1 ? LAST_DOWN : 1, f));
const COEFFICIENTS_UP = FACTORIALS.map((f, i) => divUp(i === TERMS - 1 ? LAST_UP : 1, f));

/** n!, exact up to 18!. */
function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/**
 * Encloses exp(head + t) for t in [tailLower, tailUpper], |t| <= 2^-10. All three finite.
 *
 * 1. For an integer k near head/ln 2, |k| < 2^11, k LN2_HEAD is exact and head - k LN2_HEAD = r0 + e exactly
 *    (TwoSum). e, t and the tail of k ln 2 add up, rounded outward, to a rest in [R, R']. The reduced argument
 *    is r = r1 + w with r1 = fl(r0 + R) and w from the exact error f of that sum (TwoSum) to f + R' - R, rounded up.
 * 2. exp(r) = 1 + r + r^2/2 + r^3 S(r). r1^2 = p + p' exactly (TwoProduct), 1 + r1 = a + a' and
 *    a + p/2 = h + h' exactly (Fast2Sum), so that exp(r) = h + [h' + a' + p'/2 + w (1 + r1 + w/2) + r^3 S(r)],
 *    and the bracket is below 1 % of h: its rounding errors, all outward, hardly show in the result.
 * 3. S(r) > 0 by Horner's rule with directed rounding, for r of either sign. The argument is refused
 *    (trivial enclosure) unless |r| < 0.36, so the remainder's bound holds whatever k was chosen.
 * 4. The bounds are multiplied by 2^k in two steps with directed rounding; the first is exact (it stays
 *    normal), so that the second rounds outward once where the result is subnormal or overflows.
 */
export function exponential(head: number, tailLower: number, tailUpper: number): Bounds {
  if (head > OVERFLOWS) return { lower: LARGEST, upper: Infinity };
  if (head < UNDERFLOWS) return { lower: 0, upper: LEAST };
  const k = Math.round(head * PER_LN2);
  const multiple = k * LN2_HEAD;
  const r0 = head - multiple;
  const b = r0 - head;
  const e = head - (r0 - b) - (multiple + b);
  const restLower = addDown(e, addDown(tailLower, -scaleUp(k, LN2_TAIL_DOWN, LN2_TAIL_UP)));
  const restUpper = addUp(e, addUp(tailUpper, -scaleDown(k, LN2_TAIL_DOWN, LN2_TAIL_UP)));

  // r = r0 + [restLower, restUpper]; move the bulk of the rest into the head: r1 + f = r0 + restLower.
  const r1 = r0 + restLower;
  const c = r1 - r0;
  const f = r0 - (r1 - c) + (restLower - c);
  const wLower = f;
  const wUpper = addUp(f, addUp(restUpper, -restLower));
  const rLower = addDown(r1, wLower);
  const rUpper = addUp(r1, wUpper);
  if (!(rLower > -0.36 && rUpper < 0.36)) return { lower: 0, upper: Infinity };

  let seriesDown = COEFFICIENTS_DOWN[TERMS - 1]!;
  let seriesUp = COEFFICIENTS_UP[TERMS - 1]!;
  for (let i = TERMS - 2; i >= 0; i -= 1) {
    const down = mulDown(rLower, rLower >= 0 ? seriesDown : seriesUp);
    const up = mulUp(rUpper, rUpper >= 0 ? seriesUp : seriesDown);
    seriesDown = addDown(COEFFICIENTS_DOWN[i]!, down);
    seriesUp = addUp(COEFFICIENTS_UP[i]!, up);
  }
  // r^3 is increasing; for a negative r the larger square gives the smaller cube.
  const cubeDown = mulDown(rLower, rLower >= 0 ? mulDown(rLower, rLower) : mulUp(rLower, rLower));
  const cubeUp = mulUp(rUpper, rUpper >= 0 ? mulUp(rUpper, rUpper) : mulDown(rUpper, rUpper));
  const smallDown = mulDown(cubeDown, cubeDown >= 0 ? seriesDown : seriesUp);
  const smallUp = mulUp(cubeUp, cubeUp >= 0 ? seriesUp : seriesDown);

  // 1 + r1 + w/2 for the factor of w, and the exact parts.
  const factorDown = addDown(1, addDown(r1, wLower / 2));
  const factorUp = addUp(1, addUp(r1, wUpper / 2));
  const linearDown = mulDown(wLower, wLower >= 0 ? factorDown : factorUp);
  const linearUp = mulUp(wUpper, wUpper >= 0 ? factorUp : factorDown);
  const tiny = Math.abs(r1) < SQUARE_UNDERFLOWS;
  const p = tiny ? 0 : r1 * r1;
  const half = p / 2;
  const halfRest = tiny ? 0 : productError(r1, r1, p) / 2;
  const a = 1 + r1;
  const aRest = r1 - (a - 1);
  const h = a + half;
  const hRest = half - (h - a);
  const tailDown = addDown(hRest, addDown(aRest, addDown(halfRest, addDown(linearDown, smallDown))));
  const tailUp = addUp(
    hRest,
    addUp(aRest, addUp(halfRest, addUp(linearUp, addUp(smallUp, tiny ? TINY_SQUARE : 0)))),
  );
  return scaleByPower(addDown(h, tailDown), addUp(h, tailUp), k);
}

// Where r1^2 is too small for TwoProduct, its half is in [0, 2^-900].
const SQUARE_UNDERFLOWS = 2 ** -450;
const TINY_SQUARE = 2 ** -900;

function scaleByPower(lower: number, upper: number, k: number): Bounds {
  const first = Math.trunc(k / 2);
  const once = powerOfTwo(first);
  const twice = powerOfTwo(k - first);
  return { lower: Math.max(0, mulDown(lower * once, twice)), upper: mulUp(upper * once, twice) };
}

function pointExp(x: number): Bounds {
  if (x === 0) return { lower: 1, upper: 1 };
  if (Math.abs(x) < NEXT_TO_ONE) {
    return x > 0 ? { lower: 1, upper: nextUp(1) } : { lower: nextDown(1), upper: 1 };
  }
  return exponential(x, 0, 0);
}

/** exp is increasing: each bound comes from its own end. exp 0 = 1 exactly; overflow gives [LARGEST, Infinity]. */
export function exp(a: Bounds): Bounds {
  if (a.lower === a.upper) return pointExp(a.lower);
  return { lower: pointExp(a.lower).lower, upper: a.upper === Infinity ? Infinity : pointExp(a.upper).upper };
}
