import type { Bounds, EnclosureText, Orderings, Result } from '../arithmetic.js';
import { Absent } from '../arithmetic.js';
import { toInterval } from '../binary64/enclose.js';
import { addDown, addUp } from '../binary64/sum.js';
import { decimalArithmetic } from '../decimal/decimal.js';
import { Rational } from '../exact/rational.js';
import { div, sub } from './operations.js';
import { exactly, isInRange, OUT_OF_RANGE, raised, type Twofold } from './twofold-number.js';

/**
 * The number nearest to q in binary64 and, as the second word, the one nearest to what is left; the radius is what
 * that leaves. Quotients of short integers are divided, the usual case.
 */
export function fromRational(q: Rational): Result<Twofold> {
  const [n, d] = [Number(q.numerator), Number(q.denominator)];
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return div(exactly(n), exactly(d));
  const near = toInterval(q).lower;
  if (!isInRange(near)) return OUT_OF_RANGE;
  const rest = toInterval(q.sub(Rational.fromNumber(near)));
  const low = rest.lower;
  const high = near + low;
  const tail = low - (high - near);
  return { high, low: tail, radius: rest.lower === rest.upper ? 0 : raised(addUp(rest.upper, -rest.lower)) };
}

/** The tightest binary64 bounds, but for one rounding of each of two sums. */
export function bounds({ high, low, radius }: Twofold): Bounds {
  return { lower: addDown(high, addDown(low, -radius)), upper: addUp(high, addUp(low, radius)) };
}

/** Digits of a text: more than an enclosure of this kind has. */
const DECIMALS = decimalArithmetic(34);

export function text({ high, low, radius }: Twofold): EnclosureText {
  if (radius === Infinity) return { lower: '-Infinity', upper: 'Infinity' };
  const centre = Rational.fromNumber(high).add(Rational.fromNumber(low));
  const r = Rational.fromNumber(radius);
  return {
    lower: DECIMALS.rational(centre.sub(r)).lower.toString(),
    upper: DECIMALS.rational(centre.add(r)).upper.toString(),
  };
}

export function orderings(a: Twofold, b: Twofold): Orderings {
  const difference = sub(a, b);
  if (difference instanceof Absent) return { less: true, equal: true, greater: true };
  const { lower, upper } = bounds(difference);
  return { less: lower < 0, equal: lower <= 0 && upper >= 0, greater: upper > 0 };
}

/** -log10 of an upper bound of |a - b| / max(|a|, |b|), rounded down. */
export function agreeingDigits(a: Twofold, b: Twofold): number {
  const difference = sub(a, b);
  if (difference instanceof Absent) return 0;
  const { lower, upper } = bounds(difference);
  const most = Math.max(-lower, upper);
  if (most === 0) return Infinity;
  const [x, y] = [bounds(a), bounds(b)];
  const size = Math.max(x.lower, -x.upper, y.lower, -y.upper);
  if (!(size > 0)) return 0;
  const digits = Math.floor(-Math.log10(most / size) - 1e-9);
  return Math.max(0, digits);
}
