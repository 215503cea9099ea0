import { Rational } from '../../arithmetic/index.js';

type Vector = readonly Rational[];

export function dot(u: Vector, v: Vector): Rational {
  return u.reduce((sum, x, i) => sum.add(x.mul(v[i]!)), Rational.ZERO);
}

const minus = (u: Vector, v: Vector): Vector => u.map((x, i) => x.sub(v[i]!));
const times = (v: Vector, c: Rational): Vector => v.map((x) => x.mul(c));

export interface Projected {
  readonly points: readonly Vector[];
  readonly normals: readonly Vector[];
}

/**
 * The points of a method that projects, and exactly what its projections take away: about `wanted`, as long as each point stays in the half-spaces of the points
 * before it, and those in its own. `moved[t]` is point t without anything taken away. `null` where no length of a direction fits.
 */
export function projectAlong(
  moved: readonly Vector[],
  pulls: readonly (readonly Rational[])[],
  wanted: readonly Vector[],
  margin: Rational,
): Projected | null {
  const points: Vector[] = [moved[0]!];
  const normals: Vector[] = [];
  const star = moved[0]!.map(() => Rational.ZERO);
  for (const [t, own] of wanted.entries()) {
    const y = moved[t + 1]!.map((x, i) =>
      normals.reduce((sum, normal, k) => sum.add(pulls[t + 1]![k]!.mul(normal[i]!)), x),
    );
    const normal = normalAt(y, own, [star, ...points], normals, points, margin);
    if (!normal) return null;
    normals.push(normal);
    points.push(minus(y, normal));
  }
  return { points, normals };
}

/** Along the wanted direction, or else along that of an earlier half-space, as y may be outside of that one alone, or else nothing. */
function normalAt(
  y: Vector,
  wanted: Vector,
  inside: readonly Vector[],
  normals: readonly Vector[],
  points: readonly Vector[],
  margin: Rational,
): Vector | null {
  for (const direction of [wanted, ...normals, y.map(() => Rational.ZERO)]) {
    const isWanted = direction === wanted;
    const square = dot(direction, direction);
    // x = y - c direction
    let least = Rational.ZERO;
    let most: Rational | null = square.sign === 0 ? Rational.ZERO : null;
    let fits = true;
    const atMost = (c: Rational) => {
      if (most === null || c.compare(most) < 0) most = c;
    };
    if (square.sign > 0) for (const z of inside) atMost(dot(direction, minus(y, z)).sub(margin).div(square));
    for (const [j, normal] of normals.entries()) {
      const beyond = dot(normal, minus(y, points[j + 1]!)).add(
        normal.some((x) => x.sign !== 0) ? margin : Rational.ZERO,
      );
      const along = dot(normal, direction);
      if (along.sign === 0) fits &&= beyond.sign <= 0;
      else if (along.sign > 0) {
        const c = beyond.div(along);
        if (c.compare(least) > 0) least = c;
      } else atMost(beyond.div(along));
    }
    if (!fits || (most as Rational | null) === null || least.compare(most!) > 0) continue;
    const c = clamped(isWanted ? Rational.ONE : least, least, most!);
    return times(direction, c);
  }
  return null;
}

function clamped(x: Rational, least: Rational, most: Rational): Rational {
  if (x.compare(least) < 0) return least;
  return x.compare(most) > 0 ? most : x;
}
