import type { Rational } from '../arithmetic/index.js';

/** Significant digits of a bound that is written down; what they leave out is far less than a bracket is wide. */
const DIGITS = 18;

/** The largest decimal number of 18 digits that is at most q, as text. */
export function decimalBelow(q: Rational): string {
  const places = placesOf(q);
  return text(floor(q.numerator * scaleUp(places), q.denominator * scaleDown(places)), places);
}

/** The least decimal number of 18 digits that is at least q, as text. */
export function decimalAbove(q: Rational): string {
  const below = decimalBelow(q.neg());
  if (below === '0') return '0';
  return below.startsWith('-') ? below.slice(1) : `-${below}`;
}

function floor(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

const scaleUp = (places: number) => 10n ** BigInt(Math.max(0, places));
const scaleDown = (places: number) => 10n ** BigInt(Math.max(0, -places));

/** Decimal places that make 18 significant digits, or one more. */
function placesOf(q: Rational): number {
  const digits = (n: bigint) => (n < 0n ? -n : n).toString().length;
  return DIGITS - digits(q.numerator) + digits(q.denominator);
}

function text(scaled: bigint, places: number): string {
  if (scaled === 0n) return '0';
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString();
  if (places <= 0) return sign + digits + '0'.repeat(-places);
  const padded = digits.padStart(places + 1, '0');
  const fraction = padded.slice(-places).replace(/0+$/, '');
  return `${sign}${padded.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}
