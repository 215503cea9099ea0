import { Absent, type Arithmetic, Rational, type Result } from '../../arithmetic/index.js';
import { type Interpreter, isWellFormed, type Point, type PointValue } from '../../evaluation/index.js';
import { Judge, type Level } from '../../judgement/index.js';
import type { Claim, MethodSamples, MethodUse } from '../../language/index.js';
import { chanceOf, pieceOn, piecesOf, samplesOn } from './histories.js';
import { brokenWeight, movesOf, valueAt } from './moves.js';
import { brokenProjectionOnPaths } from './projection.js';
import { checkWork } from './run-work.js';
import { brokenMinimum, type PathRun, runPath, type SampleWitness } from './sample-run.js';
import { squaredDistance } from './squared-distance.js';

/** A point of a claim about a method that draws samples, with the numbers of its runs, for the judge. */
export type CompletedSamples =
  | {
      readonly kind: 'runs';
      /** A point of `MethodUse.inner`. Losses are lower bounds; norms and chances are exact. */
      readonly point: Point;
      /** One for each path, in their order. */
      readonly runs: readonly PathRun<unknown>[];
      readonly arithmetic: Arithmetic<unknown>;
    }
  | { readonly kind: 'outside'; readonly why: string };

const LEVELS: readonly Level[] = ['exact', 'decimal 40'];

export function sampleWitnessAt(
  { layout }: MethodUse,
  { probabilities, starSlope }: MethodSamples,
  { values }: Point,
): SampleWitness {
  return {
    probabilities,
    start: values[layout.start] as readonly Rational[],
    starSlopes: values[starSlope] as readonly (readonly Rational[])[],
    slopes: values[layout.slope] as readonly (readonly Rational[])[],
    offsets: values[layout.offset] as readonly Rational[],
    normals: layout.normal === null ? [] : (values[layout.normal] as readonly (readonly Rational[])[]),
  };
}

/** What a point of the claim says, with these losses on every path: norms and chances follow from it. */
export function filledPoint(
  { layout }: MethodUse,
  { probabilities, chance }: MethodSamples,
  { horizon, values }: Point,
  losses: readonly (readonly Rational[])[],
  squares: readonly Rational[],
): Point {
  const samples = probabilities.length;
  const paths = Array.from({ length: samples ** horizon }, (_, i) => i + 1);
  const all: PointValue[] = [...values];
  all[layout.loss] = losses;
  all[layout.leastLoss] = losses.map((path) => path.reduce((a, b) => (a.compare(b) <= 0 ? a : b)));
  all[layout.squaredNorm] = paths.map((path) =>
    Array.from({ length: horizon }, (_, i) => squares[pieceOn(path, i + 1, samples, horizon)]!),
  );
  all[chance] = paths.map((path) => chanceOf(path, probabilities, horizon));
  return { horizon, values: all };
}

/**
 * Runs the method on every path of samples and checks the premises of the method, for certain. Each metric is a sum over the paths of
 * chances, which are exact, times losses with weights >= 0, or the least loss: lower bounds of the losses make it no larger than it is.
 */
export function completeSamples(claim: Claim, samples: MethodSamples, point: Point): CompletedSamples {
  const method = claim.method!;
  const outside = (why: string): CompletedSamples => ({ kind: 'outside', why });
  const paths = samples.probabilities.length ** point.horizon;
  if (!isWellFormed(claim, point)) return outside('the form of the point');
  const pieces = piecesOf(samples.probabilities.length, point.horizon);
  const ofProjections = method.layout.normal === null ? 0 : pieces * pieces;
  checkWork(claim, point, paths * point.horizon * pieces + ofProjections);
  const witness = sampleWitnessAt(method, samples, point);
  const broken = brokenMinimum(witness);
  if (broken) return outside(broken);
  const squares = witness.slopes.map(squaredLength);
  const zeros = Array.from({ length: paths }, () => new Array<Rational>(point.horizon).fill(Rational.ZERO));
  const ladder = new Judge(method.inner).ladder(filledPoint(method, samples, point, zeros, squares));
  let why = 'the runs are not certain';
  for (const level of LEVELS) {
    const interpreter = ladder.at(level);
    const { arithmetic } = interpreter;
    const runs = allRuns(method, interpreter, witness, paths);
    if (typeof runs === 'string') {
      why = runs;
      continue;
    }
    const limit =
      brokenSet(method, witness, runs, arithmetic) ?? brokenLimit(method, interpreter, squares, runs);
    if (limit) {
      why = limit;
      continue;
    }
    const losses = runs.map((run) => run.losses.map((loss) => lowerBound(arithmetic.text(loss).lower)));
    if (losses.some((path) => path.includes(null))) continue;
    const filled = filledPoint(method, samples, point, losses as Rational[][], squares);
    return { kind: 'runs', point: filled, runs, arithmetic };
  }
  return outside(why);
}

/** At least 0, as f is nowhere below its minimum. */
function lowerBound(text: string): Rational | null {
  const lower = Rational.parse(text);
  return lower && lower.sign < 0 ? Rational.ZERO : lower;
}

function squaredLength(v: readonly Rational[]): Rational {
  return v.reduce((sum, x) => sum.add(x.mul(x)), Rational.ZERO);
}

function allRuns<N>(
  method: MethodUse,
  interpreter: Interpreter<N>,
  witness: SampleWitness,
  paths: number,
): PathRun<N>[] | string {
  const runs: PathRun<N>[] = [];
  for (let path = 1; path <= paths; path += 1) {
    const rows = movesOf(method, interpreter, path);
    if (!rows) return 'the steps of the method do not exist, or look ahead';
    const run = runPath(witness, path, rows, interpreter.arithmetic);
    if ('kind' in run) return run.why;
    runs.push(run);
  }
  return runs;
}

/** The first point, on any path, that is not certainly a projection. */
function brokenSet<N>(
  { layout }: MethodUse,
  { normals, probabilities, start }: SampleWitness,
  runs: readonly PathRun<N>[],
  arithmetic: Arithmetic<N>,
): string | null {
  if (layout.normal === null) return null;
  const samples = probabilities.length;
  const star = start.map(() => arithmetic.integer(0));
  const points = runs.map((run) => run.points);
  if (!areCausal(points, samples, arithmetic)) return 'a step depends on samples that are drawn after it';
  const broken = brokenProjectionOnPaths(normals, points, star, samples, arithmetic);
  if (!broken) return null;
  const drawn = samplesOn(broken.path, samples, points[0]!.length).slice(0, broken.step);
  return `theta[${broken.step + 1}] after samples ${drawn.map((s) => s + 1)} is not certainly a projection: another iterate or theta_star is beyond it`;
}

/** Whether the points of two paths are the same numbers for as long as their samples are the same. */
function areCausal<N>(
  points: readonly (readonly (readonly N[])[])[],
  samples: number,
  { text }: Arithmetic<N>,
): boolean {
  const known = new Map<string, string>();
  for (const [p, route] of points.entries())
    for (const [t, point] of route.entries()) {
      const history = `${t}: ${Math.floor(p / samples ** (route.length - t))}`;
      const written = point
        .map((x) => {
          const { lower, upper } = text(x);
          return `${lower} ${upper}`;
        })
        .join();
      if ((known.get(history) ?? written) !== written) return false;
      known.set(history, written);
    }
  return true;
}

/** The first limit of the method that is not kept for certain, on any path. Limits of expectations are premises of `inner`, which the judge looks at. */
function brokenLimit<N>(
  method: MethodUse,
  interpreter: Interpreter<N>,
  squares: readonly Rational[],
  runs: readonly PathRun<N>[],
): string | null {
  const { arithmetic } = interpreter;
  const within = (square: Result<N>, definition: number, t: number, path: number): boolean => {
    const limit = valueAt(method, interpreter, definition, t, path);
    if (limit === null || square instanceof Absent) return false;
    const positive = !arithmetic.orderings(limit, arithmetic.integer(0)).less;
    const squared = arithmetic.mul(limit, limit);
    return positive && !(squared instanceof Absent) && !arithmetic.orderings(square, squared).greater;
  };
  const { norm, distance, ball, diameter } = method;
  const samples = method.samples!.probabilities.length;
  for (const [i, { squaredDistances }] of runs.entries()) {
    const path = i + 1;
    const horizon = squaredDistances.length;
    const weight = brokenWeight(method, interpreter, horizon, path);
    if (weight !== null) return `the weight of loss[${weight}] is not certainly at least 0`;
    if (distance !== null && !within(squaredDistances[0]!, distance, 1, path))
      return 'norm(theta[1] - theta_star) is too large';
    for (const [t, square] of squaredDistances.entries()) {
      const met = squares[pieceOn(path, t + 1, samples, horizon)]!;
      if (norm !== null && !within(arithmetic.rational(met), norm, t + 1, path))
        return `norm(g[${t + 1}]) is too large`;
      for (const limit of [ball, diameter])
        if (limit !== null && !within(square, limit, t + 1, path))
          return `norm(theta[${t + 1}] - theta_star) is too large`;
    }
    if (diameter === null) continue;
    // All points of all paths are in one domain.
    for (const other of runs.slice(0, i + 1))
      for (const u of runs[i]!.points)
        for (const v of other.points)
          if (!within(squaredDistance(u, v, arithmetic), diameter, horizon, path))
            return 'norm(theta[s] - theta[t]) is too large';
  }
  return null;
}
