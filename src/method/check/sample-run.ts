import { Absent, type Arithmetic, Rational, type Result } from '../../arithmetic/index.js';
import { pieceOn, samplesOn } from './histories.js';
import type { Row } from './trajectory.js';

/**
 * Functions f_1, …, f_m: f_i is the largest of `starSlopes[i] . theta` and of the pieces of its sample. All are 0 at theta_star = 0, where
 * their expectation has its minimum.
 */
export interface SampleWitness {
  readonly probabilities: readonly Rational[];
  readonly start: readonly Rational[];
  readonly starSlopes: readonly (readonly Rational[])[];
  /** One piece for each sequence of 1 to T samples: histories.ts. */
  readonly slopes: readonly (readonly Rational[])[];
  readonly offsets: readonly Rational[];
  /** For a method that projects: what the projection after each sequence of fewer than T samples takes away; else none. */
  readonly normals: readonly (readonly Rational[])[];
}

/** What is certain of the run on one path. */
export interface PathRun<N> {
  /** f(theta_t) - f(theta_star), f the expectation of the functions. */
  readonly losses: readonly N[];
  readonly points: readonly (readonly N[])[];
  /** |theta_t - theta_star|^2. */
  readonly squaredDistances: readonly N[];
}

export interface SampleFailure {
  readonly kind: 'failure';
  readonly why: string;
}

/** Why theta_star = 0 is not certain to be a minimiser of the expectation, with all functions 0 there; `null` where it is. */
export function brokenMinimum({ probabilities, starSlopes, offsets, start }: SampleWitness): string | null {
  if (offsets.some((offset) => offset.sign > 0)) return 'a function is above 0 at theta_star';
  const mean = start.map((_, i) =>
    starSlopes.reduce((sum, slope, s) => sum.add(probabilities[s]!.mul(slope[i]!)), Rational.ZERO),
  );
  return mean.some((x) => x.sign !== 0) ? 'the expected slope at theta_star is not 0' : null;
}

/**
 * Runs a method on one path of samples. At each point, whatever the next sample is, its piece has to be the largest one of its function for
 * certain: so the value of every function is known there, hence the loss, and the slope is a subgradient. Equal pieces are one piece.
 */
export function runPath<N>(
  witness: SampleWitness,
  path: number,
  rows: readonly Row<N>[],
  arithmetic: Arithmetic<N>,
): PathRun<N> | SampleFailure {
  const { probabilities, slopes, offsets, starSlopes, normals, start } = witness;
  const { add, mul, rational, integer, orderings } = arithmetic;
  const samples = probabilities.length;
  const horizon = rows.length;
  const drawn = samplesOn(path, samples, horizon);
  const total = (terms: readonly Result<N>[]): Result<N> =>
    terms.reduce<Result<N>>((sum, term) => {
      if (sum instanceof Absent) return sum;
      return term instanceof Absent ? term : add(sum, term);
    }, integer(0));
  const fail = (why: string, t: number): SampleFailure => ({
    kind: 'failure',
    why: `${why} at step ${t + 1}${t === 0 ? '' : ` after samples ${drawn.slice(0, t).map((s) => s + 1)}`}`,
  });
  const losses: N[] = [];
  const points: (readonly N[])[] = [];
  const squaredDistances: N[] = [];
  for (const [t, { origin, gradients, normals: backs }] of rows.entries()) {
    const point: N[] = [];
    for (const [i, x] of start.entries()) {
      const terms = gradients.map((c, k) =>
        mul(c, rational(slopes[pieceOn(path, k + 1, samples, horizon)]![i]!)),
      );
      const taken = backs.map((c, k) =>
        mul(c, rational(normals[pieceOn(path, k + 1, samples, horizon)]![i]!)),
      );
      const coordinate = total([mul(origin, rational(x)), ...terms, ...taken]);
      if (coordinate instanceof Absent) return fail('a number is not representable', t);
      point.push(coordinate);
    }
    const valueAtPoint = (slope: readonly Rational[], offset: Rational) =>
      total([rational(offset), ...slope.map((x, i) => mul(rational(x), point[i]!))]);
    // The piece of the first sample after this history; those of the others follow it.
    const first = pieceOn(path, t + 1, samples, horizon) - drawn[t]!;
    const values: Result<N>[] = [];
    for (let s = 0; s < samples; s += 1) {
      const piece = first + s;
      const own = valueAtPoint(slopes[piece]!, offsets[piece]!);
      if (own instanceof Absent) return fail('a number is not representable', t);
      const others = [
        { slope: starSlopes[s]!, offset: Rational.ZERO },
        ...slopes.flatMap((slope, k) => (k % samples === s ? [{ slope, offset: offsets[k]! }] : [])),
      ];
      for (const other of others) {
        if (isSame(other, slopes[piece]!, offsets[piece]!)) continue;
        const value = valueAtPoint(other.slope, other.offset);
        if (value instanceof Absent) return fail('a number is not representable', t);
        if (orderings(own, value).less) return fail(`the piece of sample ${s + 1} is not active`, t);
      }
      values.push(mul(rational(probabilities[s]!), own));
    }
    const loss = total(values);
    const square = total(point.map((x) => mul(x, x)));
    if (loss instanceof Absent || square instanceof Absent) return fail('a number is not representable', t);
    losses.push(loss);
    points.push(point);
    squaredDistances.push(square);
  }
  return { losses, points, squaredDistances };
}

function isSame(
  other: { readonly slope: readonly Rational[]; readonly offset: Rational },
  slope: readonly Rational[],
  offset: Rational,
): boolean {
  return other.offset.equals(offset) && slope.every((x, i) => x.equals(other.slope[i]!));
}
