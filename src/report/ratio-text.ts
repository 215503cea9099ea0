import { Rational } from '../arithmetic/index.js';
import type { RatioAt, TriedConstant } from '../campaign/index.js';
import { cutText, raisedText } from './numbers.js';

/** Significant digits of a ratio; all are certified. */
const SHOWN_DIGITS = 6;

/** The lower end of the ratio at a point, rounded down to few digits: a lower bound of the supremum. */
export function ratioText({ ratio }: RatioAt): string {
  if (isExact({ ratio })) return ratio.lower;
  return cutText(ratio.lower, SHOWN_DIGITS);
}

/** Digits of a constant that survived. */
const CONSTANT_DIGITS = 5;

/** A number of few digits that is not below the ratio: with it as a factor, `<=` holds at the point. */
export function notBelow({ ratio }: Pick<RatioAt, 'ratio'>): string {
  return isExact({ ratio }) ? ratio.lower : raisedText(Rational.parse(ratio.upper)!, CONSTANT_DIGITS);
}

/** A constant that was tried: an integer, or a decimal of few digits. */
export function constantFactorText({ factor }: Pick<TriedConstant, 'factor'>): string {
  if (/^\d{1,7}$/.test(factor) || factor.length <= SHOWN_DIGITS + 1) return factor;
  return raisedText(Rational.parse(factor)!, CONSTANT_DIGITS);
}

/** A ratio that is a short number. */
export function isExact({ ratio }: Pick<RatioAt, 'ratio'>): boolean {
  return ratio.lower === ratio.upper && ratio.lower.length <= SHOWN_DIGITS + 1;
}
