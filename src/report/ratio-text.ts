import type { RatioAt } from '../campaign/index.js';
import { cutText } from './numbers.js';

/** Significant digits of a ratio; all are certified. */
const SHOWN_DIGITS = 6;

/** The lower end of the ratio at a point, rounded down to few digits: a lower bound of the supremum. */
export function ratioText({ ratio }: RatioAt): string {
  if (ratio.lower === ratio.upper && ratio.lower.length <= SHOWN_DIGITS + 1) return ratio.lower;
  return cutText(ratio.lower, SHOWN_DIGITS);
}

/** Digits of a constant that survived. */
const CONSTANT_DIGITS = 5;

/** A number of few digits that is not below the ratio. */
export function roundedUp({ ratio }: RatioAt): string {
  const [p, q] = ratio.upper.split('/').map(Number) as [number, number | undefined];
  const upper = q === undefined ? p : p / q;
  const scale = 10 ** (CONSTANT_DIGITS - 1 - Math.floor(Math.log10(upper)));
  const rounded = Math.ceil(upper * scale * (1 - Number.EPSILON)) / scale;
  return String(Number(rounded.toPrecision(CONSTANT_DIGITS + 1)));
}
