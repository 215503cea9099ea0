import { Rational } from '../arithmetic/index.js';

/** Leading hexadecimal digits that a binary64 number holds. */
const LEADING = 13;

/** ln |q|, to about 15 digits, for numbers of any size; -Infinity for 0. For display and fits: no direction is promised. */
export function logarithmOf(q: Rational): number {
  if (q.sign === 0) return Number.NEGATIVE_INFINITY;
  return ofInteger(q.numerator < 0n ? -q.numerator : q.numerator) - ofInteger(q.denominator);
}

/** log10 of a number that is not negative, of any size; -Infinity for 0. */
export function decimalLogarithm(q: Rational): number {
  const x = q.approximate();
  return x > 0 && x < Number.POSITIVE_INFINITY ? Math.log10(x) : logarithmOf(q) / Math.LN10;
}

function ofInteger(n: bigint): number {
  const digits = n.toString(16);
  const leading = digits.slice(0, LEADING);
  return Math.log(Number.parseInt(leading, 16)) + (digits.length - leading.length) * Math.log(16);
}

/** A decimal with an exponent. */
const SCIENTIFIC = /^([\d.]+)e([+-]?\d+)$/i;

/**
 * ln of a number that is written down, also of one whose exponent is too long to be read exactly (`2.9e3859188`);
 * -Infinity for 0 and below. To about 15 digits: it orders ratios for people, and decides nothing.
 */
export function textLogarithm(text: string): number {
  const q = Rational.parse(text);
  if (q) return q.sign > 0 ? logarithmOf(q) : Number.NEGATIVE_INFINITY;
  const [, mantissa, exponent] = SCIENTIFIC.exec(text) ?? [];
  if (mantissa === undefined)
    return text === 'Infinity' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return Math.log(Number(mantissa)) + Number(exponent) * Math.LN10;
}
