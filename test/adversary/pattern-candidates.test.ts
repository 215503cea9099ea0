import { describe, expect, it } from 'vitest';
import { laws, roundedInLogarithms } from '../../src/adversary/pattern-candidates.js';
import { shrink } from '../../src/adversary/shrink.js';
import { Rational } from '../../src/arithmetic/index.js';
import type { Point } from '../../src/evaluation/index.js';
import { claimOf } from '../support/claim-of.js';

const CLAIM = claimOf('given x[i] > 0 for i in 1..6\nshow x[1] <= x[2]');
const point = (entries: readonly string[]): Point => ({
  horizon: 1,
  values: [entries.map((text) => Rational.parse(text)!)],
});
const numbers = ({ values }: Point): number[] => (values[0] as Rational[]).map((q) => q.approximate());

/** The simplest point of a kind, whatever the claim says. */
function simplest(from: readonly string[], isKept: (x: readonly number[]) => boolean): number[] {
  const shrunk = shrink(
    CLAIM,
    point(from),
    (candidate) => {
      const x = numbers(candidate);
      return { fails: x.every((number) => number > 0) && isKept(x), work: 1 };
    },
    100_000,
  );
  return numbers(shrunk);
}

const near = (a: number, b: number, share: number) => Math.abs(a - b) <= share * b;

describe('a sequence is brought to', () => {
  it('small integers in nearly the same proportions', () => {
    const proportions = [7.0031, 11.009, 2.9987, 13.0043, 5.0017, 8.9961];
    const isKept = (x: readonly number[]) =>
      x.every((q, i) => near(q / x[0]!, proportions[i]! / proportions[0]!, 0.01));
    const found = simplest(proportions.map(String), isKept);
    expect(found).toEqual([7, 11, 3, 13, 5, 9]);
  });

  it('powers of one number, in one step', () => {
    const from = point(['0.317', '41.7', '3890', '402000', '38700000', '4110000000']);
    const offered = [...roundedInLogarithms(CLAIM, from)].map(numbers);
    expect(offered).toContainEqual([1, 100, 10_000, 1_000_000, 100_000_000, 10_000_000_000]);
  });

  it('laws from its beginning or its end, whichever is greater', () => {
    const offered = (from: readonly string[]) => [...laws(CLAIM, point(from))].map(numbers);
    const falling = offered(['36.2', '25.1', '16.03', '9.04', '4.01', '1']);
    expect(falling).toContainEqual([36, 25, 16, 9, 4, 1]);
    expect(falling).toContainEqual([32, 16, 8, 4, 2, 1]);
    expect(offered(['1.1', '2.3', '4', '9', '16', '30'])).toContainEqual([1, 2, 4, 8, 16, 32]);
  });
});
