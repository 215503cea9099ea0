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

  it.each([
    ['given x >= 0\nshow x / 2 <= 1', 1],
    ['given x >= 0\nshow x / 2 <= 1', 3],
    ['given x\nshow x / 2 <= 1', -1],
    ['given x\nshow x / 2 <= 1', -3],
  ])('halves the least numbers downwards and upwards: %s, %d', (line, times) => {
    const [[l, h]] = bounds(line, 1, [times * Number.MIN_VALUE], [0], 1) as [readonly [number, number]];
    // Twice each bound is exact.
    expect(2 * l).toBeLessThanOrEqual(times * Number.MIN_VALUE);
    expect(2 * h).toBeGreaterThanOrEqual(times * Number.MIN_VALUE);
  });

  it('has no value for the greatest or least of no numbers', () => {
    for (const of of ['max', 'min'])
      for (const line of [`${of}(k in 1..T-1, x[k])`, `${of}(k in m..T, x[k])`]) {
        const lines = `given x[t]\nshow ${line} + 1 <= 9 for m in 1..T+1`;
        const found = bounds(lines, 1, [3], [0], 2);
        const expected = line.includes('m..') ? [4, Number.NaN] : [Number.NaN, Number.NaN];
        expect(found.map(([l]) => Math.round(l))).toEqual(expected);
        expect(found.map(([, h]) => Math.round(h))).toEqual(expected);
      }
  });

  it('takes one number for the greatest of numbers', () => {
    const lines = 'given x[t] > 0\nlet M[t] = max(k in 1..t, x[k])\nshow M[t] <= 9 for t in 1..T';
    expect(bounds(lines, 3, [0.1, 0.3, 0.2], [0], 3)).toEqual([
      [0.1, 0.1],
      [0.3, 0.3],
      [0.3, 0.3],
    ]);
  });

  it('halves without rounding', () => {
    expect(bounds('given x > 0\nshow x / 8 <= 1', 1, [0.1], [0], 1)).toEqual([[0.0125, 0.0125]]);
  });

  it('knows that a recursion may fall below 0', () => {
    const lines = 'given g > 0\nlet x[1] = g\nlet x[n+1] = x[n] - g\nshow x[n] * g <= 1 for n in 1..T';
    const found = bounds(lines, 4, [3], [0], 4);
    for (const [i, product] of [9, 0, -9, -18].entries()) {
      expect(found[i]![0]).toBeLessThanOrEqual(product);
      expect(found[i]![1]).toBeGreaterThanOrEqual(product);
    }
  });

  it('knows that of two recursions through each other one may fall below 0', () => {
    const lines = `given g > 0
      let x[1] = g
      let x[n+1] = x[n] + y[n]
      let y[1] = g
      let y[n+1] = y[n] - x[n]
      show x[n] + abs(y[n]) <= 1 for n in 1..T`;
    const found = bounds(lines, 5, [2], [0], 5);
    // x = 2, 4, 4, 0, -8 and y = 2, 0, -4, -8, -8.
    for (const [i, sum] of [4, 4, 8, 8, 0].entries()) {
      expect(found[i]![0]).toBeLessThanOrEqual(sum);
      expect(found[i]![1]).toBeGreaterThanOrEqual(sum);
    }
  });

  it('reads the step before of a recursion, whatever was made at this step already', () => {
    const lines = `given g > 0
      let a[1] = g
      let a[n+1] = a[n] + g
      let b[1] = 0
      let b[n+1] = b[n] + a[n]
      show b[n] + a[n] <= 1 for n in 1..T`;
    const found = bounds(lines, 4, [1], [0], 4);
    // a = 1, 2, 3, 4 and b = 0, 1, 3, 6.
    for (const [i, sum] of [1, 3, 6, 10].entries()) {
      expect(found[i]![0]).toBeLessThanOrEqual(sum);
      expect(found[i]![1]).toBeGreaterThanOrEqual(sum);
    }
  });

  it('has no value of a recursion before its first, nor after the last case was longer', () => {
    const lines =
      'given g[t] > 0\nlet v[1] = g[1]\nlet v[n+1] = v[n] / 2 + g[n+1] / 2\nshow v[m] > 0 for m in 0..T+1';
    const claim = claimOf(lines);
    const compiled = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
    if (compiled.kind === 'unsupported') throw new Error(compiled.reason);
    const { kernel } = compiled;
    for (const horizon of [5, 2]) {
      kernel.run(horizon, new Float64Array(5).fill(1), Int32Array.of(0));
      expect(kernel.outcomes[0]).toBe(open);
    }
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
