import { Absent, type Result } from '../arithmetic.js';
import { productError } from '../binary64/product.js';
import {
  distanceFromZero,
  ERROR,
  GREATEST,
  isInRange,
  magnitude,
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
  const x = a.high;
  const y = b.high;
  const s = x + y;
  const sr = s - x;
  const e = x - (s - sr) + (y - sr);
  if (!(Math.abs(s) <= GREATEST)) return OUT_OF_RANGE;
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
  const p = x * y;
  if (!(Math.abs(p) <= GREATEST)) return OUT_OF_RANGE;
  const e = p === 0 ? 0 : productError(x, y, p);
  const isExact = a.low === 0 && b.low === 0;
  const rest = isExact ? e : e + (x * b.low + a.low * y);
  const high = p + rest;
  const low = rest - (high - p);
  if (isExact && a.radius === 0 && b.radius === 0) return { high, low, radius: 0 };
  const spread =
    a.radius * (Math.abs(y) + Math.abs(b.low) + b.radius) + b.radius * (Math.abs(x) + Math.abs(a.low));
  const radius = raised((isExact ? 0 : Math.abs(p) * ERROR) + spread);
  return radius <= GREATEST ? { high, low, radius } : OUT_OF_RANGE;
}

/**
 * Any q near a/b serves: for a, b in their enclosures with centres m, n we have
 * |a/b - q| <= (|m - q n| + |a - m| + |q| |b - n|) / |b|, and the residual m - q n is itself enclosed by the operations above.
 */
export function div(a: Twofold, b: Twofold): Result<Twofold> {
  if (b.high === 0 && b.radius === 0) return DIVISION_BY_ZERO;
  const least = distanceFromZero(b);
  if (!(least > 0)) return PERHAPS_DIVISION_BY_ZERO;
  if (!isInRange(a.high) || !isInRange(b.high)) return OUT_OF_RANGE;
  const numerator = { ...a, radius: 0 };
  const denominator = { ...b, radius: 0 };
  const first = a.high / b.high;
  if (!isInRange(first)) return OUT_OF_RANGE;
  const remainder = residual(numerator, { high: first, low: 0, radius: 0 }, denominator);
  if (remainder instanceof Absent) return remainder;
  const quotient = fastSum(first, remainder.high / b.high);
  const left = residual(numerator, quotient, denominator);
  if (left instanceof Absent) return left;
  const off = magnitudeOfExact(left) + a.radius + Math.abs(quotient.high) * (1 + 2 ** -50) * b.radius;
  return off === 0 ? quotient : withRadius(quotient, raised(off) / least);
}

/**
 * |sqrt(x) - s| = |x - s^2| / (sqrt(x) + s) for x >= 0 and s > 0, with the residual enclosed as above; sqrt(x) is at least the root of
 * the lower end of x, so that the radius is halved with the root, and does not grow in an iteration of means and roots.
 */
export function sqrt(a: Twofold): Result<Twofold> {
  if (a.high === 0 && a.radius === 0) return a;
  if (a.high < 0 && distanceFromZero(a) > 0) return NEGATIVE_ROOT;
  if (!(a.high > 0 && (a.radius === 0 || distanceFromZero(a) >= 0))) return PERHAPS_NEGATIVE_ROOT;
  if (!isInRange(a.high)) return OUT_OF_RANGE;
  const centre = { ...a, radius: 0 };
  const first = Math.sqrt(a.high);
  const remainder = residual(centre, { high: first, low: 0, radius: 0 }, { high: first, low: 0, radius: 0 });
  if (remainder instanceof Absent) return remainder;
  const root = fastSum(first, remainder.high / (2 * first));
  const left = residual(centre, root, root);
  if (left instanceof Absent) return left;
  const off = magnitudeOfExact(left) + a.radius;
  return off === 0 ? root : withRadius(root, raised(off) / ((root.high + leastRoot(a)) * (1 - 2 ** -40)));
}

function leastRoot(a: Twofold): number {
  return Math.sqrt(Math.max(0, distanceFromZero(a)));
}

/** a - q b, for centres. */
function residual(a: Twofold, q: Twofold, b: Twofold): Result<Twofold> {
  const product = mul(q, b);
  return product instanceof Absent ? product : sub(a, product);
}

/** `magnitude` that keeps an exact 0. */
function magnitudeOfExact(a: Twofold): number {
  return a.high === 0 && a.radius === 0 ? 0 : magnitude(a);
}

/** high + low for |low| <= |high|, exactly (Fast2Sum). */
function fastSum(high: number, low: number): Twofold {
  const sum = high + low;
  return { high: sum, low: low - (sum - high), radius: 0 };
}

function withRadius({ high, low }: Twofold, radius: number): Result<Twofold> {
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
