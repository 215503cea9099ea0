import type { Candidate, Heights } from './heights.js';
import type { LogPoint } from './log-point.js';
import type { Peak } from './pattern-search.js';
import type { Profiles } from './profile.js';

/**
 * A plainer place with a ratio of at least `least`, for people: a profile with few coordinates that are not at rest,
 * scalars of 1, and sequences that begin with 1 (or end with 1, where that is so).
 */
export function plainer(
  found: Candidate,
  least: number,
  heights: Heights,
  profiles: Profiles,
  peaks: readonly Peak[],
): LogPoint {
  return ofUnitScale(fewCoordinates(found, least, heights, profiles, peaks), least, heights);
}

function fewCoordinates(
  { logPoint, profile }: Candidate,
  least: number,
  heights: Heights,
  profiles: Profiles,
  peaks: readonly Peak[],
): LogPoint {
  if (!profile) return logPoint;
  const lengths = logPoint.logarithms.map((row) => row.length);
  const expand = (coordinates: readonly number[]) => profiles.expand(coordinates, logPoint.horizon, lengths);
  const near = peaks.filter((peak) => peak.height >= least).map((peak) => peak.coordinates);
  const simplest = [profile, ...near].reduce((a, b) =>
    profiles.complexity(b) < profiles.complexity(a) ? b : a,
  );
  let coordinates: readonly number[] = simplest;
  for (const [i, rest] of profiles.flat.entries()) {
    if (coordinates[i] === rest) continue;
    const without = coordinates.map((x, j) => (j === i ? rest : x));
    if (heights.height(expand(without)) >= least) coordinates = without;
  }
  return expand(coordinates);
}

/** Most inequalities do not care for the scale of a variable; then it is 1. */
function ofUnitScale(logPoint: LogPoint, least: number, heights: Heights): LogPoint {
  let best = logPoint;
  for (const [given, row] of logPoint.logarithms.entries())
    for (const unit of [row[0], row.at(-1)]) {
      if (unit === undefined || unit === 0 || !Number.isFinite(unit)) break;
      const logarithms = best.logarithms.map((old, i) => (i === given ? old.map((x) => x - unit) : old));
      const shifted = { ...best, logarithms };
      if (!(heights.height(shifted, Number.POSITIVE_INFINITY, 'careful') >= least)) continue;
      best = shifted;
      break;
    }
  return best;
}
