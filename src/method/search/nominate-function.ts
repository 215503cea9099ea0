import { Rational } from '../../arithmetic/index.js';
import type { Instance } from '../instance.js';
import type { Piece, Witness } from '../witness.js';
import { normalLengths, type Rounded } from './formulate.js';
import { eigenvectors } from './matrices.js';

/** Vectors have this number of binary places, in units in which all of them are at most about 1. */
const BITS = 48;
/** Eigenvalues of the Gram matrix below this are rounding: their directions are left out. */
const NEGLIGIBLE = 1e-22;

/** A Gram matrix well inside the program: the gradients lean a little towards theta_1 - theta_star. */
function interiorGram(horizon: number): Float64Array {
  const n = horizon + 1;
  const gram = new Float64Array(n * n);
  const lean = (1 / (2 * Math.sqrt(horizon))) * Math.sqrt(0.97);
  for (let i = 0; i < n; i += 1) {
    gram[i * n + i] = i === 0 ? 0.95 : 0.97;
    if (i > 0) {
      gram[i] = lean;
      gram[i * n] = lean;
    }
  }
  return gram;
}

/** The nearest Gram matrix of vectors of norm at most 1, or about so. */
function repairedGram(gram: Float64Array, n: number): Float64Array {
  const { values, vectors } = eigenvectors(gram, n);
  const repaired = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1)
    if (values[k]! > 0)
      for (let i = 0; i < n; i += 1)
        for (let j = 0; j < n; j += 1)
          repaired[i * n + j] = repaired[i * n + j]! + values[k]! * vectors[i * n + k]! * vectors[j * n + k]!;
  const shrink = Array.from({ length: n }, (_, i) =>
    Math.min(1, 1 / Math.sqrt(Math.max(repaired[i * n + i]!, 1e-300))),
  );
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) repaired[i * n + j] = repaired[i * n + j]! * shrink[i]! * shrink[j]!;
  return repaired;
}

/** Vectors theta_1 - theta_star, g_1 / G_1, … with a Gram matrix: the rows. */
function rowsOf(gram: Float64Array, n: number): number[][] {
  const { values, vectors } = eigenvectors(gram, n);
  const kept = [...values.keys()].filter((k) => values[k]! > NEGLIGIBLE);
  return Array.from({ length: n }, (_, i) =>
    kept.map((k) => {
      const x = Math.sqrt(values[k]!) * vectors[i * n + k]!;
      return Math.round(x * 2 ** BITS) / 2 ** BITS;
    }),
  );
}

export interface Nomination {
  readonly witness: Witness;
  /** How far the Gram matrix was moved inside. */
  readonly inward: number;
}

/**
 * A function on which the method does about as badly as the Gram matrix says, from theta_star = 0: the largest of 0 and
 * one piece for each step. `inward`, in (0, 1), moves it inside the program, towards `inside`; `null` when no values fit the vectors.
 */
export function nominateFunction(
  { distance, norms: exactNorms, moves: exactMoves }: Instance,
  { horizon, norms, moves, pulls, groups }: Rounded,
  gram: Float64Array,
  inward: number,
  lengths: 'at most' | 'exactly' = 'at most',
  inside: Float64Array = interiorGram(horizon),
): Nomination | null {
  const backs = pulls ? normalLengths({ horizon, norms, moves }) : [];
  const n = horizon + 1 + backs.length;
  const mixed = repairedGram(gram, n).map((entry, i) => (1 - inward) * entry + inward * inside[i]!);
  // A component of its own gives a gradient its full norm, and leaves every other inner product as it is.
  if (lengths === 'exactly') for (let i = 1; i <= horizon; i += 1) mixed[i * n + i] = 1;
  const [first, ...units] = rowsOf(mixed, n) as [number[], ...number[][]];
  const dot = (u: readonly number[], v: readonly number[]) => u.reduce((sum, x, i) => sum + x * v[i]!, 0);
  const slopes = norms.map((norm, t) => units[t]!.map((x) => x * norm));
  const normals = backs.map((length, t) => units[horizon + t]!.map((x) => x * length));
  const points = moves.map((row, t) =>
    first.map((x, i) => {
      const moved = row.reduce((sum, c, k) => sum + c * slopes[k]![i]!, x);
      return (pulls?.[t] ?? []).reduce((sum, c, k) => sum + c * normals[k]![i]!, moved);
    }),
  );
  const values = largestValues(slopes, points, groups, dot);
  if (!values) return null;
  const largest = exactNorms.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
  const unit = distance.mul(largest);
  const zero = first.map(() => Rational.ZERO);
  const pieces: Piece[] = slopes.map((slope, t) => ({
    // At most 0, so that theta_star is a minimiser.
    offset: Rational.fromNumber(Math.min(0, values[t]! - dot(slope, points[t]!))).mul(unit),
    slope: units[t]!.map((x) => Rational.fromNumber(x).mul(exactNorms[t]!)),
  }));
  const start = first.map((x) => Rational.fromNumber(x).mul(distance));
  groups.forEach((leader, t) => {
    if (leader !== t && !pulls) pieces[t] = tied(pieces, t, leader, start, exactMoves[t]!);
  });
  return {
    inward,
    witness: {
      pieces: [...pieces, { offset: Rational.ZERO, slope: zero }],
      start,
      minimiser: zero,
      minimality: [...slopes.map(() => Rational.ZERO), Rational.ONE],
      choices: slopes.map((_, t) => t),
      ...(pulls && {
        normals: normals.map((normal) => normal.map((x) => Rational.fromNumber(x).mul(distance))),
      }),
    },
  };
}

/** Piece t with the offset that gives it the value of the leader's piece at the point that both share. */
function tied(
  pieces: readonly Piece[],
  t: number,
  leader: number,
  start: readonly Rational[],
  move: readonly Rational[],
): Piece {
  const point = start.map((x, i) => move.reduce((sum, c, k) => sum.add(c.mul(pieces[k]!.slope[i]!)), x));
  const inner = ({ slope }: Piece) => slope.reduce((sum, x, i) => sum.add(x.mul(point[i]!)), Rational.ZERO);
  const piece = pieces[t]!;
  const value = pieces[leader]!.offset.add(inner(pieces[leader]!));
  return { offset: value.sub(inner(piece)), slope: piece.slope };
}

/** Of the size of the numbers involved: the margin by which the piece of each step is the largest one there. */
const MARGIN = 2 ** -46;

/**
 * The largest values F_t for which f(theta_t) = F_t and f(theta_star) = 0 with these subgradients: shortest paths (Bellman
 * and Ford) along F_t <= F_k + g_t.(theta_t - theta_k). `null` for a negative cycle, or a negative value.
 */
function largestValues(
  slopes: readonly (readonly number[])[],
  points: readonly (readonly number[])[],
  groups: readonly number[],
  dot: (u: readonly number[], v: readonly number[]) => number,
): number[] | null {
  const horizon = slopes.length;
  const at = slopes.map((slope) => points.map((point) => dot(slope, point)));
  const size = at.reduce((max, row) => row.reduce((m, x) => Math.max(m, Math.abs(x)), max), 0);
  const margin = MARGIN * size;
  const values = at.map((row, t) => row[t]! - margin);
  for (let round = 0; round <= horizon; round += 1) {
    let changed = false;
    for (let t = 0; t < horizon; t += 1)
      for (let k = 0; k < horizon; k += 1) {
        // Subgradients at one point have the same value there: their pieces tie.
        const slack = groups[k] === groups[t] ? 0 : margin;
        const limit = values[k]! + at[t]![t]! - at[t]![k]! - slack;
        if (k !== t && limit < values[t]!) {
          values[t] = limit;
          changed = true;
        }
      }
    if (!changed) return values.some((value) => value < 0) ? null : values;
  }
  return null;
}
