import type { EnclosureText, Rational } from '../arithmetic/index.js';

/** Significant digits of a number that people read, unless more are needed to tell two numbers apart. */
const SHOWN_DIGITS = 8;
const MOST_DIGITS = 60;
/** Exponents of ten outside this range are written as such. */
const PLAIN_EXPONENTS = { from: -5, to: 15 } as const;

interface Scientific {
  readonly sign: '' | '-';
  /** Significant digits without leading zeros; empty for 0. */
  readonly digits: string;
  /** The number is sign 0.d1d2d3… x 10^exponent. */
  readonly exponent: number;
}

function parse(text: string): Scientific | null {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!m) return null;
  const all = m[2]! + (m[3] ?? '');
  const digits = all.replace(/^0+/, '');
  const exponent = m[2]!.length - (all.length - digits.length) + Number(m[4] ?? 0);
  const significant = digits.replace(/0+$/, '');
  return { sign: m[1] === '-' && significant !== '' ? '-' : '', digits: significant, exponent };
}

function format({ sign, digits, exponent }: Scientific, rest: '' | '…'): string {
  if (digits === '') return '0';
  // Zeros that pad an inexact number would look like digits.
  const padded = rest !== '' && digits.length < exponent;
  if (padded || exponent <= PLAIN_EXPONENTS.from || exponent > PLAIN_EXPONENTS.to) {
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${sign}${mantissa}${rest}e${exponent - 1}`;
  }
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}${rest}`;
  if (digits.length > exponent) return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}${rest}`;
  return `${sign}${digits.padEnd(exponent, '0')}${rest === '' ? '' : '.…'}`;
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/**
 * An enclosure for people: the number itself where it is exact and short, else the digits that both bounds
 * share, cut at `shown` and followed by an ellipsis, else what both round to, else both bounds.
 */
export function enclosureText({ lower, upper }: EnclosureText, shown: number = SHOWN_DIGITS): string {
  const a = parse(lower);
  const b = parse(upper);
  if (!a || !b) return lower === upper ? lower : `between ${lower} and ${upper}`;
  if (a.digits === '' && b.digits === '') return '0';
  if (lower === upper && a.digits.length <= shown) return format(a, '');
  const sameScale = a.sign === b.sign && a.exponent === b.exponent;
  const shared = sameScale
    ? commonPrefix(a.digits.padEnd(MOST_DIGITS, '0'), b.digits.padEnd(MOST_DIGITS, '0'))
    : '';
  if (shared.length >= shown) return format({ ...a, digits: shared.slice(0, shown) }, '…');
  const rounded = roundedBetween(a, b, shown);
  if (rounded) return `≈ ${rounded}`;
  return `between ${format({ ...a, digits: a.digits.slice(0, shown) }, '')} and ${format({ ...b, digits: b.digits.slice(0, shown) }, '')}`;
}

/**
 * The common value of two bounds that round to one number at `shown` digits though their digits differ (as
 * 6.1999…9 and 6.2000…1 do); `null` when they do not.
 */
function roundedBetween(a: Scientific, b: Scientific, shown: number): string | null {
  const [x, y] = [roundedTo(a, shown), roundedTo(b, shown)];
  const texts = [format(x, ''), format(y, '')];
  return texts[0] === texts[1] ? texts[0]! : null;
}

function roundedTo(number: Scientific, shown: number): Scientific {
  if (number.digits.length <= shown) return number;
  const up = number.digits[shown]! >= '5' ? 1n : 0n;
  const digits = (BigInt(number.digits.slice(0, shown)) + up).toString();
  const exponent = number.exponent + (digits.length - shown);
  return { ...number, digits: digits.replace(/0+$/, ''), exponent };
}

/** Whether a reader sees two numbers: 1.0000000… and 1 have the same digits. */
function readsOtherwise(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => parse(text.replace(/^≈ /, '').replace(/\.?…/, '')));
  if (!x || !y) return a !== b;
  return x.sign !== y.sign || x.digits !== y.digits || x.exponent !== y.exponent;
}

/** Two enclosures with as many digits as it takes to see that they differ. */
export function sideTexts(lhs: EnclosureText, rhs: EnclosureText): readonly [string, string] {
  for (let shown = SHOWN_DIGITS; shown < MOST_DIGITS; shown += 4) {
    const texts = [enclosureText(lhs, shown), enclosureText(rhs, shown)] as const;
    if (readsOtherwise(...texts)) return texts;
  }
  // The same exact number, as in 0 > 0: no further digit tells them apart.
  if (lhs.lower === lhs.upper && rhs.lower === rhs.upper) return [enclosureText(lhs), enclosureText(rhs)];
  return [`between ${lhs.lower} and ${lhs.upper}`, `between ${rhs.lower} and ${rhs.upper}`];
}

/** A positive decimal cut after `digits` significant digits: rounded down. */
export function cutText(text: string, digits: number): string {
  const number = parse(text);
  if (!number) return text;
  const cut = number.digits.slice(0, digits).replace(/0+$/, '');
  return format({ ...number, digits: cut }, '');
}

/** Characters of a ratio that a reader compares. */
const RATIO_LENGTH = 8;

/**
 * A nonnegative decimal for a narrow column, rounded down: its leading characters, and where those would not be its
 * size (they end before the point, or are zeros) four digits and a power of ten.
 */
export function ratioCell(ratio: string): string {
  if (ratio.length <= RATIO_LENGTH) return ratio;
  const leading = ratio.slice(0, RATIO_LENGTH);
  const number = parse(ratio);
  if (!number || (/^\d+\.\d/.test(leading) && number.exponent > -3)) return leading;
  const digits = number.digits.slice(0, 4).replace(/0+$/, '');
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return mantissa === '' ? '0' : `${mantissa}e${number.exponent - 1}`;
}

/** A positive number rounded up to `digits` significant digits. */
export function raisedText(q: Rational, digits: number): string {
  return format(raised(q, digits), '');
}

/** The exponent of the power of ten at or below a positive number; outside of binary64 it may be one less. */
function decade(q: Rational): number {
  const near = Math.floor(Math.log10(q.approximate()));
  if (Number.isFinite(near)) return near;
  return q.numerator.toString().length - q.denominator.toString().length - 1;
}

function raised(q: Rational, digits: number): Scientific {
  const shift = digits - 1 - decade(q);
  const scale = 10n ** BigInt(Math.abs(shift));
  const [n, d] = shift >= 0 ? [q.numerator * scale, q.denominator] : [q.numerator, q.denominator * scale];
  return parse(`${(n + d - 1n) / d}e${-shift}`)!;
}

/** 12345 as `12,345`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}
