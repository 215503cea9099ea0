import type { Rational } from '../../arithmetic/index.js';
import type { Instance } from '../instance.js';
import { type Program, type Row, RowBuilder } from './program.js';

/** An instance in binary64, in units in which R = 1 and the largest norm is 1. */
export interface Rounded {
  readonly horizon: number;
  readonly norms: readonly number[];
  /** Row t has t entries. */
  readonly moves: readonly (readonly number[])[];
  /** For a method that projects: what multiplies the vectors that projections take away, in row t as many as projections were made; else `null`. */
  readonly pulls: readonly (readonly number[])[] | null;
  /** Weights of sum 1; `null`: the metric is the least loss. */
  readonly weights: readonly number[] | null;
  /** Points that are one point share a group: the number of the first of them. */
  readonly groups: readonly number[];
  /** |theta_t - theta_star| and |theta_s - theta_t| are at most these, where they are bounded; R is 1. */
  readonly ball: number | null;
  readonly diameter: number | null;
  /** |g_t|^2 is at least this times G_t^2; 0: no such row. */
  readonly leastNorm: number;
  /** A loss in these units times this is the loss. */
  readonly unit: number;
}

export function roundInstance(
  { distance, norms, moves, metric }: Instance,
  pulls: readonly (readonly Rational[])[] | null = null,
): Rounded {
  const r = distance.approximate();
  const all = norms.map((norm) => norm.approximate());
  const largest = Math.max(...all);
  const text = (row: readonly Rational[] | undefined) => {
    const all = row ?? [];
    const last = all.findLastIndex((c) => c.sign !== 0);
    return all
      .slice(0, last + 1)
      .map((c) => c.toString())
      .join();
  };
  const texts = moves.map((row, t) => `${text(row)}; ${text(pulls?.[t])}`);
  const weights = metric.kind === 'best' ? null : metric.weights.map((weight) => weight.approximate());
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 1;
  return {
    horizon: norms.length,
    norms: all.map((norm) => norm / largest),
    moves: moves.map((row) => row.map((c) => (c.approximate() * largest) / r)),
    pulls: pulls?.map((row) => row.map((c) => c.approximate())) ?? null,
    weights: weights?.map((weight) => weight / total) ?? null,
    groups: texts.map((text) => texts.indexOf(text)),
    ball: null,
    diameter: null,
    leastNorm: 0,
    unit: r * largest,
  };
}

/** The length of each step, in units of R: projecting moves a point back by no more. */
export function normalLengths({
  horizon,
  norms,
  moves,
}: Pick<Rounded, 'horizon' | 'norms' | 'moves'>): number[] {
  return Array.from({ length: horizon - 1 }, (_, t) =>
    Math.max(1e-9, Math.abs(moves[t + 1]![t]!) * norms[t]!),
  );
}

/** What a row of the program says. */
export type Meaning =
  /** `from` is the number of a group of points, `at` of a gradient. */
  | { readonly kind: 'convex'; readonly from: number; readonly at: number }
  | { readonly kind: 'star' | 'minimum' | 'norm' | 'least'; readonly at: number }
  | { readonly kind: 'distance' }
  /** The point after step `at` is a projection, as far as one point of the set says. */
  | { readonly kind: 'projection'; readonly at: number }
  | { readonly kind: 'reach' };

export interface Formulation {
  readonly program: Program;
  readonly meanings: readonly Meaning[];
}

/**
 * The worst case of an instance as a semidefinite program in the Gram matrix of theta_1 - theta_star, g_1 / G_1, …, g_T / G_T
 * (Drori and Teboulle, Math. Program. 145, 2014; Taylor, Hendrickx and Glineur, Math. Program. 161, 2017), and of what projections
 * take away, in units of the length of its step, which is the most that a projection can move a point back. Points that
 * coincide share one value: two values that have to be equal would leave the program without interior points.
 */
export function formulate({
  horizon,
  norms,
  moves,
  pulls,
  weights,
  groups,
  ball,
  diameter,
  leastNorm,
}: Rounded): Formulation {
  const lengths = pulls ? normalLengths({ horizon, norms, moves }) : [];
  const size = horizon + 1 + lengths.length;
  const vector = (t: number) => {
    const v = new Float64Array(size);
    v[0] = 1;
    moves[t]!.forEach((c, k) => {
      v[k + 1] = c * norms[k]!;
    });
    for (const [k, c] of (pulls?.[t] ?? []).entries()) v[horizon + 1 + k] = c * lengths[k]!;
    return v;
  };
  const points = Array.from({ length: horizon }, (_, t) => vector(t));
  const gradient = (t: number) => {
    const g = new Float64Array(size);
    g[t + 1] = norms[t]!;
    return g;
  };
  const difference = (a: Float64Array, b: Float64Array) => a.map((entry, i) => entry - b[i]!);
  const leaders = [...new Set(groups)];
  const valueAt = groups.map((group) => leaders.indexOf(group));
  // A loss is of the size of the largest norm at its point: values are scaled so, for the rows of small norms.
  const scales = leaders.map((leader) => Math.min(...norms.filter((_, t) => groups[t] === leader)));
  const rows: Row[] = [];
  const meanings: Meaning[] = [];
  const push = (row: Row, meaning: Meaning) => {
    rows.push(row);
    meanings.push(meaning);
  };
  for (let at = 0; at < horizon; at += 1) {
    const [v, g] = [valueAt[at]!, gradient(at)];
    for (const [u, from] of leaders.entries()) {
      if (u === v) continue;
      const row = new RowBuilder(size)
        .product(1, g, difference(points[from]!, points[at]!))
        .value(v, scales[v]!)
        .value(u, -scales[u]!);
      push(row.atMost(0), { kind: 'convex', from, at });
    }
    push(new RowBuilder(size).product(-1, g, points[at]!).value(v, scales[v]!).atMost(0), {
      kind: 'star',
      at,
    });
    const unit = new Float64Array(size);
    unit[at + 1] = 1;
    push(new RowBuilder(size).product(1, unit, unit).atMost(1), { kind: 'norm', at });
    if (leastNorm > 0)
      push(new RowBuilder(size).product(-1, unit, unit).atMost(-leastNorm), { kind: 'reach' });
  }
  leaders.forEach((leader, v) => {
    push(new RowBuilder(size).value(v, -scales[v]!).atMost(0), { kind: 'minimum', at: leader });
  });
  lengths.forEach((_, at) => {
    const normal = new Float64Array(size);
    normal[horizon + 1 + at] = 1;
    const edge = points[at + 1]!;
    // Of the points that coincide with this one nothing is asked.
    for (const leader of leaders)
      if (leader !== groups[at + 1])
        push(new RowBuilder(size).product(1, normal, difference(points[leader]!, edge)).atMost(0), {
          kind: 'projection',
          at,
        });
    push(new RowBuilder(size).product(-1, normal, edge).atMost(0), { kind: 'projection', at });
  });
  const first = new Float64Array(size);
  first[0] = 1;
  push(new RowBuilder(size).product(1, first, first).atMost(1), { kind: 'distance' });
  const reach = Math.min(ball ?? Number.POSITIVE_INFINITY, diameter ?? Number.POSITIVE_INFINITY);
  const apart = (v: Float64Array, limit: number) =>
    push(new RowBuilder(size).product(1, v, v).atMost(limit * limit), { kind: 'reach' });
  for (const leader of leaders) {
    if (Number.isFinite(reach)) apart(points[leader]!, reach);
    if (diameter !== null)
      for (const other of leaders)
        if (other < leader) apart(difference(points[leader]!, points[other]!), diameter);
  }
  const values = leaders.length + (weights ? 0 : 1);
  const objective = new Float64Array(values);
  if (weights)
    weights.forEach((weight, t) => {
      const v = valueAt[t]!;
      objective[v] = objective[v]! + weight * scales[v]!;
    });
  else {
    // The least loss: one more value, below all the others.
    objective[leaders.length] = 1;
    leaders.forEach((leader, v) => {
      const row = new RowBuilder(size).value(leaders.length, 1).value(v, -scales[v]!);
      push(row.atMost(0), { kind: 'least', at: leader });
    });
  }
  return { program: { size, values, rows, objective }, meanings };
}
