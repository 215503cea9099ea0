import type { MethodSamples, MethodUse } from '../language/index.js';
import { type Account, Evaluator, type ExactPoint, relate } from './evaluator.js';
import { Fraction } from './fraction.js';
import { exactly, type Interval, isExact } from './interval.js';
import { OPEN, type Rational, type Run, stored, vector } from './run.js';
import { Undecided, type Vector, Vectors } from './vectors.js';

/** A sequence of samples, and where the method stands after it. */
interface Node {
  readonly samples: readonly number[];
  /** The sequences of points of the method; the first is theta. */
  readonly states: readonly Vector[];
}

/**
 * Runs the method of a claim on the functions of a point, sample by sample: f_i is the largest of starSlope[i].theta and of the pieces of the
 * sequences that end in i. They are 0 at theta_star = 0, which is a minimiser of their expectation as the slopes there have the mean 0.
 */
export function runsOf(
  method: MethodUse,
  samples: MethodSamples,
  point: ExactPoint,
  bits: number,
  account: Account,
): Run {
  try {
    return new SampleRunner(method, samples, point, bits, account).run();
  } catch (error) {
    if (error instanceof Undecided) return OPEN;
    throw error;
  }
}

class SampleRunner {
  private readonly evaluator: Evaluator;
  private readonly numbers: Vectors;
  private readonly probabilities: readonly Fraction[];
  private readonly starSlopes: readonly Vector[];
  private readonly start: Vector;
  /** What the projection after a sequence takes away. */
  private readonly normals = new Map<string, Vector>();
  private readonly pieces = new Map<string, { readonly slope: Vector; readonly offset: Interval }>();
  private readonly sequences: readonly (readonly number[])[];
  private readonly paths: readonly (readonly number[])[];

  constructor(
    private readonly method: MethodUse,
    private readonly samples: MethodSamples,
    private readonly point: ExactPoint,
    bits: number,
    account: Account,
  ) {
    const { layout } = method;
    this.probabilities = samples.probabilities.map(({ numerator, denominator }) =>
      Fraction.of(numerator, denominator),
    );
    this.starSlopes = (point.values[samples.starSlope] as readonly (readonly Rational[])[]).map(vector);
    this.start = vector(point.values[layout.start] as readonly Rational[]);
    const slopes = (point.values[layout.slope] as readonly (readonly Rational[])[]).map(vector);
    const offsets = vector(point.values[layout.offset] as readonly Rational[]);
    this.sequences = this.allSequences();
    this.paths = this.sequences.filter(({ length }) => length === point.horizon);
    for (const [k, sequence] of this.sequences.entries())
      this.pieces.set(sequence.join(), { slope: slopes[k]!, offset: offsets[k]! });
    if (layout.normal !== null) {
      const taken = (point.values[layout.normal] as readonly (readonly Rational[])[]).map(vector);
      for (const [k, normal] of taken.entries()) this.normals.set(this.sequences[k]!.join(), normal);
    }
    const zeros = this.paths.map((path) => path.map(() => Fraction.ZERO));
    this.evaluator = new Evaluator(method.inner, this.completed(zeros), bits, account);
    this.numbers = new Vectors(this.evaluator.intervals);
  }

  /** Shorter ones first, each length in the order of a dictionary. */
  private allSequences(): readonly (readonly number[])[] {
    const letters = this.probabilities.map((_, i) => i);
    const all: (readonly number[])[] = [];
    let longest: (readonly number[])[] = [[]];
    for (let length = 1; length <= this.point.horizon; length += 1) {
      longest = longest.flatMap((sequence) => letters.map((letter) => [...sequence, letter]));
      all.push(...longest);
    }
    return all;
  }

  run(): Run {
    const objection = (about: string): Run => ({ kind: 'objection', about });
    for (const { offset } of this.pieces.values())
      if (offset.low.sign > 0) return objection('a function at the minimiser');
    for (const i of this.start.keys()) {
      const mean = this.starSlopes.reduce(
        (sum, slope, s) => sum.add(this.probabilities[s]!.mul(slope[i]!.low)),
        Fraction.ZERO,
      );
      if (mean.sign !== 0) return objection('the slopes at the minimiser');
    }
    const losses: Interval[][] = [];
    const seen: Vector[] = [];
    const stands = new Map<string, Vector>();
    for (const [p, path] of this.paths.entries()) {
      let node: Node = { samples: [], states: this.method.states.map(() => this.start) };
      const own: Interval[] = [];
      for (const [i, sample] of path.entries()) {
        const t = i + 1;
        if (i > 0) node = { ...node, states: this.step(node, i, p + 1) };
        const at = node.states[0]!;
        const earlier = stands.get(node.samples.join());
        if (this.normals.size > 0 && earlier && !earlier.every((x, c) => isTwin(x, at[c]!)))
          return objection('a step that looks ahead');
        stands.set(node.samples.join(), earlier ?? at);
        const loss = this.lossAt(node, at);
        if (loss === null) return objection('a piece that is not active');
        own.push(loss);
        const broken =
          this.brokenLimit(at, seen, [...node.samples, sample], t, p + 1) ?? this.brokenWeight(t, p + 1);
        if (broken) return objection(broken);
        seen.push(at);
        node = { ...node, samples: [...node.samples, sample] };
      }
      losses.push(own);
    }
    const beyond = this.brokenSet(stands);
    if (beyond !== null) return objection(beyond);
    const lows = losses.map((own) => own.map(({ low }) => (low.sign < 0 ? Fraction.ZERO : low)));
    return { kind: 'run', point: this.completed(lows), isExact: losses.every((own) => own.every(isExact)) };
  }

  /** What step t, after t samples, makes of the points. */
  private step({ samples, states }: Node, t: number, path: number): readonly Vector[] {
    const gradient = this.pieces.get(samples.join())!.slope;
    const next: Vector[] = [...states];
    for (const { state, terms } of this.method.steps) {
      let sum: Vector = this.start.map(() => exactly(Fraction.ZERO));
      for (const { vector: of, coefficient } of terms) {
        const from =
          of.kind === 'gradient' ? gradient : of.offset === 1 ? next[of.state]! : states[of.state]!;
        const times = coefficient === null ? exactly(Fraction.ONE) : this.definition(coefficient, t, path);
        sum = sum.map((x, i) => this.numbers.sum(x, this.numbers.product(times, from[i]!)));
      }
      // theta is the first of the sequences, and the only one that can be projected.
      const taken = state === 0 ? this.normals.get(samples.join()) : undefined;
      next[state] = taken
        ? sum.map((x, i) => this.numbers.sum(x, this.evaluator.intervals.neg(taken[i]!)))
        : sum;
    }
    return next;
  }

  /** The expected value of the functions, each by the piece of its sample; `null` where another piece is certainly larger. */
  private lossAt({ samples }: Node, at: Vector): Interval | null {
    let loss = exactly(Fraction.ZERO);
    for (const [s, probability] of this.probabilities.entries()) {
      const name = [...samples, s].join();
      const own = this.pieces.get(name)!;
      const value = this.numbers.sum(own.offset, this.numbers.inner(own.slope, at));
      const others = this.sequences
        .filter((sequence) => sequence.at(-1) === s && sequence.join() !== name)
        .map((sequence) => this.pieces.get(sequence.join())!);
      for (const other of [...others, { slope: this.starSlopes[s]!, offset: exactly(Fraction.ZERO) }]) {
        if (isEqual(other.offset, own.offset) && other.slope.every((x, i) => isEqual(x, own.slope[i]!)))
          continue;
        const isLargest = relate(
          '>=',
          value,
          this.numbers.sum(other.offset, this.numbers.inner(other.slope, at)),
        );
        if (isLargest === 'no') return null;
        if (isLargest === 'unknown') throw new Undecided();
      }
      loss = this.numbers.sum(loss, this.numbers.product(exactly(probability), value));
    }
    return loss;
  }

  private brokenLimit(
    at: Vector,
    seen: readonly Vector[],
    sequence: readonly number[],
    t: number,
    path: number,
  ): string | null {
    const { norm, distance, ball, diameter } = this.method;
    const isBroken = (limit: number | null, v: Vector): boolean =>
      limit !== null && !this.isWithin(this.numbers.inner(v, v), limit, t, path);
    if (t === 1 && isBroken(distance, at)) return 'the distance of theta[1]';
    if (isBroken(norm, this.pieces.get(sequence.join())!.slope)) return 'the norm of a gradient';
    if (isBroken(ball, at) || isBroken(diameter, at)) return 'the distance of a point';
    for (const other of diameter === null ? [] : seen) {
      const apart = at.map((x, k) => this.numbers.sum(x, this.evaluator.intervals.neg(other[k]!)));
      if (isBroken(diameter, apart)) return 'the distance of two points';
    }
    return null;
  }

  /**
   * The set is the intersection of half-spaces, one for each projection, with the point that it ends at on its boundary: all points of all paths and the minimiser 0
   * have to be in each of them.
   */
  private brokenSet(stands: ReadonlyMap<string, Vector>): string | null {
    const star: Vector = this.start.map(() => exactly(Fraction.ZERO));
    const inside: readonly (readonly [string | null, Vector])[] = [[null, star], ...stands];
    for (const [name, normal] of this.normals) {
      const edge = stands.get(name);
      if (!edge) return 'the number of projections';
      for (const [other, z] of inside) {
        if (other === name) continue;
        const away = z.map((x, i) => this.numbers.sum(x, this.evaluator.intervals.neg(edge[i]!)));
        const isInside = relate('<=', this.numbers.inner(normal, away), exactly(Fraction.ZERO));
        if (isInside === 'no') return 'a point that is no projection';
        if (isInside === 'unknown') throw new Undecided();
      }
    }
    return null;
  }

  /** Losses are rounded down: each has to count at least nothing. */
  private brokenWeight(t: number, path: number): string | null {
    const { metric } = this.method;
    if (metric.kind !== 'weighted') return null;
    const isPositive = relate('>=', this.definition(metric.weights, t, path), exactly(Fraction.ZERO));
    if (isPositive === 'unknown') throw new Undecided();
    return isPositive === 'no' ? 'a weight of the metric' : null;
  }

  private isWithin(square: Interval, definition: number, t: number, path: number): boolean {
    const limit = this.definition(definition, t, path);
    const isPositive = relate('>=', limit, exactly(Fraction.ZERO));
    const isSmall = relate('<=', square, this.numbers.product(limit, limit));
    if (isPositive === 'no' || isSmall === 'no') return false;
    if (isPositive === 'unknown' || isSmall === 'unknown') throw new Undecided();
    return true;
  }

  private definition(number: number, t: number, path: number): Interval {
    const { parameters } = this.method.inner.definitions[number]!;
    const indices = parameters.map(({ variable }) => (variable === this.samples.path ? path : t));
    return this.numbers.known(this.evaluator.definition(number, indices));
  }

  /** The point with these losses on every path, the least of each, the squared norms, and the chances: all exact. */
  private completed(losses: readonly (readonly Fraction[])[]): ExactPoint {
    const { layout } = this.method;
    const values = [...this.point.values];
    values[layout.loss] = losses.map((own) => own.map(stored));
    values[layout.leastLoss] = losses.map((own) => stored(own.reduce((a, b) => (a.order(b) <= 0 ? a : b))));
    values[layout.squaredNorm] = this.paths.map((path) =>
      path.map((_, i) => {
        const { slope } = this.pieces.get(path.slice(0, i + 1).join())!;
        return stored(slope.reduce((sum, { low }) => sum.add(low.mul(low)), Fraction.ZERO));
      }),
    );
    values[this.samples.chance] = this.paths.map((path) =>
      stored(path.reduce((product, s) => product.mul(this.probabilities[s]!), Fraction.of(1n, 1n))),
    );
    return { horizon: this.point.horizon, values };
  }
}

/** The same enclosure. */
function isTwin(a: Interval, b: Interval): boolean {
  return a.low.order(b.low) === 0 && a.high.order(b.high) === 0;
}

function isEqual(a: Interval, b: Interval): boolean {
  return isExact(a) && isExact(b) && a.low.order(b.low) === 0;
}
