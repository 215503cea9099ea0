import type { Bounds, EnclosureText } from '../arithmetic.js';
import { Rational } from '../exact/rational.js';
import { nextDown, nextUp } from './neighbours.js';

/** The shortest decimal of x, then longer ones: each may lie on either side of x. */
const candidates = (x: number) => [String(x), ...[17, 18, 19, 20].map((digits) => x.toPrecision(digits))];

/** The first candidate <= x, or the decimal of the number below. */
function textDown(x: number): string {
  if (!Number.isFinite(x)) return String(x);
  const exact = Rational.fromNumber(x);
  for (const text of candidates(x)) if (Rational.parse(text)!.compare(exact) <= 0) return text;
  // A decimal that reads back as the number below is closer to it than to x, hence below x.
  return String(nextDown(x));
}

/** The mirror image of `textDown`: a decimal >= x. */
function textUp(x: number): string {
  if (!Number.isFinite(x)) return String(x);
  const exact = Rational.fromNumber(x);
  for (const text of candidates(x)) if (Rational.parse(text)!.compare(exact) >= 0) return text;
  return String(nextUp(x));
}

/** Decimals outside the bounds (a shortest decimal may lie on the wrong side of the number it stands for). */
export function text(a: Bounds): EnclosureText {
  return { lower: textDown(a.lower), upper: textUp(a.upper) };
}
