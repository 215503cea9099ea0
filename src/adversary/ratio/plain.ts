import type { CatalogueProfiles } from '../landscape/catalogue-profiles.js';
import { copyOf, type Position } from '../landscape/position.js';
import type { Candidate, Heights } from './heights.js';

/** Parameters of a profile, and the ratio at its point. */
export interface Peak {
  readonly parameters: Float64Array;
  readonly height: number;
}

/**
 * A plainer place with a ratio of at least `least`, for people: a profile with few parameters that are not at rest,
 * scalars of 1, and sequences that begin with 1 (or end with 1, where that is so).
 */
export function plainer(
  found: Candidate,
  least: number,
  heights: Heights,
  profiles: CatalogueProfiles,
  peaks: readonly Peak[],
): Position {
  return ofUnitScale(fewParameters(found, least, heights, profiles, peaks), least, heights);
}

function fewParameters(
  { position, profile }: Candidate,
  least: number,
  heights: Heights,
  profiles: CatalogueProfiles,
  peaks: readonly Peak[],
): Position {
  if (!profile) return position;
  const chart = profiles.chart(position.frame);
  const near = peaks.filter((peak) => peak.height >= least).map((peak) => peak.parameters);
  let parameters = [profile, ...near].reduce((a, b) =>
    profiles.complexity(b) < profiles.complexity(a) ? b : a,
  );
  for (const [i, rest] of profiles.flat.entries()) {
    if (parameters[i] === rest) continue;
    const without = parameters.map((x, j) => (j === i ? rest : x));
    if (heights.height(chart.position(without)) >= least) parameters = without;
  }
  return chart.position(parameters);
}

/** Most inequalities do not care for the scale of a variable; then it is 1. */
function ofUnitScale(position: Position, least: number, heights: Heights): Position {
  let best = position;
  for (const { start, length } of position.frame.blocks)
    for (const unit of [position.logarithms[start], position.logarithms[start + length - 1]]) {
      if (length === 0 || unit === undefined || unit === 0 || !Number.isFinite(unit)) break;
      const shifted = copyOf(best);
      for (let i = start; i < start + length; i += 1) shifted.logarithms[i]! -= unit;
      if (!(heights.height(shifted, Number.POSITIVE_INFINITY, 'careful') >= least)) continue;
      best = shifted;
      break;
    }
  return best;
}
