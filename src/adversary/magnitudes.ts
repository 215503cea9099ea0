import { Rational } from '../arithmetic/index.js';
import { SPANS } from './catalogue.js';
import { type Choices, pick } from './random.js';

/** How the numbers of one case are written: significant digits, and how many powers of ten they spread over. */
export interface Palette {
  readonly digits: number;
  readonly span: number;
}

/** Few digits are the rule: they keep witnesses readable and exact arithmetic cheap. 15 is what a double holds. */
const DIGITS = [1, 1, 1, 2, 2, 3, 6, 15] as const;

/**
 * Long sequences get short numbers. The least common multiple of many long denominators outgrows what exact
 * arithmetic can afford, and nobody can read such a witness anyway.
 */
function mostDigits(horizon: number): number {
  if (horizon <= 6) return 15;
  return horizon <= 16 ? 3 : 2;
}

export function choosePalette(horizon: number, choices: Choices): Palette {
  return {
    digits: Math.min(pick(DIGITS, choices), mostDigits(horizon)),
    span: pick(SPANS, choices),
  };
}

/**
 * 10^logarithm rounded to the palette's significant digits, as an exact positive rational. Monotone in the
 * logarithm (up to the rounding of Math.pow), so that shapes survive.
 */
export function positive(logarithm: number, palette: Palette): Rational {
  const exponent = Math.floor(logarithm);
  const mantissa = Math.max(1, Math.round(10 ** (logarithm - exponent + palette.digits - 1)));
  const scale = exponent - palette.digits + 1;
  return scale >= 0
    ? Rational.of(BigInt(mantissa) * 10n ** BigInt(scale))
    : Rational.of(BigInt(mantissa), 10n ** BigInt(-scale));
}
