import { Absent, type Result } from '../arithmetic.js';
import { productError } from '../binary64/product.js';
import {
  distanceFromZero,
  ERROR,
  GREATEST,
  isInRange,
  OUT_OF_RANGE,
  raised,
  type Twofold,
} from './twofold-number.js';

// Double-word arithmetic after Dekker (1971) and Joldes, Muller, Popescu (ACM TOMS 44(2), 2017), with error bounds derived
// here in a form that needs no case analysis. u = 2^-53. All TwoSum and TwoProduct steps are exact in the range of
// twofold-number.ts.

const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');
const PERHAPS_DIVISION_BY_ZERO = new Absent('unknown', 'division by zero');
const NEGATIVE_ROOT = new Absent('does not exist', 'square root of a negative number');
const PERHAPS_NEGATIVE_ROOT = new Absent('unknown', 'square root of a negative number');

/**
 * With S = |a.high| + |b.high|: s + e = a.high + b.high, t + f = a.low + b.low exactly, |e| <= u(1 + u)S, |t| <= u(1 + u)^2 S.
 * fl(e + t) is off by at most u(|e| + |t|) < 2.1 u^2 S; v + w = s + fl(e + t) exactly; |f| <= u|t|, |w| <= u|v| < 1.1 u S, so that fl(f + w) is off
 * by less than 1.3 u^2 S; the last step is exact. In all less than 4 u^2 S, and nothing where both low parts are 0: then t = f = 0, and w = e.
 */
export function add(a: Twofold, b: Twofold): Result<Twofold> {
  return Math.abs(a.high + b.high) <= GREATEST ? sum(a, b) : OUT_OF_RANGE;
}

/** The same where the sum of the high parts is known to be in range: always a number, so that one that is used at once takes no memory. */
export function sum(a: Twofold, b: Twofold): Twofold {
  const x = a.high;
  const y = b.high;
  const s = x + y;
  const sr = s - x;
  const e = x - (s - sr) + (y - sr);
  const radii = a.radius + b.radius;
  if (a.low === 0 && b.low === 0) return { high: s, low: e, radius: radii === 0 ? 0 : raised(radii) };
  const t = a.low + b.low;
  const tr = t - a.low;
  const f = a.low - (t - tr) + (b.low - tr);
  const c = e + t;
  const v = s + c;
  const vr = v - s;
  const w = s - (v - vr) + (c - vr) + f;
  const high = v + w;
  const low = w - (high - v);
  return { high, low, radius: raised((Math.abs(x) + Math.abs(y)) * ERROR + radii) };
}

export function neg({ high, low, radius }: Twofold): Twofold {
  return { high: -high, low: -low, radius };
}

export function sub(a: Twofold, b: Twofold): Result<Twofold> {
  return add(a, neg(b));
}

/**
 * p + e = a.high b.high exactly. To e come a.high b.low and a.low b.high, each below (1 + u)u|p|: rounding them, their sum, and the
 * sum with e costs at most (1 + 1 + 2 + 3)u^2 |p|, and a.low b.low, which is left out, is at most u^2 |p|, each up to a
 * factor 1 + 4u. In all less than 9 u^2 |p|. Nothing is lost where both low parts are 0.
 */
export function mul(a: Twofold, b: Twofold): Result<Twofold> {
  const x = a.high;
  const y = b.high;
  if (!isInRange(x) || !isInRange(y)) return OUT_OF_RANGE;
  if (!(Math.abs(x * y) <= GREATEST)) return OUT_OF_RANGE;
  const result = product(a, b);
  return result.radius <= GREATEST ? result : OUT_OF_RANGE;
}

/** The same where the high parts and their product are known to be in range, and the radii to be moderate. */
export function product(a: Twofold, b: Twofold): Twofold {
  const x = a.high;
  const y = b.high;
  const p = x * y;
  const e = p === 0 ? 0 : productError(x, y, p);
  const isExact = a.low === 0 && b.low === 0;
  const rest = isExact ? e : e + (x * b.low + a.low * y);
  const high = p + rest;
  const low = rest - (high - p);
  if (isExact && a.radius === 0 && b.radius === 0) return { high, low, radius: 0 };
  const spread =
    a.radius * (Math.abs(y) + Math.abs(b.low) + b.radius) + b.radius * (Math.abs(x) + Math.abs(a.low));
  return { high, low, radius: raised((isExact ? 0 : Math.abs(p) * ERROR) + spread) };
}

/**
 * Any q near a/b serves: for a, b in their enclosures with centres m, n we have
 * |a/b - q| <= (|m - q n| + |a - m| + |q| |b - n|) / |b|, and the residual m - q n is bounded below.
 */
export function div(a: Twofold, b: Twofold): Result<Twofold> {
  if (b.high === 0 && b.radius === 0) return DIVISION_BY_ZERO;
  const least = distanceFromZero(b);
  if (!(least > 0)) return PERHAPS_DIVISION_BY_ZERO;
  if (!isInRange(a.high) || !isInRange(b.high)) return OUT_OF_RANGE;
  const first = a.high / b.high;
  if (!isInRange(first)) return OUT_OF_RANGE;
  const correction = residual(a.high, a.low, first, b.high, b.low) / b.high;
  const high = first + correction;
  const low = correction - (high - first);
  const off =
    residualAtMost(a.high, a.low, high, low, b.high, b.low) +
    a.radius +
    Math.abs(high) * (1 + 2 ** -50) * b.radius;
  return off === 0 ? { high, low, radius: 0 } : withRadius(high, low, raised(off) / least);
}

/**
 * |sqrt(x) - s| = |x - s^2| / (sqrt(x) + s) for x >= 0 and s > 0, with the residual bounded below; sqrt(x) is at least the root of
 * the lower end of x, so that the radius is halved with the root, and does not grow in an iteration of means and roots.
 */
export function sqrt(a: Twofold): Result<Twofold> {
  if (a.high === 0 && a.radius === 0) return a;
  if (a.high < 0 && distanceFromZero(a) > 0) return NEGATIVE_ROOT;
  if (!(a.high > 0 && (a.radius === 0 || distanceFromZero(a) >= 0))) return PERHAPS_NEGATIVE_ROOT;
  if (!isInRange(a.high)) return OUT_OF_RANGE;
  const first = Math.sqrt(a.high);
  const correction = residual(a.high, a.low, first, first, 0) / (2 * first);
  const high = first + correction;
  const low = correction - (high - first);
  const off = residualAtMost(a.high, a.low, high, low, high, low) + a.radius;
  if (off === 0) return { high, low, radius: 0 };
  return withRadius(high, low, raised(off) / ((high + leastRoot(a)) * (1 - 2 ** -40)));
}

function leastRoot(a: Twofold): number {
  return Math.sqrt(Math.max(0, distanceFromZero(a)));
}

// Numbers by their words, and no objects: divisions are half of the work of a long run.

/** About (ah + al) - q (bh + bl), for a guess: nothing depends on its error. */
function residual(ah: number, al: number, q: number, bh: number, bl: number): number {
  const p = q * bh;
  const e = p === 0 ? 0 : productError(q, bh, p);
  return ah - p - e + al - q * bl;
}

/**
 * An upper bound of |a - q b| for a = ah + al, q = qh + ql, b = bh + bl; infinite where q b is not near a. With p + e = qh bh exactly,
 * a - q b = (ah - p) - e + al - (qh bl + ql bh + ql bl), and ah - p is exact where |ah - p| <= |ah|/2 (Sterbenz: then p is between half and twice ah).
 * Each of the other operations is off by at most 2^-53 of its result: the sum of these is doubled, which pays for its own rounding too.
 * 0 only where a = q b.
 */
function residualAtMost(ah: number, al: number, qh: number, ql: number, bh: number, bl: number): number {
  const p = qh * bh;
  const d = ah - p;
  if (!(Math.abs(d) <= Math.abs(ah) / 2)) return Infinity;
  const e = p === 0 ? 0 : productError(qh, bh, p);
  const first = d - e;
  const second = first + al;
  const t = qh * bl;
  const u = ql * bh;
  const v = ql * bl;
  const tu = t + u;
  const tuv = tu + v;
  const left = second - tuv;
  const results =
    Math.abs(first) +
    Math.abs(second) +
    Math.abs(t) +
    Math.abs(u) +
    Math.abs(v) +
    Math.abs(tu) +
    Math.abs(tuv) +
    Math.abs(left);
  // A product of words may vanish below the range: where there are second words, 0 is not taken for exact.
  return results === 0 && ql === 0 && bl === 0 ? 0 : raised(Math.abs(left) + results * 2 ** -52);
}

function withRadius(high: number, low: number, radius: number): Result<Twofold> {
  const up = raised(radius);
  return up <= GREATEST ? { high, low, radius: up } : OUT_OF_RANGE;
}

/** ||x| - |c|| <= |x - c|. */
export function abs(a: Twofold): Twofold {
  return a.high < 0 ? neg(a) : a;
}

/**
 * The lesser one where that is certain. Else, with centres c <= d and radii r, s: min(x, y) is at most x <= c + r, and at least min(c - r, d - s) >= c - max(r, s).
 */
export function min(a: Twofold, b: Twofold): Twofold {
  const [lesser, greater] = isBelow(a, b) ? [a, b] : [b, a];
  const gap = (greater.high - lesser.high) * (1 - 2 ** -40) - Math.abs(lesser.low) - Math.abs(greater.low);
  if (gap >= (a.radius + b.radius) * (1 + 2 ** -40)) return lesser;
  if (a.radius === 0 && b.radius === 0) return lesser;
  return { ...lesser, radius: Math.max(a.radius, b.radius) };
}

export function max(a: Twofold, b: Twofold): Twofold {
  return neg(min(neg(a), neg(b)));
}

/** The order of centres: both are sums whose low part is too small to change the order of distinct high parts. */
function isBelow(a: Twofold, b: Twofold): boolean {
  return a.high < b.high || (a.high === b.high && a.low <= b.low);
}
