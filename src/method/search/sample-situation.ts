import { type Arithmetic, Rational } from '../../arithmetic/index.js';
import {
  type Interpreter,
  Missing,
  newEnvironment,
  type Point,
  type PointValue,
} from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import type { Claim, MethodUse } from '../../language/index.js';
import { filledPoint } from '../check/complete-samples.js';
import { chanceOf, pieceOn, piecesOf } from '../check/histories.js';
import { movesOf, valueAt } from '../check/moves.js';
import type { Situation } from './situation-data.js';

/** The gradients of one history of samples: the point at which they are taken, and how it comes from theta_1. */
export interface SampleNode {
  /** From 1. */
  readonly step: number;
  /** The piece of the first sample after this history; those of the others follow it. */
  readonly first: number;
  /** A path that begins with it. */
  readonly path: number;
  readonly chance: number;
  /** theta = theta_1 + sum of c * slope. */
  readonly moves: readonly Moved[];
  /** Where the method projects: and + sum of c * what the projection after a sequence takes away. */
  readonly pulls: readonly Moved[];
}

/** `piece` is that of a sequence of samples. */
export interface Moved {
  readonly piece: number;
  readonly c: number;
  readonly exact: Rational;
}

/** A situation of a method that draws samples, in numbers of the search. */
export interface PosedSamples {
  readonly probabilities: readonly Rational[];
  readonly nodes: readonly SampleNode[];
  readonly distance: Rational;
  /** For each piece the most that its slope may be long, or the unit of its length where only an expectation is limited. */
  readonly norms: readonly Rational[];
  /** The expectation of |g_t|^2 in units of `norms` is at most 1, and nothing else limits it. */
  readonly inExpectation: boolean;
  readonly ball: number | null;
  readonly diameter: number | null;
  /** What each node's loss, or on each path the least loss, counts in the metric. */
  readonly weights: readonly number[] | null;
  readonly bound: number;
  /** The square of each norm is at least this share of its limit; 0: no such row. */
  readonly leastNorm: number;
  /** Projections: one ends the step after each sequence of fewer than T samples; none where the method does not project. */
  readonly projections: number;
  /** All moves are rational numbers. */
  readonly exactMoves: boolean;
}

/** Of |g_t|^2, so that the interior is not empty; of the domain. */
const NEARLY = 0.9999;
const SLIGHTLY_SMALLER = 0.999;

const near = (value: { lower: number; upper: number } | Missing | null): number =>
  value === null || value instanceof Missing ? Number.NaN : (value.lower + value.upper) / 2;

/** A point of `MethodUse.inner` without functions: losses are 0; the squares of the norms are those that are given. */
export function emptySamplePoint(
  method: MethodUse,
  { horizon, values }: Pick<Situation, 'horizon' | 'values'>,
  squares: readonly Rational[] | null,
): Point {
  const { layout } = method;
  const samples = method.samples!;
  const count = samples.probabilities.length;
  const pieces = new Array<Rational>(piecesOf(count, horizon)).fill(Rational.ZERO);
  const all: PointValue[] = values.slice(0, layout.dimension);
  all[layout.dimension] = Rational.ONE;
  all[layout.start] = [Rational.ZERO];
  all[samples.starSlope] = samples.probabilities.map(() => [Rational.ZERO]);
  all[layout.slope] = pieces.map(() => [Rational.ZERO]);
  all[layout.offset] = pieces;
  if (layout.normal !== null)
    all[layout.normal] = pieces.slice(0, piecesOf(count, horizon - 1)).map(() => [Rational.ZERO]);
  const zeros = Array.from({ length: count ** horizon }, () =>
    new Array<Rational>(horizon).fill(Rational.ZERO),
  );
  return filledPoint(method, samples, { horizon, values: all }, zeros, squares ?? pieces);
}

/** What a situation asks of functions, where the slopes have these squared norms, if the method sees them. `null` as in `pose`. */
export function poseSamples(
  claim: Claim,
  judge: Judge,
  situation: Pick<Situation, 'horizon' | 'values'>,
  squares: readonly Rational[] | null,
): PosedSamples | null {
  const method = claim.method!;
  const { probabilities } = method.samples!;
  const { horizon } = situation;
  const count = probabilities.length;
  const point = emptySamplePoint(method, situation, squares);
  const ladder = judge.ladder(point);
  if (judge.admissible(point, ladder).truth !== 'yes') return null;
  const interpreter = ladder.at('binary64') as Interpreter<{ lower: number; upper: number }>;
  const exact = ladder.at('exact') as Interpreter<unknown>;
  const at = (definition: number | null, t: number, path: number) =>
    definition === null ? Number.POSITIVE_INFINITY : near(valueAt(method, interpreter, definition, t, path));
  let exactMoves = true;
  const nodes: SampleNode[] = [];
  for (let step = 1; step <= horizon; step += 1)
    for (let code = 0; code < count ** (step - 1); code += 1) {
      const path = code * count ** (horizon - step + 1) + 1;
      const row = movesOf(method, interpreter, path)?.[step - 1];
      if (!row || Math.abs(near(row.origin) - 1) > 1e-9) return null;
      const exactRow = movesOf(method, exact, path)?.[step - 1];
      const moved = (of: 'gradients' | 'normals'): Moved[] =>
        row[of].map((enclosure, k) => {
          const c = near(enclosure);
          const known = exactRow ? rationalOf(exactRow[of][k], exact.arithmetic) : null;
          if (!known) exactMoves = false;
          return {
            piece: pieceOn(path, k + 1, count, horizon),
            c,
            exact: known ?? (Number.isFinite(c) ? Rational.fromNumber(c) : Rational.ZERO),
          };
        });
      const [moves, pulls] = [moved('gradients'), moved('normals')];
      const after = chanceOf(path, probabilities, horizon).approximate();
      // Of the path without what comes after the history.
      const rest = probabilities[0]!.approximate() ** (horizon - step + 1);
      nodes.push({
        step,
        first: pieceOn(path, step, count, horizon),
        path,
        chance: after / rest,
        moves,
        pulls,
      });
    }
  const norms: Rational[] = [];
  const { norm, expectedNorm, distance, ball, diameter } = method;
  for (const { step, path } of nodes)
    for (let s = 0; s < count; s += 1) {
      const seen = squares ? Math.sqrt(squares[norms.length]!.approximate()) : Number.POSITIVE_INFINITY;
      const most = Math.min(at(norm, step, path), seen);
      const length = Number.isFinite(most) ? most : at(expectedNorm, step, path);
      if (!(length > 0 && Number.isFinite(length))) return null;
      norms.push(below(length));
    }
  const reach = [ball, diameter].map((limit) => (limit === null ? null : at(limit, 1, 1)));
  const away = Math.min(at(distance, 1, 1), ...reach.map((limit) => limit ?? Number.POSITIVE_INFINITY));
  // Rates follow the norms that are met: with shorter ones a point may leave its domain.
  const seesDomain = squares !== null && reach.some((limit) => limit !== null);
  const smaller = seesDomain ? SLIGHTLY_SMALLER : 1;
  const environment = newEnvironment(method.inner.slots, horizon);
  const bound = near(interpreter.value(claim.statements[0]!.right, environment));
  const weights = weightsOf(method, nodes, horizon, (definition, t, path) => at(definition, t, path));
  const moved = nodes.flatMap(({ moves, pulls }) => [...moves, ...pulls].map(({ c }) => c));
  const numbers = [away, bound, ...moved, ...(weights ?? [])];
  if (numbers.some((x) => !Number.isFinite(x)) || bound <= 0 || away <= 0) return null;
  return {
    probabilities,
    nodes,
    distance: below(away),
    norms,
    inExpectation: norm === null && squares === null,
    ball: reach[0] === null ? null : (reach[0]! / away) * smaller,
    diameter: reach[1] === null ? null : (reach[1]! / away) * smaller,
    leastNorm: seesDomain ? NEARLY : 0,
    weights,
    bound,
    projections: method.layout.normal === null ? 0 : piecesOf(count, horizon - 1),
    exactMoves,
  };
}

/** What each node's loss counts: its chance times its weight on the paths through it; `null` for the least loss. */
function weightsOf(
  { metric, samples }: MethodUse,
  nodes: readonly SampleNode[],
  horizon: number,
  at: (definition: number, t: number, path: number) => number,
): number[] | null {
  if (metric.kind === 'best') return null;
  const { probabilities } = samples!;
  const count = probabilities.length;
  const weights = nodes.map(() => 0);
  const steps = Array.from({ length: horizon }, (_, i) => i + 1);
  for (let path = 1; path <= count ** horizon; path += 1) {
    const own = steps.map((t) => {
      if (metric.kind === 'weighted') return at(metric.weights, t, path);
      return metric.kind === 'last' && t < horizon ? 0 : 1;
    });
    const total = own.reduce((sum, weight) => sum + weight, 0);
    const chance = chanceOf(path, probabilities, horizon).approximate();
    for (const t of steps) {
      const v = nodeOn(path, t, count, horizon);
      weights[v]! += (chance * own[t - 1]!) / total;
    }
  }
  return weights;
}

/** The number of the node at which a path makes step t: its pieces are blocks of m. */
export function nodeOn(path: number, t: number, samples: number, horizon: number): number {
  return Math.floor(pieceOn(path, t, samples, horizon) / samples);
}

function below(x: number): Rational {
  const short = Rational.parse(x.toPrecision(12))!;
  return Math.abs(short.approximate() - x) <= 4e-16 * x ? short : Rational.fromNumber(x * (1 - 1e-15));
}

function rationalOf(value: unknown, { text }: Arithmetic<unknown>): Rational | null {
  const { lower, upper } = text(value);
  return lower === upper ? Rational.parse(lower) : null;
}
