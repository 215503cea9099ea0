import type { MethodUse } from '../language/index.js';
import { type Account, Evaluator, type ExactPoint, relate } from './evaluator.js';
import { Fraction } from './fraction.js';
import { exactly, type Interval, isExact } from './interval.js';
import { Undecided, type Vector, Vectors } from './vectors.js';

/** The function of a point, run by the method once more. */
export type Run =
  /** A point of `MethodUse.inner`, its losses rounded down. `isExact`: nothing was rounded. */
  | { readonly kind: 'run'; readonly point: ExactPoint; readonly isExact: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'objection'; readonly about: string };

export const OPEN: Run = { kind: 'open' };

export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Runs the method of a claim on the function of a point: the largest of 0 and of offset[t] + slope[t].theta, with its minimum 0 at
 * theta_star = 0, which no offset may exceed. A slope is the subgradient of its step where its piece is at least as large as every other one. A method that
 * projects is run in the intersection of the half-spaces that have a point on their boundary and what was taken away from it as their normal.
 */
export function runOf(method: MethodUse, point: ExactPoint, bits: number, account: Account): Run {
  try {
    return new Runner(method, point, bits, account).run();
  } catch (error) {
    if (error instanceof Undecided) return OPEN;
    throw error;
  }
}

class Runner {
  private readonly evaluator: Evaluator;
  private readonly numbers: Vectors;
  private readonly slopes: readonly Vector[];
  private readonly offsets: Vector;
  private readonly start: Vector;
  private readonly normals: readonly Vector[];

  constructor(
    private readonly method: MethodUse,
    private readonly point: ExactPoint,
    bits: number,
    account: Account,
  ) {
    const { layout } = method;
    this.slopes = (point.values[layout.slope] as readonly (readonly Rational[])[]).map(vector);
    this.offsets = vector(point.values[layout.offset] as readonly Rational[]);
    this.start = vector(point.values[layout.start] as readonly Rational[]);
    this.normals =
      layout.normal === null
        ? []
        : (point.values[layout.normal] as readonly (readonly Rational[])[]).map(vector);
    // Rates and bounds do not depend on losses: any will do.
    this.evaluator = new Evaluator(
      method.inner,
      this.completed(this.offsets.map(() => Fraction.ZERO)),
      bits,
      account,
    );
    this.numbers = new Vectors(this.evaluator.intervals);
  }

  run(): Run {
    const objection = (about: string): Run => ({ kind: 'objection', about });
    if (this.offsets.some(({ low }) => low.sign > 0)) return objection('the minimum of the function');
    const points = this.points();
    const losses = points.map((at, t) => this.lossAt(at, t));
    if (losses.includes(null)) return objection('a piece that is not active');
    const broken = this.brokenLimit(points) ?? this.brokenSet(points) ?? this.brokenWeight();
    if (broken !== null) return objection(broken);
    const lows = (losses as Interval[]).map(({ low }) => (low.sign < 0 ? Fraction.ZERO : low));
    return { kind: 'run', point: this.completed(lows), isExact: (losses as Interval[]).every(isExact) };
  }

  /** theta[1], …, theta[T]: every sequence of points of the method begins at theta[1]. */
  private points(): readonly Vector[] {
    let states: readonly Vector[] = this.method.states.map(() => this.start);
    const points = [states[0]!];
    for (let t = 1; t < this.point.horizon; t += 1) {
      const next: Vector[] = [...states];
      for (const { state, terms } of this.method.steps) {
        let sum: Vector = this.start.map(() => exactly(Fraction.ZERO));
        for (const { vector: of, coefficient } of terms) {
          const from =
            of.kind === 'gradient'
              ? this.slopes[t - 1]!
              : of.offset === 1
                ? next[of.state]!
                : states[of.state]!;
          const times = coefficient === null ? exactly(Fraction.ONE) : this.definition(coefficient, t);
          sum = sum.map((x, i) => this.numbers.sum(x, this.numbers.product(times, from[i]!)));
        }
        // theta is the first of the sequences, and the only one that can be projected.
        const taken = state === 0 ? this.normals[t - 1] : undefined;
        next[state] = taken ? sum.map((x, i) => this.numbers.sum(x, this.negated(taken[i]!))) : sum;
      }
      states = next;
      points.push(states[0]!);
    }
    return points;
  }

  /**
   * Every point and the minimiser 0 have to be in every half-space: then the points are in the set, and what is taken away at a point is normal
   * to a half-space that contains the set.
   */
  private brokenSet(points: readonly Vector[]): string | null {
    if (this.normals.length >= points.length) return 'the number of projections';
    const star: Vector = this.start.map(() => exactly(Fraction.ZERO));
    for (const [i, normal] of this.normals.entries()) {
      const edge = points[i + 1]!;
      for (const z of [star, ...points]) {
        if (z === edge) continue;
        const beyond = z.map((x, k) => this.numbers.sum(x, this.negated(edge[k]!)));
        const isInside = relate('<=', this.numbers.inner(normal, beyond), exactly(Fraction.ZERO));
        if (isInside === 'no') return 'a point that is no projection';
        if (isInside === 'unknown') throw new Undecided();
      }
    }
    return null;
  }

  private negated(x: Interval): Interval {
    return this.evaluator.intervals.neg(x);
  }

  /** The value of the piece of a step; `null` where another piece is certainly larger. */
  private lossAt(at: Vector, step: number): Interval | null {
    const values = this.slopes.map((slope, j) =>
      this.numbers.sum(this.offsets[j]!, this.numbers.inner(slope, at)),
    );
    const active = values[step]!;
    for (const [j, value] of [...values, exactly(Fraction.ZERO)].entries()) {
      if (j === step) continue;
      const isLargest = relate('>=', active, value);
      if (isLargest === 'no') return null;
      if (isLargest === 'unknown') throw new Undecided();
    }
    return active;
  }

  /** The bound of the method that the run certainly breaks. */
  private brokenLimit(points: readonly Vector[]): string | null {
    const { norm, distance, ball, diameter } = this.method;
    const isBroken = (limit: number | null, t: number, v: Vector): boolean =>
      limit !== null && !this.isWithin(this.numbers.inner(v, v), limit, t);
    if (isBroken(distance, 1, points[0]!)) return 'the distance of theta[1]';
    for (const [i, at] of points.entries()) {
      if (isBroken(norm, i + 1, this.slopes[i]!)) return 'the norm of a gradient';
      if (isBroken(ball, i + 1, at) || isBroken(diameter, i + 1, at)) return 'the distance of a point';
      for (const before of diameter === null ? [] : points.slice(0, i)) {
        const apart = at.map((x, k) => this.numbers.sum(x, this.negated(before[k]!)));
        if (isBroken(diameter, i + 1, apart)) return 'the distance of two points';
      }
    }
    return null;
  }

  /** Losses are rounded down, which makes a metric smaller where no loss counts less than nothing. */
  private brokenWeight(): string | null {
    const { metric } = this.method;
    if (metric.kind !== 'weighted') return null;
    for (let t = 1; t <= this.point.horizon; t += 1) {
      const isPositive = relate('>=', this.definition(metric.weights, t), exactly(Fraction.ZERO));
      if (isPositive === 'no') return 'a weight of the metric';
      if (isPositive === 'unknown') throw new Undecided();
    }
    return null;
  }

  private isWithin(square: Interval, definition: number, t: number): boolean {
    const limit = this.definition(definition, t);
    const isPositive = relate('>=', limit, exactly(Fraction.ZERO));
    const isSmall = relate('<=', square, this.numbers.product(limit, limit));
    if (isPositive === 'no' || isSmall === 'no') return false;
    if (isPositive === 'unknown' || isSmall === 'unknown') throw new Undecided();
    return true;
  }

  private definition(number: number, t: number): Interval {
    const { parameters } = this.method.inner.definitions[number]!;
    return this.numbers.known(this.evaluator.definition(number, parameters.length === 0 ? [] : [t]));
  }

  /** The point with these losses, the least of them, and the squared norms of the slopes: all exact. */
  private completed(losses: readonly Fraction[]): ExactPoint {
    const { layout } = this.method;
    const values = [...this.point.values];
    values[layout.loss] = losses.map(stored);
    values[layout.leastLoss] = stored(losses.reduce((a, b) => (a.order(b) <= 0 ? a : b)));
    values[layout.squaredNorm] = this.slopes.map((slope) =>
      stored(slope.reduce((sum, { low }) => sum.add(low.mul(low)), Fraction.ZERO)),
    );
    return { horizon: this.point.horizon, values };
  }
}

export function vector(numbers: readonly Rational[]): Vector {
  return numbers.map(({ numerator, denominator }) => exactly(Fraction.of(numerator, denominator)));
}

export function stored({ n, d }: Fraction): Rational {
  return { numerator: n, denominator: d };
}
