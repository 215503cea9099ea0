import { Rational } from '../../arithmetic/index.js';
import type { PointValue } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import { piecesOf, type Situation, seesNorms } from '../../method/index.js';

/** Digits of a number that is tried: short enough to print, long enough for a tenth of a percent. */
const DIGITS = 4;

/** One of the numbers that the adversary chooses: a positive scalar or sequence, or the norms that the method meets. */
interface Part {
  /** Position among the givens; `norms`: of the gradients. */
  readonly of: number | 'norms';
  readonly length: number;
  readonly shape: 'nonincreasing' | 'nondecreasing' | null;
  readonly integers: boolean;
}

/** The numbers of a claim about a method at a horizon, as logarithms: all of them are positive. */
export class Choice {
  private readonly parts: readonly Part[];
  readonly size: number;

  private constructor(
    private readonly claim: Claim,
    readonly horizon: number,
    parts: readonly Part[],
  ) {
    this.parts = parts;
    this.size = parts.reduce((sum, { length }) => sum + length, 0);
  }

  /** `null` for a claim with givens that are no positive scalars or sequences over 1..T. */
  static of(claim: Claim, horizon: number): Choice | null {
    const method = claim.method!;
    const parts: Part[] = [];
    for (const [of, given] of claim.givens.slice(0, method.layout.dimension).entries()) {
      if (given.ranges.length > 1) return null;
      const integers = given.domain.kind === 'integers';
      parts.push({ of, length: given.ranges.length === 0 ? 1 : horizon, shape: given.shape, integers });
    }
    if (seesNorms(method)) {
      const { samples } = method;
      const length = samples ? piecesOf(samples.probabilities.length, horizon) : horizon;
      parts.push({ of: 'norms', length, shape: null, integers: false });
    }
    return new Choice(claim, horizon, parts);
  }

  /** Starts of a search: everything 1, rates of the usual size, rates that decay, norms that grow and fall. */
  starts(): number[][] {
    const T = this.horizon;
    const rate = -Math.log(T) / 2;
    const constant = this.fill(() => rate);
    const starts = [constant];
    if (T > 1) {
      starts.push(
        this.fill((t) => rate + Math.log(1 - t / T)),
        this.fill(
          () => rate,
          (t) => (t === T - 1 ? 0 : -1),
        ),
        this.fill((t) => -Math.log(t + 1) / 2),
        this.fill(() => 0),
      );
    }
    const samples = this.claim.method!.samples?.probabilities.length;
    // One sample with short gradients: pieces are blocks of one for each sample.
    if (samples)
      starts.push(
        this.fill(
          () => rate,
          (k) => (k % samples === 0 ? 0 : -1),
        ),
      );
    return starts;
  }

  /** Rates are what decays: the sequences that are called so or have a shape; else all but the first. */
  private fill(rate: (t: number) => number, norm: (t: number) => number = () => 0): number[] {
    return this.parts.flatMap(({ of, length }) => {
      if (of === 'norms') return Array.from({ length }, (_, t) => norm(t));
      const given = this.claim.givens[of]!;
      const isRate = given.name === 'eta' || given.name === 'w' || given.shape !== null;
      return Array.from({ length }, (_, t) =>
        length === 1 || !isRate ? (length === 1 ? 0 : norm(t)) : rate(t),
      );
    });
  }

  /** The logarithms of a shorter horizon, continued by repeating the last entry or the first. */
  extend(shorter: readonly number[], from: Choice, where: 'front' | 'back'): number[] {
    let at = 0;
    return this.parts.flatMap(({ length }, i) => {
      const before = shorter.slice(at, at + from.parts[i]!.length);
      at += from.parts[i]!.length;
      if (length === before.length) return before;
      const added = length - before.length;
      const fill = new Array<number>(added).fill(where === 'back' ? before.at(-1)! : before[0]!);
      return where === 'back' ? [...before, ...fill] : [...fill, ...before];
    });
  }

  /** Sequences of entries that move together: each entry alone, a whole part, a tail of a part. */
  directions(): number[][] {
    const directions: number[][] = [];
    let at = 0;
    for (const { length } of this.parts) {
      const span = (from: number, to: number) =>
        Array.from({ length: this.size }, (_, i) => (i >= at + from && i < at + to ? 1 : 0));
      if (length > 1) directions.push(span(0, length));
      for (let t = 0; t < length; t += 1) directions.push(span(t, t + 1));
      for (let t = 1; t < length - 1; t += 1) directions.push(span(t, length));
      at += length;
    }
    return directions;
  }

  /** The numbers, rounded to few digits, in the shape that their given has. */
  situation(logarithms: readonly number[], digits: number = DIGITS): Situation {
    const values: PointValue[] = [];
    let norms: Rational[] | null = null;
    let at = 0;
    for (const { of, length, shape, integers } of this.parts) {
      const numbers = logarithms
        .slice(at, at + length)
        .map((x) => Rational.parse(Math.exp(Math.max(-40, Math.min(40, x))).toPrecision(digits))!);
      at += length;
      const shaped = inShape(numbers, shape).map((x) => (integers ? rounded(x) : x));
      if (of === 'norms') norms = shaped;
      else values[of] = this.claim.givens[of]!.ranges.length === 0 ? shaped[0]! : shaped;
    }
    return { horizon: this.horizon, values, norms };
  }
}

function rounded(x: Rational): Rational {
  return Rational.of(Math.max(1, Math.round(x.approximate())));
}

/** Each entry at most, or at least, the one before it. */
function inShape(numbers: readonly Rational[], shape: Part['shape']): Rational[] {
  if (shape === null) return [...numbers];
  const shaped: Rational[] = [];
  for (const x of numbers) {
    const before = shaped.at(-1);
    const wrong =
      before !== undefined && (shape === 'nonincreasing' ? x.compare(before) > 0 : x.compare(before) < 0);
    shaped.push(wrong ? before : x);
  }
  return shaped;
}
