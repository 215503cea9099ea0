import { describe, expect, test } from 'vitest';
import { repair } from '../../src/adversary/repair.js';
import { Rational } from '../../src/arithmetic/index.js';
import type { Point, PointValue } from '../../src/evaluation/index.js';
import { Judge } from '../../src/judgement/index.js';
import { claimOf } from '../support/claim-of.js';

const sequence = (...values: number[]): PointValue => values.map((n) => Rational.of(n));

/** The repaired point's numbers, of which the judge is certain that they meet every premise. */
function repaired(lines: string, horizon: number, ...values: PointValue[]): string[] {
  const judge = new Judge(claimOf(`${lines}\nshow 0 <= 1`));
  const point: Point = repair(judge, { horizon, values });
  expect(judge.admissible(point).truth).toBe('yes');
  return (point.values as unknown[]).flat(3).map(String);
}

describe('premises that define are solved', () => {
  test('a recursion forwards, at any horizon', () => {
    const lines = 'given d[t] > 0\nassume d[1] = 1\nassume d[n+1] = d[n]/2 for n in 1..T-1';
    expect(repaired(lines, 4, sequence(3, 5, 7, 2))).toEqual(['1', '0.5', '0.25', '0.125']);
    const long = repaired(lines, 60, sequence(...Array.from({ length: 60 }, (_, i) => i + 2)));
    expect(long[59]).toBe(Rational.of(1n, 2n ** 59n).toString());
  });

  test('a recursion backwards', () => {
    const lines = 'given d[t]\nassume d[T] = 1\nassume d[n] = d[n+1] - n for n in 1..T-1';
    expect(repaired(lines, 4, sequence(3, 5, 7, 2))).toEqual(['-5', '-4', '-2', '1']);
  });

  test('differences, solved for the later number', () => {
    const lines = 'given x[t]\nassume x[n+1] - x[n] = n for n in 1..T-1';
    expect(repaired(lines, 4, sequence(3, 0, 0, 0))).toEqual(['3', '4', '6', '9']);
  });

  test('a bound in forward form, with few digits where the exact bound has many', () => {
    const lines = 'given d[t] in [0, 1/2]\nassume d[n+1] <= d[n] - d[n]^2 for n in 1..T-1';
    const numbers = repaired(
      lines,
      30,
      Array.from({ length: 30 }, () => Rational.of(1, 2)),
    );
    expect(numbers[1]).toBe('0.25');
    expect(numbers[29]!.length).toBeLessThan(20);
    expect(Number(numbers[29])).toBeGreaterThan(0.028);
  });

  test('a bound from behind', () => {
    const lines = 'given v[t] >= 0\nassume v[T] = 0\nassume 1 + v[n+1]/2 >= v[n] for n in 1..T-1';
    expect(repaired(lines, 4, sequence(9, 9, 9, 9))).toEqual(['1.75', '1.5', '1', '0']);
  });

  test('a strict bound, by a little more than it asks for', () => {
    const lines = 'given d[t] > 0\nassume d[n+1] < d[n] for n in 1..T-1';
    expect(repaired(lines, 2, sequence(1, 5))).toEqual(['1', '0.999999']);
  });

  test('numbers that add up to nothing, by the last of them', () => {
    const lines = 'given x[t]\nassume sum(t in 1..T, x[t]) = 0';
    expect(repaired(lines, 3, sequence(1, 2, 5))).toEqual(['1', '2', '-3']);
  });

  test('a budget of squares, by a factor next to the irrational one', () => {
    const lines = 'given x[t] > 0\nassume sum(t in 1..T, x[t]^2) <= 1';
    const numbers = repaired(lines, 3, sequence(1, 2, 5)).map(Number);
    expect(Math.hypot(...numbers)).toBeGreaterThan(0.999999);
  });

  test('the simplex, by one factor', () => {
    const lines = 'given p[t] > 0\nassume sum(t in 1..T, p[t]) = 1';
    expect(repaired(lines, 3, sequence(1, 2, 5))).toEqual(['0.125', '0.25', '0.625']);
  });

  test('rational points of a sphere, in the domain', () => {
    const lines = 'given x[t] >= 0\nassume sum(t in 1..T, x[t]^2) = 1';
    const [x, y] = repaired(lines, 2, sequence(1, 3)).map((text) => Rational.parse(text)!) as [
      Rational,
      Rational,
    ];
    expect(x.mul(x).add(y.mul(y)).equals(Rational.ONE)).toBe(true);
    expect([x.sign, y.sign]).toEqual([1, 1]);
    repaired('given x[t]\nassume sqrt(sum(t in 1..T, x[t]^2)) = 3', 4, sequence(-1, 3, 2, 7));
  });

  test('a sphere for each row of a family', () => {
    const lines = 'given g[t, i] for i in 1..2\nassume sum(i in 1..2, g[t, i]^2) = 1 for t in 1..T';
    const rows = [sequence(1, 2), sequence(3, -1), sequence(5, 5)] as unknown as PointValue;
    repaired(lines, 3, rows);
  });

  test('a path with both ends fixed, whose steps are bounded: forwards, and then from behind', () => {
    const lines =
      'given x[t]\nassume x[1] = 0\nassume x[T] = 0\nassume abs(x[t+1] - x[t]) <= 1 for t in 1..T-1';
    expect(repaired(lines, 6, sequence(4, 50, 60, -70, 80, 9))).toEqual(['0', '1', '2', '1', '1', '0']);
    expect(repaired(lines, 5, sequence(0, -9, -9, -9, 0))).toEqual(['0', '-1', '-2', '-1', '0']);
  });

  test('a fixed sum and a fixed mean, by a factor for each half', () => {
    const lines =
      'given p[t] >= 0\nassume sum(t in 1..T, p[t]) = 1\nassume sum(t in 1..T, t * p[t]) = (T + 1) / 2';
    expect(repaired(lines, 4, sequence(1, 0, 0, 5))).toEqual(['0.5', '0', '0', '0.5']);
    expect(new Set(repaired(lines, 6, sequence(1, 2, 3, 4, 5, 6))).size).toBe(6);
  });

  test('a linear equation in scalars', () => {
    const lines = 'given a, b\nassume 2*a + 3*b = 5';
    expect(repaired(lines, 1, Rational.of(4), Rational.of(9))).toEqual(['-11', '9']);
  });
});

test('without a rational solution the point stays as it is', () => {
  const judge = new Judge(claimOf('given x\nassume x^2 = 2\nshow 0 <= 1'));
  const point = { horizon: 1, values: [Rational.of(3)] };
  expect(repair(judge, point)).toBe(point);
});
