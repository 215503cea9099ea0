import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOf } from '../../src/adversary/arbitrary.js';
import { isSimpler } from '../../src/adversary/index.js';
import { simplicityOrder } from '../../src/adversary/simplicity.js';
import { Rational } from '../../src/arithmetic/index.js';
import type { Point } from '../../src/evaluation/index.js';
import { Judge } from '../../src/judgement/index.js';
import { claimOf } from '../../test/support/claim-of.js';

const SEED = 20261123;

/** Domains of every kind: what a claim may ask of its adversary. */
const DOMAINS: readonly string[] = [
  'given x > 0',
  'given x, y >= 0',
  'given x < 0',
  'given x <= -3',
  'given x',
  'given x in [0, 1]',
  'given x in (0, 1)',
  'given x in (-2, -1]',
  'given x > sqrt(2)',
  'given d in 1..4',
  'given n[t] in 0..t',
  'given G[t] > 0',
  'given G[t] >= 0 nonincreasing',
  'given G[t] nondecreasing',
  'given dist[t] in [0, 7] for t in 1..T+1',
  'given d in 1..3\ngiven g[t, i] for i in 1..d',
  'given d in 1..3\ngiven a[i] for i in 1..d\ngiven w[i] >= 0 for i in 1..d\ngiven x[i] in [a[i], a[i] + w[i]] for i in 1..d',
  'given eta[t] > 0\nassume eta[t+1] <= eta[t] for t in 1..T-1',
  'given W\ngiven step[t]\nassume sum(t in 1..T, step[t]) = W',
  'given x >= 0\ngiven y >= 0\nassume x <= y',
];

function numbersOf(point: Point): Rational[] {
  return point.values.flat(2) as Rational[];
}

describe(`arbitraryOf (seed ${SEED})`, () => {
  it.each(DOMAINS)('gives admissible points of %j', (givens) => {
    const claim = claimOf(`${givens}\nshow 1 <= 2`);
    const judge = new Judge(claim);
    fc.assert(
      fc.property(arbitraryOf(claim, { maxHorizon: 12 }), (point) => {
        expect(judge.admissible(point).truth).toBe('yes');
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('reaches small and large horizons, many orders of magnitude, zeros and repeated values', () => {
    const claim = claimOf('given G[t] >= 0\nshow 1 <= 2');
    const points = fc.sample(arbitraryOf(claim, { maxHorizon: 64 }), { seed: SEED, numRuns: 1000 });
    const horizons = points.map(({ horizon }) => horizon);
    expect(horizons.filter((horizon) => horizon === 1).length).toBeGreaterThan(20);
    expect(Math.max(...horizons)).toBeGreaterThan(40);
    const positive = points.flatMap(numbersOf).filter((q) => q.sign > 0);
    const logarithms = positive.map((q) => Math.log10(q.approximate()));
    expect(Math.max(...logarithms)).toBeGreaterThan(10);
    expect(Math.min(...logarithms)).toBeLessThan(-10);
    expect(points.filter((point) => numbersOf(point).some((q) => q.sign === 0)).length).toBeGreaterThan(50);
    const constant = points.filter(
      (point) => point.horizon > 2 && new Set(numbersOf(point).map(String)).size === 1,
    );
    expect(constant.length).toBeGreaterThan(20);
  });

  it('writes every number as an exact decimal of at most 17 digits or as a fraction', () => {
    const claim = claimOf('given x\ngiven G[t] > 0\nshow 1 <= 2');
    for (const point of fc.sample(arbitraryOf(claim), { seed: SEED, numRuns: 300 }))
      for (const q of numbersOf(point)) expect(Rational.parse(q.toString())!.equals(q)).toBe(true);
  });

  it('shrinks to simpler admissible points only', () => {
    const claim = claimOf('given G[t] > 0 nonincreasing\nassume G[1] <= 100\nshow 1 <= 2');
    const judge = new Judge(claim);
    const arbitrary = arbitraryOf(claim, { maxHorizon: 6 });
    for (const point of fc.sample(arbitrary, { seed: SEED, numRuns: 30 }))
      for (const { value } of arbitrary.shrink(point, undefined).take(40)) {
        expect(isSimpler(value, point)).toBe(true);
        expect(judge.admissible(value).truth).toBe('yes');
      }
  });

  // 10 costs less than 7 in the written order.
  it("ends at the simplest counterexample of a user's own property", () => {
    const claim = claimOf('given G[t] > 0\nshow 1 <= 2');
    const run = fc.check(
      fc.property(arbitraryOf(claim), (point) =>
        numbersOf(point).every((q) => q.compare(Rational.of(7)) < 0),
      ),
      { seed: SEED, numRuns: 500 },
    );
    expect(run.failed).toBe(true);
    expect(numbersOf(run.counterexample![0]).map(String)).toEqual(['10']);
  });

  it('says so when there is no admissible point', () => {
    const claim = claimOf('given x > 0\nassume x < 0\nshow 1 <= 2');
    expect(() => fc.sample(arbitraryOf(claim), 1)).toThrow('no admissible point');
  });
});

describe(`the simplicity order (seed ${SEED})`, () => {
  const claim = claimOf('given x\ngiven G[t] > 0\nshow 1 <= 2');
  const points = arbitraryOf(claim, { maxHorizon: 4 });

  it('is irreflexive, asymmetric and transitive', () => {
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        expect(isSimpler(a, a)).toBe(false);
        expect(isSimpler(a, b) && isSimpler(b, a)).toBe(false);
        if (isSimpler(a, b) && isSimpler(b, c)) expect(isSimpler(a, c)).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is the same order with a memory', () => {
    // One memory for all: what it remembers of other points must not show.
    const remembered = simplicityOrder();
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        for (const [p, q] of [
          [a, b],
          [a, c],
          [c, a],
          [b, c],
          [a, a],
        ] as const)
          expect(remembered(p, q)).toBe(isSimpler(p, q));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
