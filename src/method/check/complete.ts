import { Absent, type Arithmetic, Rational, type Result } from '../../arithmetic/index.js';
import { type Interpreter, isWellFormed, type Point, type PointValue } from '../../evaluation/index.js';
import { Judge, type Level } from '../../judgement/index.js';
import type { Claim, MethodUse } from '../../language/index.js';
import type { Witness } from '../witness.js';
import { type CompletedSamples, completeSamples } from './complete-samples.js';
import { brokenWeight, movesOf, valueAt } from './moves.js';
import { checkWork } from './run-work.js';
import { squaredDistance } from './squared-distance.js';
import { runMethod, type Trajectory, type TrajectoryFailure } from './trajectory.js';

/** A point of a claim about a method with the numbers of its run, for the judge. */
export type Completed =
  | {
      readonly kind: 'run';
      /** A point of `MethodUse.inner`. Losses are lower bounds; norms are exact. */
      readonly point: Point;
      readonly trajectory: Trajectory<unknown>;
      readonly arithmetic: Arithmetic<unknown>;
    }
  | CompletedSamples;

/** Runs are tried in this order: what exact arithmetic cannot represent is enclosed. */
const LEVELS: readonly Level[] = ['exact', 'decimal 40'];

/** The function of a point: the largest of 0, which has its minimum at theta_star = 0, and one piece for each step. */
export function witnessAt({ layout }: MethodUse, { values, horizon }: Point): Witness {
  const start = values[layout.start] as readonly Rational[];
  const slopes = values[layout.slope] as readonly (readonly Rational[])[];
  const offsets = values[layout.offset] as readonly Rational[];
  const normals = layout.normal === null ? [] : (values[layout.normal] as readonly (readonly Rational[])[]);
  const zero = start.map(() => Rational.ZERO);
  return {
    pieces: [
      ...offsets.map((offset, t) => ({ offset, slope: slopes[t]! })),
      { offset: Rational.ZERO, slope: zero },
    ],
    start,
    minimiser: zero,
    minimality: [...offsets.map(() => Rational.ZERO), Rational.ONE],
    choices: Array.from({ length: horizon }, (_, t) => t),
    normals,
  };
}

/**
 * Runs the method on the function of a point and checks the premises of the method, for certain. The judge then looks at the
 * completed point like at any other: each metric is a sum of losses with weights >= 0, or the least loss, and stands on
 * the smaller side of its inequality alone, so that lower bounds of the losses make it no larger than it is.
 */
export function complete(claim: Claim, point: Point): Completed {
  const method = claim.method!;
  if (method.samples) return completeSamples(claim, method.samples, point);
  const outside = (why: string): Completed => ({ kind: 'outside', why });
  const { inner, layout } = method;
  if (!isWellFormed(claim, point)) return outside('the form of the point');
  checkWork(claim, point, point.horizon * 2 * point.horizon);
  const witness = witnessAt(method, point);
  const squares = witness.pieces
    .slice(0, point.horizon)
    .map(({ slope }) => slope.reduce((sum, x) => sum.add(x.mul(x)), Rational.ZERO));
  const filled = (losses: readonly Rational[]): Point => {
    const values: PointValue[] = [...point.values];
    values[layout.loss] = losses;
    values[layout.leastLoss] = losses.reduce((a, b) => (a.compare(b) <= 0 ? a : b));
    values[layout.squaredNorm] = squares;
    return { horizon: point.horizon, values };
  };
  const before = filled(squares.map(() => Rational.ZERO));
  const ladder = new Judge(inner).ladder(before);
  let why = 'the run is not certain';
  for (const level of LEVELS) {
    const interpreter = ladder.at(level);
    const { arithmetic } = interpreter;
    const rows = movesOf(method, interpreter);
    if (!rows) {
      why = 'the steps of the method do not exist, or look ahead';
      continue;
    }
    const run = runMethod(witness, rows, arithmetic);
    if ('kind' in run) {
      why = saidOf(run, witness);
      // Exact arithmetic has decided, unless it could not represent a number.
      if (level === 'exact' && run.why !== 'not-representable') return outside(why);
      continue;
    }
    const broken = brokenPremise(method, interpreter, witness, run);
    if (broken) {
      if (level === 'exact') return outside(broken);
      why = broken;
      continue;
    }
    const losses = run.losses.map((loss) => lowerBound(loss, arithmetic));
    if (losses.some((loss) => loss === null)) continue;
    return { kind: 'run', point: filled(losses as Rational[]), trajectory: run, arithmetic };
  }
  return outside(why);
}

/** What is wrong with a run, by the names of the point. */
function saidOf({ why, step }: TrajectoryFailure, { pieces, choices }: Witness): string {
  const t = step + 1;
  switch (why) {
    case 'malformed':
      return 'the form of the point';
    case 'no-minimiser': {
      const above = choices.findIndex((choice) => pieces[choice]!.offset.sign > 0);
      return `offset[${above + 1}] is above 0, which is no minimum of the function then`;
    }
    case 'piece-not-active':
      return `slope[${t}] is not certainly a subgradient: another piece is larger at theta[${t}]`;
    case 'no-projection':
      return `theta[${t}] is not certainly a projection: another iterate or theta_star is beyond it, along normal[${t - 1}]`;
    case 'not-representable':
      return `theta[${t}] is not representable`;
  }
}

/** At least 0, as f is nowhere below its minimum. */
function lowerBound<N>(loss: N, { text }: Arithmetic<N>): Rational | null {
  const lower = Rational.parse(text(loss).lower);
  return lower && lower.sign < 0 ? Rational.ZERO : lower;
}

/** The first premise of the method that the run does not satisfy for certain. */
function brokenPremise<N>(
  method: MethodUse,
  interpreter: Interpreter<N>,
  witness: Witness,
  run: Trajectory<N>,
): string | null {
  const { arithmetic } = interpreter;
  const horizon = run.losses.length;
  const within = (square: Result<N>, definition: number, t: number): boolean => {
    const limit = valueAt(method, interpreter, definition, t);
    if (limit === null || square instanceof Absent) return false;
    const positive = !arithmetic.orderings(limit, arithmetic.integer(0)).less;
    const squared = arithmetic.mul(limit, limit);
    return positive && !(squared instanceof Absent) && !arithmetic.orderings(square, squared).greater;
  };
  const steps = Array.from({ length: horizon }, (_, t) => t);
  const { norm, distance, ball, diameter } = method;
  const weight = brokenWeight(method, interpreter, horizon);
  if (weight !== null) return `the weight of loss[${weight}] is not certainly at least 0`;
  if (distance !== null && !within(run.squaredDistances[0]!, distance, 1))
    return 'norm(theta[1] - theta_star) is too large';
  const longNorm =
    norm === null
      ? -1
      : steps.findIndex((t) => !within(arithmetic.rational(run.squaredNorms[t]!), norm, t + 1));
  if (longNorm >= 0) return `norm(g[${longNorm + 1}]) is too large`;
  for (const limit of [ball, diameter]) {
    if (limit === null) continue;
    const far = steps.findIndex((t) => !within(run.squaredDistances[t]!, limit, t + 1));
    if (far >= 0) return `norm(theta[${far + 1}] - theta_star) is too large`;
  }
  if (diameter !== null)
    for (const s of steps)
      for (const t of steps.slice(s + 1))
        if (!within(squaredDistance(run.points[s]!, run.points[t]!, arithmetic), diameter, t + 1))
          return `norm(theta[${s + 1}] - theta[${t + 1}]) is too large`;
  return witness.choices.length === horizon ? null : 'the form of the point';
}
