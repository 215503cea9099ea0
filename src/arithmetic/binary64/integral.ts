import { Absent, type Bounds, type Result } from '../arithmetic.js';
import { DIVISION_BY_ZERO, div, mul, PERHAPS_DIVISION_BY_ZERO, sub } from './interval.js';

/** floor is nondecreasing, and `Math.floor` is exact. A jump inside of the enclosure leaves more than one integer. */
export function floor(a: Bounds): Bounds {
  return { lower: Math.floor(a.lower), upper: Math.floor(a.upper) };
}

export function ceil(a: Bounds): Bounds {
  return { lower: Math.ceil(a.lower), upper: Math.ceil(a.upper) };
}

/**
 * a - b floor(a/b), for b other than 0: from 0 on and below b for b > 0, above b and up to 0 for b < 0. Where the
 * quotient is known to one integer, from the definition; elsewhere all remainders are possible.
 */
export function mod(a: Bounds, b: Bounds): Result<Bounds> {
  if (b.lower === 0 && b.upper === 0) return DIVISION_BY_ZERO;
  if (b.lower <= 0 && b.upper >= 0) return PERHAPS_DIVISION_BY_ZERO;
  const range: Bounds = b.lower > 0 ? { lower: 0, upper: b.upper } : { lower: b.lower, upper: 0 };
  const quotient = div(a, b);
  if (quotient instanceof Absent) return quotient;
  const turns = floor(quotient);
  if (turns.lower !== turns.upper) return range;
  const rest = sub(a, mul(b, turns));
  return { lower: Math.max(range.lower, rest.lower), upper: Math.min(range.upper, rest.upper) };
}
