import { Rational } from '../../arithmetic/index.js';
import type { Point, PointValue } from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import { sampleWitnessAt } from '../check/complete-samples.js';
import type { SampleWitness } from '../check/sample-run.js';
import { formulateSamples, sizeOf } from './formulate-samples.js';
import { type Approximation, balanced, fitted, nominateSamples, squaredLength } from './nominate-samples.js';
import type { Question } from './question.js';
import { roomyGram } from './roomy-gram.js';
import { poseSamples } from './sample-situation.js';
import type { Situation } from './situation-data.js';

/** How far vectors are moved inside, and their grid: from the worst functions to those that certainly fit. */
const CAREFUL = [
  { inward: 1e-6, grid: 10_000_000 },
  { inward: 1e-4, grid: 1_000_000 },
  { inward: 1e-3, grid: 100_000 },
  { inward: 1e-2, grid: 10_000 },
];
/** Coarse grids first: fifths make a picture. */
const COARSE = [1, 2, 3, 5, 10, 20, 50, 100, 1000];
const MAX_DIMENSIONS = 5;

/** What a situation of a method that draws samples asks of functions. */
export function askOfSamples(claim: Claim, judge: Judge, situation: Situation): Question | null {
  const { horizon } = situation;
  const squares = situation.norms?.map((norm) => norm.mul(norm)) ?? null;
  const posed = poseSamples(claim, judge, situation, squares);
  if (!posed) return null;
  const size = sizeOf(posed);
  // Without a projection there is a matrix inside that needs no search.
  let inside: Float64Array | null | undefined;
  const repose = (found: readonly Rational[]) =>
    squares ? poseSamples(claim, judge, situation, found) : posed;
  const points = function* (
    gram: Float64Array,
    ways: Iterable<Approximation>,
    above: (bound: number) => number,
  ): Generator<Point> {
    if (inside === undefined && (posed.projections > 0 || posed.leastNorm > 0))
      inside = roomyGram(formulateSamples(posed, horizon).program);
    for (const way of ways) {
      const found = nominateSamples(posed, gram, horizon, { ...way, inside }, repose);
      if (found && found.metric > above(found.bound)) yield pointOf(claim, situation, found.witness);
    }
  };
  const { unit } = formulateSamples(posed, horizon);
  return {
    bound: posed.bound,
    unit,
    program: () => formulateSamples(posed, horizon).program,
    points: (gram) =>
      points(
        gram,
        CAREFUL.map((way) => ({ ...way, dimension: size })),
        () => 0,
      ),
    simplerPoints: (gram) => points(gram, simplerWays(size), (bound) => bound),
    refit: (point) => refit(claim, judge, point, squares !== null),
  };
}

/** The last slope at the minimiser follows from the others: their mean is 0. */
function refit(claim: Claim, judge: Judge, point: Point, seesNorms: boolean): Point | null {
  const { samples } = claim.method!;
  const given = sampleWitnessAt(claim.method!, samples!, point);
  const witness = { ...given, starSlopes: balanced(given.starSlopes.slice(0, -1), given.probabilities) };
  const posed = poseSamples(claim, judge, point, seesNorms ? witness.slopes.map(squaredLength) : null);
  const found = posed && fitted(posed, witness, point.horizon);
  return found && found.metric > found.bound ? pointOf(claim, point, found.witness) : null;
}

function* simplerWays(size: number): Generator<Approximation> {
  for (let dimension = 1; dimension <= Math.min(size, MAX_DIMENSIONS); dimension += 1)
    for (const grid of COARSE) for (const inward of [0, 1e-2, 5e-2]) yield { dimension, grid, inward };
}

/** A situation with functions is a point of the claim. */
function pointOf(
  claim: Claim,
  { horizon, values }: Pick<Situation, 'horizon' | 'values'>,
  witness: SampleWitness,
): Point {
  const { layout, samples } = claim.method!;
  const all: PointValue[] = values.slice(0, layout.dimension);
  all[layout.dimension] = Rational.of(witness.start.length);
  all[layout.start] = witness.start;
  all[samples!.starSlope] = witness.starSlopes;
  all[layout.slope] = witness.slopes;
  all[layout.offset] = witness.offsets;
  if (layout.normal !== null) all[layout.normal] = witness.normals;
  return { horizon, values: all };
}
