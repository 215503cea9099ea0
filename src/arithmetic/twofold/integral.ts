import { Absent, type Result } from '../arithmetic.js';
import { bounds } from './convert.js';
import { div, mul, neg, sub } from './operations.js';
import { distanceFromZero, exactly, OUT_OF_RANGE, type Twofold } from './twofold-number.js';

/** Beyond this an integer has no fraction in its first word, and the second would have to be looked at. */
const LARGEST_INTEGER = 2 ** 52;

/** The greatest integer <= a; where a jump lies inside the enclosure, all integers that are possible. */
export function floor(a: Twofold): Result<Twofold> {
  if (!(Math.abs(a.high) < LARGEST_INTEGER) || !(a.radius < LARGEST_INTEGER)) return OUT_OF_RANGE;
  const [lower, upper] = a.radius === 0 ? [wholePart(a), wholePart(a)] : outerParts(a);
  if (lower === upper) return exactly(lower);
  return { high: (lower + upper) / 2, low: 0, radius: (upper - lower) / 2 };
}

/** Of the exact number high + low, with |low| < 1. */
function wholePart({ high, low }: Twofold): number {
  const whole = Math.floor(high);
  return whole === high && low < 0 ? whole - 1 : whole;
}

function outerParts(a: Twofold): [number, number] {
  const { lower, upper } = bounds(a);
  return [Math.floor(lower), Math.floor(upper)];
}

/** The least integer >= a. */
export function ceil(a: Twofold): Result<Twofold> {
  const below = floor(neg(a));
  return below instanceof Absent ? below : neg(below);
}

/** a - b floor(a/b). */
export function mod(a: Twofold, b: Twofold): Result<Twofold> {
  if (b.high === 0 && b.radius === 0) return new Absent('does not exist', 'division by zero');
  if (!(distanceFromZero(b) > 0)) return new Absent('unknown', 'division by zero');
  const quotient = div(a, b);
  if (quotient instanceof Absent) return quotient;
  const whole = floor(quotient);
  if (whole instanceof Absent) return whole;
  const part = mul(b, whole);
  return part instanceof Absent ? part : sub(a, part);
}
