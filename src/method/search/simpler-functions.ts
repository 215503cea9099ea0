import { Rational } from '../../arithmetic/index.js';
import type { Instance } from '../instance.js';
import type { Piece, Witness } from '../witness.js';
import { normalLengths, type Rounded } from './formulate.js';
import { eigenvectors } from './matrices.js';
import { dot, projectAlong } from './project-along.js';

/** Vectors are rounded to multiples of 1/grid, coarse first: fifths make a picture. */
const GRIDS = [1, 2, 5, 10, 20, 50, 100, 1000, 100_000, 10_000_000];
/** Most dimensions that are tried: more are no picture, and the full function is there anyway. */
const MAX_DIMENSIONS = 14;

/**
 * The moves of the method on gradients that are not those of the instance: rates may depend on their norms. `null`: none exist.
 */
export type MovesFor = (slopes: readonly (readonly Rational[])[]) => {
  readonly moves: readonly (readonly Rational[])[];
  /** Where the method projects, as in `Posed`. */
  readonly pulls: readonly (readonly Rational[])[] | null;
  /** By how much a piece has to be the largest for certain, and a point within its set, where the moves are rounded; else 0. */
  readonly margin: Rational;
  /** The value that the guarantee then has. */
  readonly bound: number;
} | null;

export interface SimplerFunction {
  readonly witness: Witness;
  /** The losses of the method on it, as far as the search knows. */
  readonly losses: readonly number[];
  readonly bound: number;
}

/**
 * Functions of few dimensions and short numbers whose vectors are near those of a Gram matrix of theta_1 - theta_star, g_1 / G_1, ….
 * Values are exact: the largest that fit the vectors. Only where the rates are rational numbers are the pieces certain to tie.
 */
export function* simplerFunctions(
  instance: Instance,
  rounded: Rounded,
  gram: Float64Array,
  movesFor: MovesFor,
): Generator<SimplerFunction> {
  const lengths = rounded.pulls ? normalLengths(rounded) : [];
  const n = instance.norms.length + 1 + lengths.length;
  const { values, vectors } = eigenvectors(gram, n);
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  for (let dimension = 1; dimension <= Math.min(n, MAX_DIMENSIONS); dimension += 1) {
    const kept = order.slice(0, dimension);
    const rows = Array.from({ length: n }, (_, i) =>
      kept.map((k) => Math.sqrt(Math.max(0, values[k]!)) * vectors[i * n + k]!),
    );
    const turned = triangular(rows, dimension);
    for (const grid of GRIDS) {
      const found = onGrid(instance, turned, lengths, grid, movesFor);
      if (found) yield found;
    }
  }
}

/** The same vectors in coordinates in which the first lies along the first axis, the second in the plane of the first two, …. */
export function triangular(rows: readonly (readonly number[])[], dimension: number): number[][] {
  const axes: number[][] = [];
  const dot = (u: readonly number[], v: readonly number[]) => u.reduce((sum, x, i) => sum + x * v[i]!, 0);
  for (const row of rows) {
    if (axes.length === dimension) break;
    const rest = axes.reduce(
      (left, axis) => {
        const c = dot(left, axis);
        return left.map((x, i) => x - c * axis[i]!);
      },
      [...row],
    );
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-3) axes.push(rest.map((x) => x / length));
  }
  return rows.map((row) => axes.map((axis) => dot(row, axis)));
}

function onGrid(
  { distance, norms }: Instance,
  rows: readonly (readonly number[])[],
  lengths: readonly number[],
  grid: number,
  movesFor: MovesFor,
): SimplerFunction | null {
  const rounded = rows.map((row) =>
    inBall(
      row.map((x) => Math.round(x * grid)),
      grid,
    ),
  );
  const scaled = (row: readonly number[], scale: Rational) => row.map((x) => Rational.of(x, grid).mul(scale));
  const start = scaled(rounded[0]!, distance);
  const slopes = norms.map((norm, t) => scaled(rounded[t + 1]!, norm));
  const found = movesFor(slopes);
  if (!found) return null;
  const moved = found.moves.map((row) =>
    start.map((x, i) => row.reduce((sum, c, k) => sum.add(c.mul(slopes[k]![i]!)), x)),
  );
  const wanted = lengths.map((length, t) =>
    scaled(rounded[norms.length + 1 + t]!, distance.mul(Rational.fromNumber(length))),
  );
  const projected = found.pulls && projectAlong(moved, found.pulls, wanted, found.margin);
  if (found.pulls && !projected) return null;
  const points = projected?.points ?? moved;
  const values = exactValues(slopes, points, found.margin);
  if (!values) return null;
  const zero = start.map(() => Rational.ZERO);
  const pieces: Piece[] = slopes.map((slope, t) => ({
    slope,
    offset: tidy(values[t]!.sub(dot(slope, points[t]!)), found.margin),
  }));
  const witness: Witness = {
    pieces: [...pieces, { offset: Rational.ZERO, slope: zero }],
    start,
    minimiser: zero,
    minimality: [...pieces.map(() => Rational.ZERO), Rational.ONE],
    choices: slopes.map((_, t) => t),
    ...(projected && { normals: projected.normals }),
  };
  return { witness, losses: values.map((value) => value.approximate()), bound: found.bound };
}

/** The same, or a little less where a margin allows it, with few digits. */
function tidy(offset: Rational, margin: Rational): Rational {
  if (margin.sign === 0) return offset;
  const unit = margin.mul(Rational.of(1, 100));
  const { numerator, denominator } = offset.div(unit);
  return Rational.of((numerator - denominator + 1n) / denominator).mul(unit);
}

/** A vector of integers of norm at most `grid`: its largest entry gives way. */
function inBall(row: number[], grid: number): number[] {
  const entries = [...row];
  while (entries.reduce((sum, x) => sum + x * x, 0) > grid * grid) {
    const sizes = entries.map(Math.abs);
    const largest = sizes.indexOf(Math.max(...sizes));
    entries[largest] = entries[largest]! - Math.sign(entries[largest]!);
  }
  return entries;
}

/** As `largestValues` of nominate-function.ts, exactly. */
function exactValues(
  slopes: readonly (readonly Rational[])[],
  points: readonly (readonly Rational[])[],
  margin: Rational,
): Rational[] | null {
  const at = slopes.map((slope) => points.map((point) => dot(slope, point)));
  const values = at.map((row, t) => row[t]!.sub(margin));
  for (let round = 0; round <= slopes.length; round += 1) {
    let changed = false;
    for (let t = 0; t < slopes.length; t += 1)
      for (let k = 0; k < slopes.length; k += 1) {
        const limit = values[k]!.add(at[t]![t]!).sub(at[t]![k]!).sub(margin);
        if (k !== t && limit.compare(values[t]!) < 0) {
          values[t] = limit;
          changed = true;
        }
      }
    if (!changed) return values.some((value) => value.sign < 0) ? null : values;
  }
  return null;
}
