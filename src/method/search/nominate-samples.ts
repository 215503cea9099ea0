import { Rational } from '../../arithmetic/index.js';
import type { SampleWitness } from '../check/sample-run.js';
import { lengthsOfSteps, sizeOf } from './formulate-samples.js';
import { eigenvectors } from './matrices.js';
import { projectAlong } from './project-along.js';
import type { PosedSamples } from './sample-situation.js';
import { nodeOn } from './sample-situation.js';
import { triangular } from './simpler-functions.js';

/** By how much a piece has to be the largest for certain, where moves are no rational numbers: small against what a violation leaves. */
const MARGIN = Rational.of(1, 1_000_000_000);

/** Vectors near those of a Gram matrix: `inward` moves it inside the program, `grid` makes its numbers multiples of 1/grid. */
export interface Approximation {
  readonly inward: number;
  readonly dimension: number;
  readonly grid: number;
  /** A matrix well inside the program; the method does not project where there is none. */
  readonly inside?: Float64Array | null | undefined;
}

/** A Gram matrix well inside the program: gradients lean a little towards theta_1 - theta_star, slopes at theta_star are short. */
function mixed(gram: Float64Array, size: number, pieces: number, inward: number): Float64Array {
  const lean = 1 / (2.2 * Math.sqrt(pieces));
  return gram.map((entry, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const [low, high] = i < j ? [i, j] : [j, i];
    let inside = 0;
    if (i === j) inside = i === 0 ? 0.95 : i <= pieces ? 0.9 : 0.1;
    else if (low === 0 && high <= pieces) inside = lean;
    return (1 - inward) * entry + inward * inside;
  });
}

/** Functions whose vectors are near those of the Gram matrix; `null` where no values fit them. `repose`: what the situation asks of these slopes. */
export function nominateSamples(
  posed: PosedSamples,
  gram: Float64Array,
  horizon: number,
  { inward, dimension, grid, inside }: Approximation,
  repose: (squares: readonly Rational[]) => PosedSamples | null,
): { readonly witness: SampleWitness; readonly metric: number; readonly bound: number } | null {
  const { probabilities } = posed;
  const pieces = posed.norms.length;
  const size = sizeOf(posed);
  if ((posed.projections > 0 || posed.leastNorm > 0) && !inside) return null;
  const near = inside
    ? gram.map((entry, i) => (1 - inward) * entry + inward * inside[i]!)
    : mixed(gram, size, pieces, inward);
  const { values, vectors } = eigenvectors(near, size);
  const kept = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, dimension);
  const rows = Array.from({ length: size }, (_, i) =>
    kept.map((k) => Math.sqrt(Math.max(0, values[k]!)) * vectors[i * size + k]!),
  );
  const rounded = triangular(rows, dimension).map((row, i) =>
    inBall(
      row.map((x) => Math.round(x * grid)),
      grid,
      posed.inExpectation || (posed.projections > 0 && i > pieces),
    ).map((x) => Rational.of(x, grid)),
  );
  const times = (row: readonly Rational[], scale: Rational) => row.map((x) => x.mul(scale));
  const start = times(rounded[0]!, posed.distance);
  const slopes = posed.norms.map((norm, k) => times(rounded[k + 1]!, norm));
  const longest = posed.norms.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
  const starSlopes = balanced(
    rounded.slice(1 + pieces, pieces + probabilities.length).map((row) => times(row, longest)),
    probabilities,
  );
  const normals = lengthsOfSteps(posed).map((length, piece) =>
    times(rounded[pieces + probabilities.length + piece]!, posed.distance.mul(Rational.fromNumber(length))),
  );
  const own = repose(slopes.map(squaredLength));
  return own && fitted(own, { probabilities, start, starSlopes, slopes, offsets: [], normals }, horizon);
}

/** Slopes at the minimiser of all samples but the last, and that of the last: they have the mean 0. */
export function balanced(
  slopes: readonly (readonly Rational[])[],
  probabilities: readonly Rational[],
): (readonly Rational[])[] {
  const last = slopes[0]!.map((_, i) =>
    slopes
      .reduce((sum, slope, s) => sum.add(probabilities[s]!.mul(slope[i]!)), Rational.ZERO)
      .div(probabilities.at(-1)!)
      .neg(),
  );
  return [...slopes, last];
}

export function squaredLength(v: readonly Rational[]): Rational {
  return v.reduce((sum, x) => sum.add(x.mul(x)), Rational.ZERO);
}

function dot(u: readonly Rational[], v: readonly Rational[]): Rational {
  return u.reduce((sum, x, i) => sum.add(x.mul(v[i]!)), Rational.ZERO);
}

const isSame = (u: readonly Rational[], v: readonly Rational[]) => u.every((x, i) => x.equals(v[i]!));

/** The largest values of the functions that fit the slopes: shortest paths, for each function alone. What projections take away is fitted to the set first. */
export function fitted(posed: PosedSamples, bare: SampleWitness, horizon: number) {
  const { nodes, probabilities } = posed;
  const { start, slopes, starSlopes } = bare;
  const samples = probabilities.length;
  const margin = posed.exactMoves
    ? Rational.ZERO
    : MARGIN.mul(posed.distance).mul(posed.norms.reduce((a, b) => (a.compare(b) >= 0 ? a : b)));
  const moved = nodes.map(({ moves }) =>
    start.map((x, i) => moves.reduce((sum, { piece, exact }) => sum.add(exact.mul(slopes[piece]![i]!)), x)),
  );
  // The projection after the sequence of piece k ends at node k + 1: nodes and pieces are in one order.
  const pulls = nodes.map((node, v) => {
    const row = new Array<Rational>(Math.max(0, v - 1)).fill(Rational.ZERO);
    for (const { piece, exact } of node.pulls) if (piece < row.length) row[piece] = exact;
    return row;
  });
  const projected = posed.projections === 0 ? null : projectAlong(moved, pulls, bare.normals, margin);
  if (posed.projections > 0 && !projected) return null;
  const points = projected?.points ?? moved;
  const offsets: Rational[] = slopes.map(() => Rational.ZERO);
  const losses = nodes.map(() => 0);
  for (const [s, starSlope] of starSlopes.entries()) {
    const own = nodes.map(({ first }) => slopes[first + s]!);
    // at[w][v]: the slope of node w at the point of node v.
    const at = own.map((slope) => points.map((point) => dot(slope, point)));
    const values = own.map((slope, w) => at[w]![w]!.sub(isSame(slope, starSlope) ? Rational.ZERO : margin));
    let changed = true;
    for (let round = 0; changed; round += 1) {
      if (round > nodes.length) return null;
      changed = false;
      for (const w of nodes.keys())
        for (const v of nodes.keys()) {
          if (v === w) continue;
          const slack = isSame(own[w]!, own[v]!) ? Rational.ZERO : margin;
          const limit = values[v]!.add(at[w]![w]!).sub(at[w]![v]!).sub(slack);
          if (limit.compare(values[w]!) >= 0) continue;
          values[w] = limit;
          changed = true;
        }
    }
    for (const [v, { first }] of nodes.entries()) {
      const slack = isSame(own[v]!, starSlope) ? Rational.ZERO : margin;
      if (values[v]!.sub(slack).compare(dot(starSlope, points[v]!)) < 0) return null;
      offsets[first + s] = tidy(values[v]!.sub(at[v]![v]!), margin);
      losses[v]! += probabilities[s]!.approximate() * values[v]!.approximate();
    }
  }
  return {
    witness: { ...bare, offsets, normals: projected?.normals ?? [] },
    metric: metricOf(posed, losses, horizon, samples),
    bound: posed.bound,
  };
}

/** The same, or a little less where a margin allows it, with few digits. */
function tidy(offset: Rational, margin: Rational): Rational {
  if (margin.sign === 0 || offset.sign === 0) return offset;
  // A power of ten, so that the offset is a short decimal.
  const unit = Rational.of(10).pow(Math.floor(Math.log10(margin.approximate())) - 2)!;
  const { numerator, denominator } = offset.div(unit);
  return Rational.of((numerator - denominator + 1n) / denominator).mul(unit);
}

function metricOf(
  { weights, nodes, probabilities }: PosedSamples,
  losses: readonly number[],
  horizon: number,
  samples: number,
): number {
  if (weights) return weights.reduce((sum, weight, v) => sum + weight * losses[v]!, 0);
  let sum = 0;
  for (let path = 1; path <= samples ** horizon; path += 1) {
    const own = Array.from({ length: horizon }, (_, i) => nodeOn(path, i + 1, samples, horizon));
    const lastSample = probabilities[(path - 1) % samples]!.approximate();
    sum += nodes[own.at(-1)!]!.chance * lastSample * Math.min(...own.map((v) => losses[v]!));
  }
  return sum;
}

/** A vector of integers of norm at most `grid`: its largest entry gives way. Where only an expectation is limited, entries give way alike. */
function inBall(row: number[], grid: number, isFree: boolean): number[] {
  const entries = [...row];
  while (!isFree && entries.reduce((sum, x) => sum + x * x, 0) > grid * grid) {
    const sizes = entries.map(Math.abs);
    const largest = sizes.indexOf(Math.max(...sizes));
    entries[largest] = entries[largest]! - Math.sign(entries[largest]!);
  }
  return entries;
}
