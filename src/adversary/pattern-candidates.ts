import { Rational } from '../arithmetic/index.js';
import type { Point } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { mapGivens, nearestInteger } from './candidates.js';
import { flatten } from './simplicity.js';

/** Greatest numbers of an integer pattern: every size up to 60, and then each a tenth larger than the one before. */
const SIZES: readonly number[] = [
  ...Array.from({ length: 60 }, (_, i) => i + 1),
  ...Array.from({ length: 60 }, (_, i) => Math.round(60 * 1.1 ** (i + 1))),
];

/** More numbers than this are not made integers of every size: each size is a point to be judged. */
const MOST_SCALED = 400;

/**
 * Integers in nearly the same proportions, the smallest first: a whole given with its greatest magnitude brought to 1, 2, 3, … and
 * rounded. Small numbers become 0, where a domain has it, or 1.
 */
export function* integerPatterns(claim: Claim, point: Point): Generator<Point> {
  for (const [index, numbers] of sequences(claim, point)) {
    if (numbers.length > MOST_SCALED) continue;
    const greatest = greatestOf(numbers);
    if (greatest.sign === 0) continue;
    for (const size of SIZES) {
      const factor = Rational.of(size).div(greatest);
      const integer = (q: Rational): Rational => nearestInteger(q.mul(factor));
      yield mapGivens(claim, point, (i, q) => (i === index ? integer(q) : q));
      yield mapGivens(claim, point, (i, q) => {
        if (i !== index) return q;
        const n = integer(q);
        return n.sign === 0 ? Rational.of(q.sign) : n;
      });
    }
  }
}

/** Bases of logarithmic coordinates that numbers are rounded in. */
const BASES = [10, 100, 1000, 2, 3, 4, 5] as const;

/** Powers beyond this exponent are no simpler than what they stand for. */
const MOST_EXPONENT = 400;

/** A whole given with every magnitude rounded to a power of one number, the smallest of them 1. */
export function* roundedInLogarithms(claim: Claim, point: Point): Generator<Point> {
  for (const [index, numbers] of sequences(claim, point)) {
    const logarithms = numbers.filter((q) => q.sign !== 0).map(logarithm);
    const least = Math.min(...logarithms);
    if (!Number.isFinite(least)) continue;
    for (const base of BASES) {
      const width = Math.log10(base);
      if ((Math.max(...logarithms) - least) / width > MOST_EXPONENT) continue;
      yield mapGivens(claim, point, (i, q) => {
        if (i !== index || q.sign === 0) return q;
        const power = Rational.of(base).pow(Math.round((logarithm(q) - least) / width))!;
        return q.sign < 0 ? power.neg() : power;
      });
    }
  }
}

/** Ratios of geometric laws, and exponents of power laws. */
const RATIOS = [10, 100, 1000, 2, 3, 4, 5, 20, 50] as const;
const EXPONENTS = [1, 2, 3, 4] as const;

/**
 * A sequence replaced by a law: r^(t-1) or t^p where it ends with more than it begins with, else r^(n-t) or (n+1-t)^p. A witness that follows a
 * law is said in a line, and copied.
 */
export function* laws(claim: Claim, point: Point): Generator<Point> {
  for (const [index, numbers] of sequences(claim, point)) {
    const n = numbers.length;
    const rises = n > 1 && logarithm(numbers[n - 1]!) >= logarithm(numbers[0]!);
    const place = rises ? (t: number) => t : (t: number) => n - 1 - t;
    const lawful = (law: (k: number) => Rational): Point => {
      let t = 0;
      return mapGivens(claim, point, (i, q) => {
        if (i !== index) return q;
        const value = law(place(t));
        t += 1;
        return q.sign < 0 ? value.neg() : value;
      });
    };
    if (n < SHORTEST_LAW) continue;
    for (const p of EXPONENTS) yield lawful((k) => Rational.of((k + 1) ** p));
    for (const r of RATIOS)
      if (n * Math.log10(r) <= MOST_EXPONENT) yield lawful((k) => Rational.of(r).pow(k)!);
  }
}

/** Shorter sequences are said by their entries. */
const SHORTEST_LAW = 4;

/** The real sequences of a point, with their positions. */
function* sequences(claim: Claim, point: Point): Generator<[index: number, numbers: readonly Rational[]]> {
  for (const [index, value] of point.values.entries()) {
    if (claim.givens[index]!.domain.kind === 'integers' || !Array.isArray(value)) continue;
    const numbers = flatten(value);
    if (numbers.length > 1) yield [index, numbers];
  }
}

function greatestOf(numbers: readonly Rational[]): Rational {
  return numbers.reduce((most, q) => (q.abs().compare(most) > 0 ? q.abs() : most), Rational.ZERO);
}

/** log10 |q|, of numbers beyond binary64 too. */
function logarithm(q: Rational): number {
  const of = (n: bigint): number => {
    const text = n.toString();
    return Math.log10(Number(text.slice(0, 17))) + Math.max(0, text.length - 17);
  };
  return q.sign === 0 ? Number.NEGATIVE_INFINITY : of(q.abs().numerator) - of(q.denominator);
}
