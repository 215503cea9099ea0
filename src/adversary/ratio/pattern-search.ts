/** What a coordinate search maximises; -Infinity where there is no value. */
export type Height = (coordinates: readonly number[]) => number;

export interface Peak {
  readonly coordinates: readonly number[];
  readonly height: number;
}

/** Steps shrink by this factor when no coordinate improves, and grow by its inverse along one that does. */
const SHRINK = 0.4;

/** An improvement below this share is none: it would spend the budget on digits that nobody reads. */
const LEAST_GAIN = 1e-7;

/**
 * Climbs one coordinate at a time, with a step of its own for each, from `start` until every step is below
 * `leastStep` or `affordable` says no. Never returns less than the start.
 */
export function climbCoordinates(
  height: Height,
  start: Peak,
  steps: readonly number[],
  leastStep: number,
  affordable: () => boolean,
): Peak {
  let best = start;
  const step = [...steps];
  while (affordable() && step.some((s) => Math.abs(s) >= leastStep)) {
    for (let i = 0; i < step.length && affordable(); i += 1) {
      if (Math.abs(step[i]!) < leastStep) continue;
      const moved = attempt(best, i, step[i]!) ?? attempt(best, i, -step[i]!);
      if (moved) {
        step[i] = moved.coordinates[i]! > best.coordinates[i]! ? Math.abs(step[i]!) : -Math.abs(step[i]!);
        step[i] = step[i]! / SHRINK;
        best = moved;
      } else step[i] = step[i]! * SHRINK;
    }
  }
  return best;

  function attempt(from: Peak, i: number, by: number): Peak | null {
    const coordinates = from.coordinates.map((x, j) => (j === i ? x + by : x));
    const found = height(coordinates);
    const gain = LEAST_GAIN * Math.max(1e-300, Math.abs(from.height));
    return found > from.height + (Number.isFinite(gain) ? gain : 0) ? { coordinates, height: found } : null;
  }
}
