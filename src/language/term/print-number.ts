import type { Rational } from '../../arithmetic/index.js';

/** Longest integer that is written out; longer ones get an exponent. */
const MAX_PLAIN_DIGITS = 21;

/** `12`, `0.25`, `1.5e-30` for a finite decimal that is not negative; `null` for a fraction that has no finite decimal. */
export function printDecimal(value: Rational): string | null {
  let denominator = value.denominator;
  let twos = 0;
  let fives = 0;
  for (; denominator % 2n === 0n; denominator /= 2n) twos += 1;
  for (; denominator % 5n === 0n; denominator /= 5n) fives += 1;
  if (denominator !== 1n) return null;
  const places = Math.max(twos, fives);
  const digits = ((value.numerator * 10n ** BigInt(places)) / value.denominator).toString();
  if (places === 0 && digits.length <= MAX_PLAIN_DIGITS) return digits;
  if (places > 0 && places <= MAX_PLAIN_DIGITS) {
    const padded = digits.padStart(places + 1, '0');
    return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  }
  const significant = digits.replace(/0+$/, '');
  const exponent = digits.length - 1 - places;
  const mantissa = significant.length === 1 ? significant : `${significant[0]}.${significant.slice(1)}`;
  return `${mantissa}e${exponent}`;
}
