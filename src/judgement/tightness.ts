import { type Bounds, divDown } from '../arithmetic/index.js';

/**
 * A lower bound, in [0, 1], of the ratio of the magnitudes of two sides of one sign, where `lesser <= greater`
 * holds for their true values; `null` where they are not of one sign for certain, for then no ratio says how
 * close they are. Rounds down: with lesser > 0 the true ratio is lesser / greater >= lesser.lower /
 * greater.upper; with greater < 0 it is |greater| / |lesser| >= -greater.upper / -lesser.lower.
 */
export function tightness(lesser: Bounds, greater: Bounds): number | null {
  if (lesser.lower > 0) return clamp(divDown(lesser.lower, greater.upper));
  if (greater.upper < 0) return clamp(divDown(-greater.upper, -lesser.lower));
  return null;
}

function clamp(ratio: number): number {
  return Math.max(0, Math.min(1, ratio));
}
