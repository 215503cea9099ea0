import { Absent, type Arithmetic, type Rational, type Result } from '../../arithmetic/index.js';
import { pieceOn } from './histories.js';

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

/** A sequence of samples, from path 1 on, and the step, from 0, before which they are drawn. */
export interface BrokenStep {
  readonly path: number;
  readonly step: number;
}

/**
 * The same on every path of samples: `points[p][t]` is the point of path p + 1 at step t + 1, and `normals` has one vector for each sequence of fewer than T samples. The
 * set is one for all paths: the convex hull of `star` and of the points of all of them. After the same samples a method is at the same point, of
 * which nothing is asked against itself.
 */
export function brokenProjectionOnPaths<N>(
  normals: readonly (readonly Rational[])[],
  points: readonly (readonly (readonly N[])[])[],
  star: readonly N[],
  samples: number,
  arithmetic: Arithmetic<N>,
): BrokenStep | null {
  for (const [p, own] of points.entries()) {
    const horizon = own.length;
    const isFirst = (path: number, step: number) => path % samples ** (horizon - step) === 0;
    for (let t = 1; t < horizon; t += 1) {
      if (!isFirst(p, t)) continue;
      const normal = normals[pieceOn(p + 1, t, samples, horizon)]!.map(arithmetic.rational);
      const x = own[t]!;
      const broken = { path: p + 1, step: t };
      if (!isAcross(normal, star, x, arithmetic)) return broken;
      for (const [other, route] of points.entries())
        for (const [s, z] of route.entries())
          if (isFirst(other, s) && z !== x && !isAcross(normal, z, x, arithmetic)) return broken;
    }
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
