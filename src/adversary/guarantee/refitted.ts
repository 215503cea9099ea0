import type { Rational } from '../../arithmetic/index.js';
import type { Point, PointValue } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import { type Candidates, entrywise, smallerIntegers } from '../candidates.js';

/**
 * Candidates for a point whose method draws samples: fewer dimensions, one slope in the place of another of its function, simpler entries of slopes. A slope that
 * changes alone would leave its piece inactive: `refit` finds the offsets that fit, or `null`.
 */
export function refitted(refit: (point: Point) => Point | null): readonly Candidates[] {
  return [smallerIntegers, merged, entrywise].map(
    (pass) =>
      function* (claim, point) {
        for (const candidate of pass(claim, point)) {
          const fitting = refit(candidate);
          if (fitting) yield fitting;
        }
      },
  );
}

/** Each piece with the slope of another one of its function, or with the slope of its function at the minimiser. */
function* merged(claim: Claim, point: Point): Generator<Point> {
  const { layout, samples } = claim.method!;
  if (!samples) return;
  const slopes = point.values[layout.slope] as readonly (readonly Rational[])[];
  const starSlopes = point.values[samples.starSlope] as readonly (readonly Rational[])[];
  const count = samples.probabilities.length;
  for (const [k, slope] of slopes.entries()) {
    const own = slopes.filter((_, j) => j !== k && j % count === k % count);
    for (const other of [starSlopes[k % count]!, ...own]) {
      if (other.every((x, i) => x.equals(slope[i]!))) continue;
      const values: PointValue[] = [...point.values];
      values[layout.slope] = slopes.with(k, other);
      yield { horizon: point.horizon, values };
    }
  }
}
