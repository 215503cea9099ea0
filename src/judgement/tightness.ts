import { type Bounds, divDown } from '../arithmetic/index.js';

/**
 * A lower bound of the ratio of the magnitudes of two sides of one sign, of which `lesser` should be the smaller:
 * at most 1 where it is, above 1 where the inequality fails. `null` where they are not of one sign for certain, because
 * then no ratio says how close they are, and where it is beyond binary64. Rounds down: with both positive the true
 * ratio is lesser / greater >= lesser.lower / greater.upper; with both negative it is |greater| / |lesser| >=
 * -greater.upper / -lesser.lower.
 */
export function tightness(lesser: Bounds, greater: Bounds): number | null {
  if (lesser.lower > 0 && greater.lower > 0) return finite(divDown(lesser.lower, greater.upper));
  if (greater.upper < 0 && lesser.upper < 0) return finite(divDown(-greater.upper, -lesser.lower));
  return null;
}

function finite(ratio: number): number | null {
  return Number.isFinite(ratio) ? Math.max(0, ratio) : null;
}
