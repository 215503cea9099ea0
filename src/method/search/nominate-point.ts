import { Rational } from '../../arithmetic/index.js';
import type { Point, PointValue } from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import type { Instance } from '../instance.js';
import type { Witness } from '../witness.js';
import { formulate } from './formulate.js';
import { nominateFunction } from './nominate-function.js';
import { roomyGram } from './roomy-gram.js';
import { type MovesFor, simplerFunctions } from './simpler-functions.js';
import { type Posed, pose } from './situation.js';
import type { Situation } from './situation-data.js';

/** How far vectors are moved inside: margins for intervals, small against what a violation leaves. */
const INWARD = [1e-11, 1e-9, 1e-7, 1e-5, 1e-3, 1e-2];

/** A situation with a function is a point of the claim. */
export function pointOf(claim: Claim, { horizon, values }: Situation, witness: Witness): Point {
  const { layout } = claim.method!;
  const pieces = witness.choices.map((choice) => witness.pieces[choice]!);
  const all: PointValue[] = values.slice(0, layout.dimension);
  all[layout.dimension] = Rational.of(witness.start.length);
  all[layout.start] = witness.start;
  all[layout.slope] = pieces.map(({ slope }) => slope);
  all[layout.offset] = pieces.map(({ offset }) => offset);
  if (layout.normal !== null) all[layout.normal] = witness.normals!;
  return { horizon, values: all };
}

/** Points with a function that is about as bad as the Gram matrix says, the worst first. */
export function* nominatePoints(
  claim: Claim,
  situation: Situation,
  { instance, rounded }: Posed,
  gram: Float64Array,
): Generator<Point> {
  const lengths = situation.norms ? 'exactly' : 'at most';
  // Without a projection there is a matrix inside that needs no search.
  const inside = rounded.pulls ? roomyGram(formulate(rounded).program) : undefined;
  if (inside === null) return;
  for (const inward of INWARD) {
    const found = nominateFunction(instance, rounded, gram, inward, lengths, inside);
    if (found) yield pointOf(claim, situation, found.witness);
  }
}

/** Points with simpler functions: few dimensions first, then short numbers. */
export function* simplerPoints(
  claim: Claim,
  judge: Judge,
  situation: Situation,
  { instance, rounded, pulls, exactMoves, bound }: Posed,
  gram: Float64Array,
): Generator<Point> {
  const exact = { moves: instance.moves, pulls, margin: exactMoves ? Rational.ZERO : MARGIN, bound };
  const movesFor: MovesFor = (slopes) => {
    if (!situation.norms) return exact;
    // The rates follow the norms of these gradients, not of those that the search saw.
    const norms = slopes.map((slope) =>
      Rational.fromNumber(Math.sqrt(slope.reduce((sum, x) => sum + x.approximate() ** 2, 0))),
    );
    const posed = norms.some((norm) => norm.sign === 0) ? null : pose(claim, judge, { ...situation, norms });
    return posed && { moves: posed.instance.moves, pulls: posed.pulls, margin: MARGIN, bound: posed.bound };
  };
  for (const { witness, losses, bound: limit } of simplerFunctions(instance, rounded, gram, movesFor))
    if (metricOf(instance, losses) > limit) yield pointOf(claim, situation, witness);
}

function metricOf({ metric }: Instance, losses: readonly number[]): number {
  if (metric.kind === 'best') return Math.min(...losses);
  const weights = metric.weights.map((weight) => weight.approximate());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, t) => sum + weight * losses[t]!, 0) / total;
}

/** Of intervals whose moves are rounded to binary64. */
const MARGIN = Rational.of(1, 10_000_000);
