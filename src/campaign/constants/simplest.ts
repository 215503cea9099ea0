import { Rational } from '../../arithmetic/index.js';

/** The rational of least denominator in the closed range; `low` is positive and not above `high`. Continued fractions. */
export function simplestBetween(low: Rational, high: Rational): Rational {
  const whole = low.numerator / low.denominator;
  const floor = Rational.of(whole);
  if (floor.equals(low)) return low;
  const next = Rational.of(whole + 1n);
  if (next.compare(high) <= 0) return next;
  // Both lie strictly between two integers.
  const [a, b] = [low.sub(floor), high.sub(floor)];
  return floor.add(Rational.ONE.div(simplestBetween(Rational.ONE.div(b), Rational.ONE.div(a))));
}
