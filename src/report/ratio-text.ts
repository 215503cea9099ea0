import { Rational } from '../arithmetic/index.js';
import type { RatioAt } from '../campaign/index.js';
import { cutText, raisedBeyondText, raisedText } from './numbers.js';

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

/** A number of few digits above the ratio: with it as a factor, `<` holds at the point. */
export function above({ ratio }: Pick<RatioAt, 'ratio'>): string {
  return raisedBeyondText(Rational.parse(ratio.upper)!, CONSTANT_DIGITS);
}

/** Whether the upper end of a ratio is a number of a size that is written down: not infinite, nor 10^10000. */
export function hasUpperEnd({ ratio }: Pick<RatioAt, 'ratio'>): boolean {
  return Rational.parse(ratio.upper) !== null;
}

/** A ratio that is a short number. */
export function isExact({ ratio }: Pick<RatioAt, 'ratio'>): boolean {
  return ratio.lower === ratio.upper && ratio.lower.length <= SHOWN_DIGITS + 1;
}
