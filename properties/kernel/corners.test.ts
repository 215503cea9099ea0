import { describe, expect, it } from 'vitest';
import { compileBounds, compileKernel, OUTCOME } from '../../src/compiled/index.js';
import { domainPremises } from '../../src/judgement/index.js';
import { claimOf } from '../../test/support/claim-of.js';

/** Outcomes of the statements of a claim at one case, and whether it counts. */
function decide(lines: string, horizon: number, values: number[], offsets: number[]) {
  const claim = claimOf(lines);
  const compiled = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
  if (compiled.kind === 'unsupported') return compiled.reason;
  const { kernel } = compiled;
  const state = kernel.run(horizon, Float64Array.from(values), Int32Array.from(offsets));
  return state === 0 ? 'does not count' : [...kernel.outcomes];
}

/** Bounds of the left side of a claim's first statement, at every choice of its indices. */
function bounds(lines: string, horizon: number, values: number[], offsets: number[], count: number) {
  const claim = claimOf(lines);
  const { left, ranges } = claim.statements[0]!;
  const compiled = compileBounds(claim, ranges, left);
  if (compiled.kind === 'unsupported') throw new Error(compiled.reason);
  const lower = new Float64Array(count);
  const upper = new Float64Array(count);
  compiled.kernel.run(horizon, Float64Array.from(values), Int32Array.from(offsets), lower, upper);
  return Array.from(lower, (l, i) => [l, upper[i]!] as const);
}

const { empty, holds, open } = OUTCOME;

describe('a kernel', () => {
  it('knows the ranges of all indices of a statement', () => {
    const lines = `given x[t] > 0
      let V[t] = sum(k in 1..t, x[k])
      show V[k] < V[t] for t in 1..T, k in 1..t-1`;
    expect(decide(lines, 3, [1, 2, 3], [0])).toEqual([holds]);
    expect(decide(lines, 1, [1], [0])).toEqual([empty]);
  });

  it('knows both ranges where one value is read in two sums', () => {
    const lines = `given x[t] > 0
      let V[t] = sum(k in 1..t, x[k])
      show 5 + sum(k in 1..t, V[k] * x[t]) <= sum(k in 1..min(T, t+2), V[k] * x[t]) for t in 1..1`;
    expect(decide(lines, 3, [1, 2, 3], [0])).toEqual([holds]);
  });

  it('begins a prefix sum at its anchor where the loop that it shares is empty', () => {
    const lines = `given x[t] > 0
      let S[t] = sum(k in 1..t, k + 1)
      assume S[t] > 0 for t in 1..T-2
      show S[T] < 5/2`;
    expect(decide(lines, 1, [1], [0])).toEqual([holds]);
  });

  it('ends a suffix sum at its anchor where the loop that it shares is empty', () => {
    const lines = `given x[t] > 0
      let S[t] = sum(k in t..T, k + 1)
      assume S[t] > 0 for t in 3..T
      show S[1] < 5/2`;
    expect(decide(lines, 1, [1], [0])).toEqual([holds]);
  });

  it('takes only powers of two for factors that do not round', () => {
    const [[l, h]] = bounds('given x >= 0\nshow 562949953421313 * x <= 1', 1, [1 + 2 ** -52], [0], 1) as [
      readonly [number, number],
    ];
    expect(h).toBeGreaterThan(l);
  });

  it.each([
    ['4 * 2^-53', [1, 3]],
    ['-3', [2, 5]],
  ])('takes every corner of a product of enclosures with 0 inside: %s', (factor, values) => {
    // Of sqrt(x)^2 - x nothing is certain but that it is small.
    const lines = `given x > 0\ngiven y > 0\nshow (sqrt(x)^2 - x) * (sqrt(y)^2 - y + ${factor}) <= 1`;
    const [[l, h]] = bounds(lines, 1, values, [0, 1], 1) as [readonly [number, number]];
    expect(l).toBeLessThan(0);
    expect(h).toBeGreaterThan(0);
  });

  it('begins the absolute value of an enclosure with 0 inside at 0', () => {
    const [[l, h]] = bounds('given x > 0\nshow abs(sqrt(x)^2 - x) <= 1', 1, [2], [0], 1) as [
      readonly [number, number],
    ];
    expect(l).toBe(0);
    expect(h).toBeGreaterThan(0);
  });

  it.each([
    [-2, -3, 6],
    [-2, 3, -6],
    [2, -3, -6],
    [2, 3, 6],
  ])('multiplies enclosures of %d and %d', (x, y, product) => {
    const lines = 'given x\ngiven y\nshow (x + 0.1 - 0.1) * (y + 0.1 - 0.1) <= 1';
    const [[l, h]] = bounds(lines, 1, [x, y], [0, 1], 1) as [readonly [number, number]];
    expect(l).toBeLessThan(product);
    expect(h).toBeGreaterThan(product);
    expect(h - l).toBeLessThan(1e-13);
  });

  it('has no value for a power of what does not exist, the power 0 included', () => {
    expect(decide('given x >= 0\nshow (1 / x)^0 <= 1', 1, [0], [0])).toEqual([open]);
    expect(decide('given x >= 0\nshow (1 / x)^0 <= 1', 1, [2], [0])).toEqual([holds]);
  });

  it('says nothing of an equality with a side that is out of range', () => {
    expect(decide('given G[t] > 0\nshow min(2^0.5, T) = G[T+1]', 1, [1], [0])).toEqual([open]);
  });

  it('writes bounds down in the order of their indices', () => {
    const lines = 'given x[t] > 0\nshow sum(k in t..T, x[k]) > 0 for t in 1..T';
    const sums = bounds(lines, 3, [1, 2, 4], [0], 3);
    for (const [i, sum] of [7, 6, 4].entries()) {
      expect(sums[i]![0]).toBeLessThanOrEqual(sum);
      expect(sums[i]![1]).toBeGreaterThanOrEqual(sum);
      expect(sums[i]![1] - sums[i]![0]).toBeLessThan(1e-12);
    }
  });

  it('leaves indices beyond exact integers to the judge', () => {
    expect(decide('given n in 1..9007199254740992\nshow sum(k in n..n+2, k) > 0', 1, [1], [0])).toBe(
      'indices that may be very large',
    );
    expect(decide('given x > 0\nshow x^(T*T*T*T) > 0', 1, [1], [0])).toBe('indices that may be very large');
  });

  it('counts no case of a horizon that it is not made for', () => {
    expect(decide('given x > 0\nshow x < T', 2 ** 22, [1], [0])).toBe('does not count');
  });
});
