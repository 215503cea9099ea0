import { type Arithmetic, Rational } from '../../arithmetic/index.js';
import {
  type Interpreter,
  Missing,
  newEnvironment,
  type Point,
  type PointValue,
} from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import type { Claim, Expression, MethodUse } from '../../language/index.js';
import { subtrees } from '../../language/index.js';
import { movesOf, valueAt } from '../check/moves.js';
import type { Instance, Metric } from '../instance.js';
import type { Rounded } from './formulate.js';
import { roundInstance } from './formulate.js';
import { emptySamplePoint } from './sample-situation.js';
import type { Situation } from './situation-data.js';

/** A situation as an instance of the search, and the value that bounds the metric. */
export interface Posed {
  readonly instance: Instance;
  readonly rounded: Rounded;
  /** For a method that projects: theta_t moves by pulls[t][k] times what the projection of step k takes away; else `null`. */
  readonly pulls: readonly (readonly Rational[])[] | null;
  /** The moves of the instance are exactly those of the method. */
  readonly exactMoves: boolean;
  readonly bound: number;
}

/** Of |g_t|^2, so that the interior is not empty. */
const NEARLY = 0.9999;
/** Of the domain: what those components need stays inside. */
const SLIGHTLY_SMALLER = 0.999;

/** Whether formulas of the claim see the norms of the gradients that are met. */
export function seesNorms({ inner, layout }: MethodUse): boolean {
  const sees = (e: Expression): boolean =>
    (e.kind === 'given' && e.given === layout.squaredNorm) || subtrees(e).some(sees);
  return (
    inner.definitions.some(({ body }) => sees(body)) ||
    inner.statements.some(({ left, right }) => sees(left) || sees(right))
  );
}

/** Whether the step of a horizon of three depends on the norm of a gradient that it has not met. */
export function looksAhead(claim: Claim, judge: Judge, situation: Situation): boolean {
  const method = claim.method!;
  if (!seesNorms(method) || situation.horizon < 3) return false;
  // The gradients of the last step: one for each path, where samples are drawn.
  const count = (method.samples?.probabilities.length ?? 1) ** situation.horizon;
  const rowsWith = (last: number) => {
    const norms = situation.norms!.map((norm, k, { length }) =>
      k >= length - count ? norm.mul(Rational.of(last)) : norm,
    );
    const squares = norms.map((norm) => norm.mul(norm));
    const point = method.samples
      ? emptySamplePoint(method, situation, squares)
      : emptyPoint(method, { ...situation, norms });
    const ladder = judge.ladder(point);
    const interpreter = ladder.at('binary64');
    const { text } = interpreter.arithmetic;
    const rows = movesOf(method, interpreter) ?? [];
    return rows.map(({ gradients }) => gradients.map((c) => text(c).lower).join()).join('; ');
  };
  return rowsWith(1) !== rowsWith(16);
}

/** A point of `MethodUse.inner` without a function: losses are 0. */
export function emptyPoint({ inner, layout }: MethodUse, { horizon, values, norms }: Situation): Point {
  const all: PointValue[] = [...values];
  const zeros = new Array<Rational>(horizon).fill(Rational.ZERO);
  all[layout.dimension] = Rational.ONE;
  all[layout.start] = [Rational.ZERO];
  all[layout.slope] = zeros.map(() => [Rational.ZERO]);
  all[layout.offset] = zeros;
  if (layout.normal !== null) all[layout.normal] = zeros.slice(1).map(() => [Rational.ZERO]);
  all[layout.loss] = zeros;
  all[layout.leastLoss] = Rational.ZERO;
  all[layout.squaredNorm] = norms?.map((norm) => norm.mul(norm)) ?? zeros;
  return { horizon, values: all.slice(0, inner.givens.length) };
}

/**
 * What the situation asks of a function; `null` where a premise fails, a number does not exist, or the value of the bound is not
 * positive. Rates that are no rational numbers are replaced by close ones: the search only nominates.
 */
export function pose(claim: Claim, judge: Judge, situation: Situation): Posed | null {
  const method = claim.method!;
  const { horizon } = situation;
  const point = emptyPoint(method, situation);
  const ladder = judge.ladder(point);
  if (judge.admissible(point, ladder).truth !== 'yes') return null;
  const interpreter = ladder.at('binary64') as Interpreter<{ lower: number; upper: number }>;
  const near = (value: { lower: number; upper: number } | Missing | null): number =>
    value === null || value instanceof Missing ? Number.NaN : (value.lower + value.upper) / 2;
  const at = (definition: number, t: number) => near(valueAt(method, interpreter, definition, t));
  const rows = movesOf(method, interpreter);
  if (!rows || rows.some(({ origin }) => Math.abs(near(origin) - 1) > 1e-9)) return null;
  const steps = Array.from({ length: horizon }, (_, t) => t);
  const limits = method.norm === null ? null : steps.map((t) => at(method.norm!, t + 1));
  const norms = steps.map((t) => {
    const seen = situation.norms?.[t]?.approximate() ?? Number.POSITIVE_INFINITY;
    return Math.min(seen, limits?.[t] ?? Number.POSITIVE_INFINITY);
  });
  const reach = [method.ball, method.diameter].map((limit) => (limit === null ? null : at(limit, 1)));
  const distances = [method.distance === null ? null : at(method.distance, 1), ...reach];
  const distance = Math.min(...distances.map((limit) => limit ?? Number.POSITIVE_INFINITY));
  const weights = method.metric.kind === 'weighted' ? weightsAt(method.metric.weights) : null;
  function weightsAt(definition: number): number[] {
    return steps.map((t) => at(definition, t + 1));
  }
  const bound = near(
    interpreter.value(claim.statements[0]!.right, newEnvironment(method.inner.slots, horizon)),
  );
  const moves = rows.map(({ gradients }) => gradients.map(near));
  const back = method.layout.normal === null ? null : rows.map(({ normals }) => normals.map(near));
  const numbers = [...norms, ...moves.flat(), ...(back?.flat() ?? []), distance, bound, ...(weights ?? [])];
  if (numbers.some((x) => !Number.isFinite(x)) || bound <= 0 || distance <= 0) return null;
  if (norms.some((norm) => norm <= 0)) return null;
  const precise = exactRows(method, ladder.at('exact'));
  const pulls = back && (precise?.normals ?? back.map((row) => row.map(Rational.fromNumber)));
  const instance: Instance = {
    distance: below(distance),
    norms: norms.map((norm, t) => situation.norms?.[t] ?? below(norm)),
    moves: precise?.gradients ?? moves.map((row) => row.map(Rational.fromNumber)),
    metric: metricOf(method, horizon, weights),
  };
  const rounded = roundInstance(instance, pulls);
  const smaller = situation.norms ? SLIGHTLY_SMALLER : 1;
  return {
    instance,
    bound,
    pulls,
    exactMoves: precise !== null,
    rounded: {
      ...rounded,
      // What is missing is made up for by a component of its own, which must not lead out of the domain.
      leastNorm: situation.norms && reach.some((limit) => limit !== null) ? NEARLY : 0,
      ball: reach[0] === null ? null : (reach[0]! / distance) * smaller,
      diameter: reach[1] === null ? null : (reach[1]! / distance) * smaller,
    },
  };
}

function metricOf({ metric }: MethodUse, horizon: number, weights: readonly number[] | null): Metric {
  if (metric.kind === 'best') return { kind: 'best' };
  const plain = Array.from({ length: horizon }, (_, t) =>
    metric.kind === 'last' && t < horizon - 1 ? 0 : 1,
  );
  return { kind: 'weighted', weights: (weights ?? plain).map(Rational.fromNumber) };
}

/** The same number where 12 digits say it, else a little less: limits must not be exceeded. */
function below(x: number): Rational {
  const short = Rational.parse(x.toPrecision(12))!;
  return Math.abs(short.approximate() - x) <= 4e-16 * x ? short : Rational.fromNumber(x * (1 - 1e-15));
}

/** The moves as rational numbers; `null` where one is none. */
function exactRows(
  method: MethodUse,
  interpreter: Interpreter<unknown>,
): Record<'gradients' | 'normals', Rational[][]> | null {
  const rows = movesOf(method, interpreter);
  if (!rows) return null;
  const { text } = interpreter.arithmetic as Arithmetic<unknown>;
  const exactly = (numbers: readonly unknown[]): Rational[] | null => {
    const row: Rational[] = [];
    for (const c of numbers) {
      const { lower, upper } = text(c);
      const known = lower === upper ? Rational.parse(lower) : null;
      if (!known) return null;
      row.push(known);
    }
    return row;
  };
  const gradients = rows.map((row) => exactly(row.gradients));
  const normals = rows.map((row) => exactly(row.normals));
  if ([...gradients, ...normals].some((row) => row === null)) return null;
  return { gradients: gradients as Rational[][], normals: normals as Rational[][] };
}
