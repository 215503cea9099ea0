import { type Program, type Row, RowBuilder } from './program.js';
import type { PosedSamples } from './sample-situation.js';
import { nodeOn } from './sample-situation.js';

/** The program of the worst functions of a method that draws samples, and its size in the search's units. */
export interface SampleProgram {
  readonly program: Program;
  /** A loss of the program times this is a loss. */
  readonly unit: number;
}

/** Vectors of the Gram matrix: theta_1 - theta_star, the slope of each piece, slopes at theta_star of all functions but the last, and what projections take away. */
export const sizeOf = ({
  probabilities,
  norms,
  projections,
}: Pick<PosedSamples, 'probabilities' | 'norms' | 'projections'>): number =>
  1 + norms.length + probabilities.length - 1 + projections;

/** The length of the step after each sequence of fewer than T samples, in units of R: projecting moves a point back by no more. */
export function lengthsOfSteps({ nodes, norms, distance, projections }: PosedSamples): number[] {
  return Array.from({ length: projections }, (_, piece) => {
    // The node after a sequence: nodes are in the order of pieces, the empty sequence first.
    const step = nodes[piece + 1]!.moves.find((moved) => moved.piece === piece);
    return Math.max(1e-9, (Math.abs(step?.c ?? 0) * norms[piece]!.approximate()) / distance.approximate());
  });
}

/** How much longer than the longest gradient a slope at theta_star may be where the method projects: a minimiser of a set need not be one of the space. */
const LONGER = 4;

/**
 * As in formulate.ts, with a function for each sample and an iterate for each history: f_i(theta_star) = 0 for all of them, and the slopes at theta_star
 * have the mean 0. Slopes at theta_star are no longer than the longest gradient, which keeps the program bounded.
 */
export function formulateSamples(posed: PosedSamples, horizon: number): SampleProgram {
  const { nodes, weights, ball, diameter, inExpectation, projections } = posed;
  const probabilities = posed.probabilities.map((p) => p.approximate());
  const samples = probabilities.length;
  const pieces = posed.norms.length;
  const size = sizeOf(posed);
  const taken = lengthsOfSteps(posed);
  const r = posed.distance.approximate();
  const lengths = posed.norms.map((norm) => norm.approximate());
  const largest = Math.max(...lengths);
  const norms = lengths.map((length) => length / largest);
  const unitVector = (i: number, c = 1) => {
    const v = new Float64Array(size);
    v[i] = c;
    return v;
  };
  const gradient = (k: number) => unitVector(k + 1, norms[k]!);
  const starSlope = (s: number) => {
    if (s < samples - 1) return unitVector(1 + pieces + s);
    const v = new Float64Array(size);
    for (let i = 0; i < samples - 1; i += 1)
      v[1 + pieces + i] = -probabilities[i]! / probabilities[samples - 1]!;
    return v;
  };
  const normalAt = (piece: number) => pieces + samples + piece;
  const points = nodes.map(({ moves, pulls }) => {
    const v = unitVector(0);
    for (const { piece, c } of moves) v[piece + 1] = v[piece + 1]! + (c * norms[piece]! * largest) / r;
    for (const { piece, c } of pulls) v[normalAt(piece)] = c * taken[piece]!;
    return v;
  });
  const difference = (a: Float64Array, b: Float64Array) => a.map((entry, i) => entry - b[i]!);
  const rows: Row[] = [];
  const push = (builder: RowBuilder, right: number) => rows.push(builder.atMost(right));
  const row = () => new RowBuilder(size);
  for (let s = 0; s < samples; s += 1) {
    for (const [w, node] of nodes.entries()) {
      const k = node.first + s;
      for (const [v, other] of nodes.entries())
        if (v !== w)
          push(
            row()
              .product(1, gradient(k), difference(points[v]!, points[w]!))
              .value(k, norms[k]!)
              .value(other.first + s, -norms[other.first + s]!),
            0,
          );
      push(row().product(-1, gradient(k), points[w]!).value(k, norms[k]!), 0);
      push(row().product(1, starSlope(s), points[w]!).value(k, -norms[k]!), 0);
    }
    push(row().product(1, starSlope(s), starSlope(s)), projections > 0 ? LONGER ** 2 : 1);
  }
  push(row().product(1, unitVector(0), unitVector(0)), 1);
  for (let t = 1; t <= horizon; t += 1) {
    const squares = row();
    for (const node of nodes) {
      if (node.step !== t) continue;
      for (let s = 0; s < samples; s += 1) {
        const unit = unitVector(node.first + s + 1);
        if (inExpectation) squares.product(node.chance * probabilities[s]!, unit, unit);
        else {
          push(row().product(1, unit, unit), 1);
          if (posed.leastNorm > 0) push(row().product(-1, unit, unit), -posed.leastNorm);
        }
      }
    }
    if (inExpectation) push(squares, 1);
  }
  for (let piece = 0; piece < projections; piece += 1) {
    const normal = unitVector(normalAt(piece));
    const edge = points[piece + 1]!;
    push(row().product(-1, normal, edge), 0);
    for (const z of points) if (z !== edge) push(row().product(1, normal, difference(z, edge)), 0);
  }
  const reach = Math.min(ball ?? Number.POSITIVE_INFINITY, diameter ?? Number.POSITIVE_INFINITY);
  for (const [v, point] of points.entries()) {
    if (Number.isFinite(reach)) push(row().product(1, point, point), reach ** 2);
    if (diameter !== null)
      for (const other of points.slice(0, v)) {
        const apart = difference(point, other);
        push(row().product(1, apart, apart), diameter ** 2);
      }
  }
  const paths = weights ? 0 : samples ** horizon;
  const objective = new Float64Array(pieces + paths);
  if (weights)
    for (const [v, node] of nodes.entries())
      for (let s = 0; s < samples; s += 1) {
        const k = node.first + s;
        objective[k] = weights[v]! * probabilities[s]! * norms[k]!;
      }
  for (let path = 1; path <= paths; path += 1) {
    // One more value for each path, below all of its losses.
    let chance = 1;
    for (let t = 1; t <= horizon; t += 1) {
      const node = nodes[nodeOn(path, t, samples, horizon)]!;
      const losses = row().value(pieces + path - 1, 1);
      for (let s = 0; s < samples; s += 1)
        losses.value(node.first + s, -probabilities[s]! * norms[node.first + s]!);
      push(losses, 0);
      if (t === horizon) chance = node.chance * probabilities[Math.floor(path - 1) % samples]!;
    }
    objective[pieces + path - 1] = chance;
  }
  return { program: { size, values: pieces + paths, rows, objective }, unit: r * largest };
}
