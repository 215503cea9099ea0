import { Rational } from '../../arithmetic/index.js';
import { simplestBetween } from './simplest.js';

/** A ratio that is attained is met by a search up to this share. */
const MISSED = Rational.of(1001, 1000);

/**
 * Constants of the order of the largest ratio with least denominators: within the limits of the fits, where the ratio is bounded
 * (`limits`), and just above what was found.
 */
export function likelyConstants(limits: readonly [number, number] | null, largest: Rational): Rational[] {
  const near = simplestBetween(largest, largest.mul(MISSED));
  if (!limits) return [near];
  const [from, to] = limits.map((x) => Rational.fromNumber(Math.max(x, Number.MIN_VALUE)));
  const low = from!.compare(largest) > 0 ? from! : largest;
  return to!.compare(low) > 0 ? [simplestBetween(low, to!), near] : [near];
}
