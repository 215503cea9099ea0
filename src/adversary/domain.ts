import { decimalArithmetic, exact, Rational } from '../arithmetic/index.js';
import { Interpreter, Missing, type Point } from '../evaluation/index.js';
import type { Claim, DomainEnd } from '../language/index.js';

/** An end of a domain as an exact number. */
export interface End {
  readonly value: Rational;
  readonly kind: 'open' | 'closed';
}

const NO_SCANS = new Map();
const decimal = decimalArithmetic(40);

/** Evaluates domain ends at a point of which only the earlier givens are chosen. */
export class DomainEnds {
  private readonly exactly: Interpreter<unknown>;
  private readonly nearly: Interpreter<unknown>;

  constructor(claim: Claim, point: Point) {
    this.exactly = new Interpreter<unknown>(claim, point, exact as never, NO_SCANS);
    this.nearly = new Interpreter<unknown>(claim, point, decimal as never, NO_SCANS);
  }

  /** Work so far, in steps of binary64. */
  get work(): number {
    return this.exactly.work + this.nearly.work;
  }

  /**
   * The end, or, where its value is not rational, a decimal just inside the domain. `null` if it does not
   * exist at this point.
   */
  at(end: DomainEnd, side: 'lower' | 'upper', indices: readonly number[]): End | null {
    if (end.value.kind === 'number') return { value: end.value.value, kind: end.kind };
    const exactly = this.exactly.value(end.value, indices);
    if (!(exactly instanceof Missing)) {
      const text = this.exactly.arithmetic.text(exactly);
      const value = text.lower === text.upper ? Rational.parse(text.lower) : null;
      if (value) return { value, kind: end.kind };
    }
    const nearly = this.nearly.value(end.value, indices);
    if (nearly instanceof Missing) return null;
    const text = this.nearly.arithmetic.text(nearly);
    const value = Rational.parse(side === 'lower' ? text.upper : text.lower);
    return value && { value, kind: 'closed' };
  }
}

/**
 * Carries a nonnegative number into the domain between the ends: 0 goes to an end that belongs to the domain,
 * larger numbers away from it. Monotone increasing where a lower end exists, decreasing where only an upper.
 */
export function place(
  magnitude: Rational,
  lower: End | null,
  upper: End | null,
  places: number,
): Rational | null {
  if (lower && upper) return between(magnitude, lower, upper, places);
  if (lower) return magnitude.sign === 0 && lower.kind === 'open' ? null : lower.value.add(magnitude);
  if (upper) return magnitude.sign === 0 && upper.kind === 'open' ? null : upper.value.sub(magnitude);
  return magnitude;
}

const HALF = Rational.of(1, 2);

/** m goes to m / (1 + m) of the way, as a decimal of `places` places. */
function between(magnitude: Rational, lower: End, upper: End, places: number): Rational | null {
  const width = upper.value.sub(lower.value);
  if (width.sign < 0) return null;
  if (width.sign === 0) return lower.kind === 'closed' && upper.kind === 'closed' ? lower.value : null;
  const scale = 10n ** BigInt(places);
  const { numerator, denominator } = magnitude;
  const share = Rational.of(
    (2n * numerator * scale + numerator + denominator) / (2n * (numerator + denominator)),
    scale,
  );
  const atEnd = share.sign === 0 ? lower : share.equals(Rational.ONE) ? upper : null;
  return lower.value.add(width.mul(atEnd?.kind === 'open' ? HALF : share));
}
