import { Absent, type Arithmetic, Rational, type Result } from '../../arithmetic/index.js';
import type { Witness } from '../witness.js';
import { brokenProjection } from './projection.js';

/** What is certain of a run: exact numbers, or enclosures. */
export interface Trajectory<N> {
  /** f(theta_t) - f(theta_star). */
  readonly losses: readonly N[];
  readonly points: readonly (readonly N[])[];
  /** |g_t|^2 of the slopes that were met. */
  readonly squaredNorms: readonly Rational[];
  /** |theta_t - theta_star|^2. */
  readonly squaredDistances: readonly N[];
}

/**
 * theta_t = origin theta_1 + sum of gradients[k] g_k + sum of normals[k] n_k, k < t; `origin` is 1, or encloses it. n_k is what the projection of step k takes
 * away; `normals` is empty for a method that does not project.
 */
export interface Row<N> {
  readonly origin: N;
  readonly gradients: readonly N[];
  readonly normals: readonly N[];
}

export type TrajectoryFailure = {
  readonly kind: 'failure';
  readonly why: 'malformed' | 'no-minimiser' | 'piece-not-active' | 'no-projection' | 'not-representable';
  /** The step, from 0, at which the piece is not certainly active, or whose point is not certainly a projection. */
  readonly step: number;
};

/**
 * Runs a method on an explicit convex function. `rows[t]` gives theta_t in terms of theta_1 and
 * of g_0, …, g_{t-1}.
 *
 * Accepted only when it is certain that theta_star is a minimiser (0 is an average of slopes that are active there) and that
 * the chosen piece is active at every point, which makes its slope a subgradient. In exact arithmetic ties may go either
 * way; in intervals the piece has to be at least as large as every other one for certain. Where the method projects, each point has to be the projection for
 * certain too (projection.ts).
 */
export function runMethod<N>(
  { pieces, start, minimiser, minimality, choices, normals = [] }: Witness,
  rows: readonly Row<N>[],
  arithmetic: Arithmetic<N>,
): Trajectory<N> | TrajectoryFailure {
  const { add, sub, mul } = arithmetic;
  const fail = (why: TrajectoryFailure['why'], step = 0): TrajectoryFailure => ({
    kind: 'failure',
    why,
    step,
  });
  const dimension = start.length;
  const shapes = [minimiser, ...normals, ...pieces.map(({ slope }) => slope)];
  if (pieces.length === 0 || shapes.some((vector) => vector.length !== dimension)) return fail('malformed');
  if (choices.some((choice) => pieces[choice] === undefined)) return fail('malformed');
  if (rows.some((row) => row.normals.length > normals.length)) return fail('malformed');
  const lowest = lowestValue({ pieces, minimiser, minimality });
  if (lowest === null) return fail('no-minimiser');

  const slopes = pieces.map(({ slope }) => slope.map(arithmetic.rational));
  const taken = normals.map((normal) => normal.map(arithmetic.rational));
  const offsets = pieces.map(({ offset }) => arithmetic.rational(offset.sub(lowest)));
  const from = start.map(arithmetic.rational);
  const star = minimiser.map(arithmetic.rational);
  const dot = (u: readonly N[], v: readonly N[]) =>
    sumOf(
      u.map((x, i) => mul(x, v[i]!)),
      arithmetic,
    );
  const losses: N[] = [];
  const points: (readonly N[])[] = [];
  const squaredNorms: Rational[] = [];
  const squaredDistances: N[] = [];
  for (const [t, choice] of choices.entries()) {
    const row = rows[t]!;
    const point: N[] = [];
    for (let i = 0; i < dimension; i += 1) {
      const steps = row.gradients.map((c, k) => mul(c, slopes[choices[k]!]![i]!));
      const back = row.normals.map((c, k) => mul(c, taken[k]![i]!));
      const coordinate = sumOf([mul(row.origin, from[i]!), ...steps, ...back], arithmetic);
      if (coordinate instanceof Absent) return fail('not-representable', t);
      point.push(coordinate);
    }
    const values: N[] = [];
    for (const [j, slope] of slopes.entries()) {
      const inner = dot(slope, point);
      const value = inner instanceof Absent ? inner : add(offsets[j]!, inner);
      if (value instanceof Absent) return fail('not-representable', t);
      values.push(value);
    }
    const active = values[choice]!;
    if (values.some((value, j) => j !== choice && arithmetic.orderings(active, value).less))
      return fail('piece-not-active', t);
    const offsetsFromStar = point.map((x, i) => sub(x, star[i]!));
    if (offsetsFromStar.some((x) => x instanceof Absent)) return fail('not-representable', t);
    const distance = dot(offsetsFromStar as N[], offsetsFromStar as N[]);
    if (distance instanceof Absent) return fail('not-representable', t);
    points.push(point);
    losses.push(active);
    squaredDistances.push(distance);
    const slope = pieces[choice]!.slope;
    squaredNorms.push(slope.reduce((sum, x) => sum.add(x.mul(x)), Rational.ZERO));
  }
  const outside = brokenProjection(taken, points, star, arithmetic);
  return outside === null
    ? { losses, points, squaredNorms, squaredDistances }
    : fail('no-projection', outside);
}

function sumOf<N>(terms: readonly Result<N>[], { add, integer }: Arithmetic<N>): Result<N> {
  let sum: Result<N> = integer(0);
  for (const term of terms) {
    if (sum instanceof Absent) return sum;
    if (term instanceof Absent) return term;
    sum = add(sum, term);
  }
  return sum;
}

/** f(theta_star), where the weights show that theta_star is a minimiser; else `null`. */
function lowestValue({
  pieces,
  minimiser,
  minimality,
}: Pick<Witness, 'pieces' | 'minimiser' | 'minimality'>): Rational | null {
  if (minimality.length !== pieces.length || minimality.some((weight) => weight.sign < 0)) return null;
  const total = minimality.reduce((sum, weight) => sum.add(weight), Rational.ZERO);
  if (!total.equals(Rational.ONE)) return null;
  const values = pieces.map(({ offset, slope }) =>
    slope.reduce((sum, x, i) => sum.add(x.mul(minimiser[i]!)), offset),
  );
  const lowest = values.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
  if (values.some((value, j) => minimality[j]!.sign > 0 && !value.equals(lowest))) return null;
  const balanced = minimiser.every(
    (_, i) =>
      pieces.reduce((sum, { slope }, j) => sum.add(minimality[j]!.mul(slope[i]!)), Rational.ZERO).sign === 0,
  );
  return balanced ? lowest : null;
}
