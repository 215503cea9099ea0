import { Absent, type Bounds, type Result } from '../arithmetic.js';
import { type HeadAndTail, scaleDown, scaleUp } from './head-and-tail.js';
import { LN2_HEAD, LN2_TAIL_DOWN, LN2_TAIL_UP } from './ln2.js';
import { powerOfTwo } from './power-of-two.js';
import { mulDown, mulUp, productError } from './product.js';
import { divDown, divUp } from './quotient.js';
import { addDown, addUp } from './sum.js';

const NONPOSITIVE = new Absent('does not exist', 'logarithm of a nonpositive number');
const PERHAPS_NONPOSITIVE = new Absent('unknown', 'logarithm of a nonpositive number');

// Near sqrt(1/2) and sqrt(2): m in [0.71, 1.42] has |s| = |m - 1|/(m + 1) < 0.1736, s^2 < 0.0302.
const SMALL = 0.71;
const LARGE = 2 * SMALL;

// R(z) = z/3 + z^2/5 + ... + z^12/25 + ...: all terms are positive, so that leaving out those after z^12
// gives a lower bound. From z^12 on they are at most z^12/25 (1 + z + z^2 + ...) < z^12/25 * 1.032 for
// z < 0.031, so that 1.04/25 as the last coefficient gives an upper bound.
const TERMS = 12;
const COEFFICIENTS_DOWN = Array.from({ length: TERMS }, (_, i) => divDown(1, 2 * i + 3));
const COEFFICIENTS_UP = Array.from({ length: TERMS }, (_, i) =>
  i === TERMS - 1 ? divUp(1.04, 2 * i + 3) : divUp(1, 2 * i + 3),
);

const SHRINK = 1 - 2 ** -51;
const STRETCH = 1 + 2 ** -51;
const CORRECTION_ERROR = 2 ** -102;

/**
 * ln x for a finite x > 0, as a head and an enclosed tail below 2^-51 of it.
 *
 * x = 2^k m with m in [0.71, 1.42] gives ln x = k ln 2 + 2 artanh(s) with s = (m - 1)/(m + 1), and
 * 2 artanh(s) = 2s + 2s R(s^2), R(z) = z/3 + z^2/5 + ...
 *
 * 1. m - 1 is exact (Sterbenz), and m + 1 = d + d' exactly (Fast2Sum).
 * 2. q = fl((m - 1)/d) and r = m - 1 - q d, exactly (TwoProduct, then Sterbenz). s - q = (r - q d')/(d + d').
 *    With u = 2^-53, |r| <= u |q| d and |d'| <= u d; the numerator computed as fl(r - fl(q d')) is off by at
 *    most 4 u^2 |q| d, and dividing by d instead of d + d', rounded, by another 5 u^2 |q|: in all, c is
 *    within 10 u^2 |q| < 2^-102 |q| of s - q. Nothing underflows: q is 0 or at least 2^-54.
 * 3. |s - q| < 2^-51 |q|, which encloses |s| for the small term 2s R(s^2), evaluated by Horner's rule with
 *    directed rounding; all its values are positive for |s|.
 * 4. k LN2_HEAD is exact, its sum with 2q is h + e exactly (Fast2Sum); the rest goes to the tail. If k is not
 *    0, |ln x| > 0.34 while that tail is below 0.004, so nothing cancels.
 * 5. The bulk of the tail moves into the head, again exactly.
 */
export function logarithm(x: number): HeadAndTail {
  const lift = x < 2 ** -1000 ? 100 : 0;
  const normal = lift === 0 ? x : x * 2 ** 100;
  // Only a guess: the comparisons below decide. Scaling by a power of two is exact.
  let k = Math.min(Math.max(Math.round(Math.log2(normal)), -1022), 1024);
  let m = normal * powerOfTwo(-k);
  while (m > LARGE) {
    m /= 2;
    k += 1;
  }
  while (m < SMALL) {
    m *= 2;
    k -= 1;
  }
  k -= lift;

  const f = m - 1;
  const d = m + 1;
  const dRest = m < 1 ? m - (d - 1) : 1 - (d - m);
  const q = f / d;
  if (q === 0)
    return normalised(
      k * LN2_HEAD,
      scaleDown(k, LN2_TAIL_DOWN, LN2_TAIL_UP),
      scaleUp(k, LN2_TAIL_DOWN, LN2_TAIL_UP),
    );
  const p = q * d;
  const c = (f - p - productError(q, d, p) - q * dRest) / d;
  const size = Math.abs(q);
  const cError = size * CORRECTION_ERROR;

  const sDown = mulDown(size, SHRINK);
  const sUp = mulUp(size, STRETCH);
  const zDown = mulDown(sDown, sDown);
  const zUp = mulUp(sUp, sUp);
  let seriesDown = COEFFICIENTS_DOWN[TERMS - 1]!;
  let seriesUp = COEFFICIENTS_UP[TERMS - 1]!;
  for (let i = TERMS - 2; i >= 0; i -= 1) {
    seriesDown = addDown(COEFFICIENTS_DOWN[i]!, mulDown(zDown, seriesDown));
    seriesUp = addUp(COEFFICIENTS_UP[i]!, mulUp(zUp, seriesUp));
  }
  const smallDown = mulDown(sDown, mulDown(zDown, seriesDown));
  const smallUp = mulUp(sUp, mulUp(zUp, seriesUp));
  const tailDown = 2 * addDown(addDown(c, -cError), q > 0 ? smallDown : -smallUp);
  const tailUp = 2 * addUp(addUp(c, cError), q > 0 ? smallUp : -smallDown);
  if (k === 0) return normalised(2 * q, tailDown, tailUp);

  const multiple = k * LN2_HEAD;
  const head = multiple + 2 * q;
  // Fast2Sum: |k ln 2| > 0.69 > |2q|.
  const e = 2 * q - (head - multiple);
  return normalised(
    head,
    addDown(addDown(tailDown, scaleDown(k, LN2_TAIL_DOWN, LN2_TAIL_UP)), e),
    addUp(addUp(tailUp, scaleUp(k, LN2_TAIL_DOWN, LN2_TAIL_UP)), e),
  );
}

/** The same number with the bulk of the tail moved into the head: head + tailLower = h + f exactly (TwoSum). */
function normalised(head: number, tailLower: number, tailUpper: number): HeadAndTail {
  const h = head + tailLower;
  const rest = h - head;
  const f = head - (h - rest) + (tailLower - rest);
  return { head: h, tailLower: f, tailUpper: addUp(f, addUp(tailUpper, -tailLower)) };
}

function lnDown(x: number): number {
  if (x === Infinity) return Number.MAX_VALUE;
  const { head, tailLower } = logarithm(x);
  return addDown(head, tailLower);
}

function lnUp(x: number): number {
  if (x === Infinity) return x;
  const { head, tailUpper } = logarithm(x);
  return addUp(head, tailUpper);
}

/** The natural logarithm is increasing: each bound comes from its own end. ln 1 = 0 exactly. */
export function ln(a: Bounds): Result<Bounds> {
  if (!(a.lower > 0)) return a.upper <= 0 ? NONPOSITIVE : PERHAPS_NONPOSITIVE;
  if (a.lower === a.upper) {
    const { head, tailLower, tailUpper } = logarithm(a.lower);
    return { lower: addDown(head, tailLower), upper: addUp(head, tailUpper) };
  }
  return { lower: lnDown(a.lower), upper: lnUp(a.upper) };
}
