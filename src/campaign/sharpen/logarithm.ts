import type { Rational } from '../../arithmetic/index.js';

/** Leading hexadecimal digits that a binary64 number holds. */
const LEADING = 13;

/** ln |q|, to about 15 digits, for numbers of any size; -Infinity for 0. For display and fits: no direction is promised. */
export function logarithmOf(q: Rational): number {
  if (q.sign === 0) return Number.NEGATIVE_INFINITY;
  return ofInteger(q.numerator < 0n ? -q.numerator : q.numerator) - ofInteger(q.denominator);
}

function ofInteger(n: bigint): number {
  const digits = n.toString(16);
  const leading = digits.slice(0, LEADING);
  return Math.log(Number.parseInt(leading, 16)) + (digits.length - leading.length) * Math.log(16);
}
