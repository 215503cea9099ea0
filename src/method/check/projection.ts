import { Absent, type Arithmetic, type Result } from '../../arithmetic/index.js';

/**
 * The first point, from 0, that is not certainly the projection of what its step projects; `null` where all are. `normals[t]` is that point minus
 * `points[t + 1]`. The set is the convex hull of `star` and the points. The projection of y onto a convex set is the x in it with
 * (y - x).(z - x) <= 0 for all z in it: for a hull, for the points that it is the hull of.
 */
export function brokenProjection<N>(
  normals: readonly (readonly N[])[],
  points: readonly (readonly N[])[],
  star: readonly N[],
  arithmetic: Arithmetic<N>,
): number | null {
  for (const [t, normal] of normals.entries()) {
    const x = points[t + 1];
    if (!x) return t + 1;
    for (const z of [star, ...points]) if (z !== x && !isAcross(normal, z, x, arithmetic)) return t + 1;
  }
  return null;
}

/** Whether normal.(z - x) <= 0 for certain. */
function isAcross<N>(
  normal: readonly N[],
  z: readonly N[],
  x: readonly N[],
  { sub, mul, add, integer, orderings }: Arithmetic<N>,
): boolean {
  let sum: Result<N> = integer(0);
  for (const [i, n] of normal.entries()) {
    const difference = sub(z[i]!, x[i]!);
    const term = difference instanceof Absent ? difference : mul(n, difference);
    if (sum instanceof Absent || term instanceof Absent) return false;
    sum = add(sum, term);
  }
  return !(sum instanceof Absent) && !orderings(sum, integer(0)).greater;
}
