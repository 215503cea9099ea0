import type { Bounds } from '../arithmetic.js';
import { reduceArgument, scaledPi } from '../exact/pi.js';
import { Rational } from '../exact/rational.js';
import { cosineExtremes, type QuarterTurns, WHOLE_TURN } from '../quarter-turns.js';
import { toInterval } from './enclose.js';
import { mulDown, mulUp } from './product.js';
import { divDown, divUp } from './quotient.js';
import { addDown, addUp, subDown, subUp } from './sum.js';

// pi/2 = A + B + C: A has 33 bits (32 after the point), B the next 33, C is below 2^-65.
const PI_BITS = 256;
const scaled = scaledPi(PI_BITS);
const halfPi = (n: bigint) => Rational.of(n, 1n << BigInt(PI_BITS + 1));
const headBits = scaled.lower >> BigInt(PI_BITS + 1 - 32);
const head = Rational.of(headBits, 1n << 32n);
const middle = Rational.of((scaled.lower >> BigInt(PI_BITS + 1 - 65)) - (headBits << 33n), 1n << 65n);
const A = toInterval(head).lower;
const B = toInterval(middle).lower;
const C_DOWN = toInterval(halfPi(scaled.lower).sub(head).sub(middle)).lower;
const C_UP = toInterval(halfPi(scaled.upper).sub(head).sub(middle)).upper;
const PER_HALF_PI = 2 / Math.PI;

/** pi, one unit in the last place wide. */
export const PI: Bounds = {
  lower: toInterval(halfPi(2n * scaled.lower)).lower,
  upper: toInterval(halfPi(2n * scaled.upper)).upper,
};

/** Up to here |k| < 2^20, and k A and k B are exact. */
const MOST_PLAIN = 2 ** 19;
/** Nearer to a multiple of pi/2 too many digits cancel: integers take over. */
const LEAST_PLAIN = 2 ** -12;
/** Bits of a reduced argument after the point: no binary64 number is nearer than 2^-62 to a multiple of pi/2. */
const REDUCED_BITS = 160;

/** x = k pi/2 + r, r in [lower, upper]. */
interface Reduced extends QuarterTurns {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The reduced argument of a finite x. For |x| <= 2^19 and k near 2 x/pi: x - k A = s0 + e and s0 - k B = s + f exactly
 * (TwoSum), so that r = s + e + f - k C. Whatever integer k is chosen, the identity holds.
 */
function reduce(x: number): Reduced {
  if (Math.abs(x) <= MOST_PLAIN) {
    const k = Math.round(x * PER_HALF_PI);
    if (k === 0) return { lower: x, upper: x, quarters: 0, side: x > 0 ? 1 : x < 0 ? -1 : 0 };
    const [s0, e] = twoSum(x, -k * A);
    const [s, f] = twoSum(s0, -k * B);
    if (Math.abs(s) >= LEAST_PLAIN) {
      const [least, most] =
        k > 0 ? [mulDown(k, C_DOWN), mulUp(k, C_UP)] : [mulDown(k, C_UP), mulUp(k, C_DOWN)];
      const lower = addDown(s, addDown(addDown(e, f), -most));
      const upper = addUp(s, addUp(addUp(e, f), -least));
      return { lower, upper, quarters: k >>> 0, side: s > 0 ? 1 : -1 };
    }
  }
  const q = Rational.fromNumber(x);
  const reduced = reduceArgument(q.numerator, q.denominator, REDUCED_BITS);
  const unit = 1n << BigInt(reduced.bits);
  const lower = toInterval(Rational.of(reduced.lower, unit)).lower;
  const upper = toInterval(Rational.of(reduced.upper, unit)).upper;
  return { lower, upper, quarters: reduced.quarters, side: lower > 0 ? 1 : upper < 0 ? -1 : 0 };
}

/** s = fl(a + b) and the exact rest (Knuth); nothing overflows here. */
function twoSum(a: number, b: number): readonly [number, number] {
  const s = a + b;
  const rest = s - a;
  return [s, a - (s - rest) + (b - rest)];
}

// sin r = r (1 - z/6 (1 - z/20 (1 - z/42 (...)))) and cos r = 1 - z/2 (1 - z/12 (1 - z/30 (...))), z = r^2. In each
// bracket stands an alternating series of decreasing terms, whose value is in [1 - z/d, 1]: in [0.99, 1] after these.
const SINE_DIVISORS = [6, 20, 42, 72, 110, 156, 210, 272];
const COSINE_DIVISORS = [2, 12, 30, 56, 90, 132, 182, 240, 306];
const LAST_DOWN = 0.99;

/** The bounds of z/d1 (1 - z/d2 (1 - ...)) for 0 <= z < 0.65: every step rounds outward, and all brackets are in [0, 1]. */
function series(divisors: readonly number[], zDown: number, zUp: number): readonly [number, number] {
  let down = LAST_DOWN;
  let up = 1;
  for (let i = divisors.length - 1; i > 0; i -= 1) {
    const d = divisors[i]!;
    const least = mulDown(divDown(zDown, d), down);
    const most = mulUp(divUp(zUp, d), up);
    down = subDown(1, most);
    up = subUp(1, least);
  }
  const d = divisors[0]!;
  return [mulDown(divDown(zDown, d), down), mulUp(divUp(zUp, d), up)];
}

/** sin r for 0 <= r < 0.8: r minus a share of it that is at most 0.11. */
function sineDown(r: number): number {
  return subDown(r, mulUp(r, series(SINE_DIVISORS, mulDown(r, r), mulUp(r, r))[1]));
}

function sineUp(r: number): number {
  return subUp(r, mulDown(r, series(SINE_DIVISORS, mulDown(r, r), mulUp(r, r))[0]));
}

/** The sine is increasing here: each bound comes from its own end. */
function sine(lower: number, upper: number): Bounds {
  return {
    lower: lower >= 0 ? sineDown(lower) : -sineUp(-lower),
    upper: upper >= 0 ? sineUp(upper) : -sineDown(-upper),
  };
}

/** The cosine decreases with |r|. */
function cosine(lower: number, upper: number): Bounds {
  const most = Math.max(-lower, upper);
  const least = Math.max(lower, -upper, 0);
  const down = subDown(1, series(COSINE_DIVISORS, mulDown(most, most), mulUp(most, most))[1]);
  const up = subUp(1, series(COSINE_DIVISORS, mulDown(least, least), mulUp(least, least))[0]);
  return { lower: down, upper: Math.min(1, up) };
}

/** cos(k pi/2 + r). */
function atQuarter(quarters: number, { lower, upper }: Reduced): Bounds {
  if (!(lower > -0.8 && upper < 0.8)) return { lower: -1, upper: 1 };
  const turned = quarters % 2 === 0 ? cosine(lower, upper) : sine(lower, upper);
  const isMirrored = quarters % 4 === 1 || quarters % 4 === 2;
  return isMirrored ? { lower: -turned.upper, upper: -turned.lower } : turned;
}

/** cos(x - shift pi/2) for x in [lower, upper]; where x may be large without limit, the trivial enclosure. */
function wave(a: Bounds, shift: 0 | 1): Bounds {
  const { lower, upper } = a;
  if (!(subUp(upper, lower) < WHOLE_TURN)) return { lower: -1, upper: 1 };
  const turned = (reduced: Reduced): QuarterTurns => ({
    quarters: (reduced.quarters - shift) >>> 0,
    side: reduced.side,
  });
  const first = reduce(lower);
  const from = turned(first);
  const left = atQuarter(from.quarters, first);
  if (lower === upper) return left;
  const second = reduce(upper);
  const to = turned(second);
  const right = atQuarter(to.quarters, second);
  const { maximum, minimum } = cosineExtremes(from, to);
  return {
    lower: minimum ? -1 : Math.min(left.lower, right.lower),
    upper: maximum ? 1 : Math.max(left.upper, right.upper),
  };
}

/** The cosine, of arguments of any size; 1 at 0 exactly. */
export function cos(a: Bounds): Bounds {
  return a.lower === 0 && a.upper === 0 ? { lower: 1, upper: 1 } : wave(a, 0);
}

/** The sine, of arguments of any size; 0 at 0 exactly. */
export function sin(a: Bounds): Bounds {
  return a.lower === 0 && a.upper === 0 ? { lower: 0, upper: 0 } : wave(a, 1);
}
