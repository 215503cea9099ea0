import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { averageMetric, decimalAbove, decimalBelow, worstCase } from '../../src/method/index.js';
import { constant, instanceOf } from './support.js';

/** What the brackets promise. */
const RELATIVE_WIDTH = 1e-7;

/** The bracket as numbers, after the promises that hold for every one. */
function bracketOf(instance: Parameters<typeof worstCase>[0]): { lower: number; upper: number } {
  const found = worstCase(instance)!;
  expect(found.lower.value.compare(found.upper.value)).toBeLessThanOrEqual(0);
  const lower = found.lower.value.approximate();
  const upper = found.upper.value.approximate();
  expect((upper - lower) / upper).toBeLessThan(RELATIVE_WIDTH);
  return { lower, upper };
}

function expectInside(value: number, { lower, upper }: { lower: number; upper: number }): void {
  const rounding = 4e-16 * value;
  expect(lower).toBeLessThanOrEqual(value + rounding);
  expect(upper).toBeGreaterThanOrEqual(value - rounding);
}

describe('worst cases that are known in closed form', () => {
  it.each([1, 2, 3, 5, 8, 13, 20])('linear decay: the last loss is R G / sqrt(T), T = %i', (T) => {
    const [R, G] = [3, 0.25];
    const rates = Array.from({ length: T }, (_, t) => (R / (G * Math.sqrt(T))) * (1 - (t + 1) / T));
    const bracket = bracketOf(instanceOf(rates, constant(G, T), { distance: R }));
    expect(Math.abs(bracket.upper / ((R * G) / Math.sqrt(T)) - 1)).toBeLessThan(RELATIVE_WIDTH);
  });

  // Zamani and Glineur, arXiv 2307.11134, with s_1 = 1 and s_{k+1} = s_k + 1/s_k.
  it.each([1, 2, 3, 4, 7, 10, 15, 20])('constant rate: the last loss of Zamani and Glineur, T = %i', (T) => {
    const rate = T === 1 ? 1 : 2 ** Math.round(-Math.log2(T) / 2);
    let s = 1;
    for (let k = 1; k < T; k += 1) s += 1 / s;
    const value = 1 / (2 * s * s * rate) + (rate * (s * s - 2 * T + 2)) / 2;
    expectInside(value, bracketOf(instanceOf(constant(rate, T), constant(1, T))));
  });

  it.each([1, 2, 4, 9, 16])(
    'constant rate R / (G sqrt(T)): best and average loss are R G / sqrt(T), T = %i',
    (T) => {
      const rates = constant(1 / Math.sqrt(T), T);
      for (const metric of [{ kind: 'best' } as const, averageMetric(T)]) {
        const { lower, upper } = bracketOf(instanceOf(rates, constant(1, T), { metric }));
        expect(Math.abs(lower * Math.sqrt(T) - 1)).toBeLessThan(RELATIVE_WIDTH);
        expect(Math.abs(upper * Math.sqrt(T) - 1)).toBeLessThan(RELATIVE_WIDTH);
      }
    },
  );

  it('top-down rates attain last_top_down', () => {
    const weights = [0.5, 0.25, 1, 0.75];
    const norms = [1, 2, 0.5, 1.5];
    const tail = (t: number) => weights.slice(t).reduce((a, b) => a + b, 0);
    const rates = weights.map((w, t) => (w * tail(t + 1)) / tail(0));
    const value = (1 + weights.reduce((sum, w, t) => sum + w * w * norms[t]! * norms[t]!, 0)) / (2 * tail(0));
    const { upper } = bracketOf(instanceOf(rates, norms));
    // The bound holds; it is attained where R^2 is that of the optimal weights.
    expect(upper).toBeLessThanOrEqual(value * (1 + RELATIVE_WIDTH));
  });
});

describe('a method that stands still', () => {
  it('has brackets as narrow as any', () => {
    // One step from distance 1: the loss of one step of rate 0 is R G.
    expectInside(1, bracketOf(instanceOf([0, 0, 0], [1, 1, 1])));
    bracketOf(instanceOf([0, 0.5, 0, 0.25], [1, 2, 0.5, 1]));
    bracketOf(instanceOf(['1/3', 0, 0, '1/7', 0], [1, 1, 2, 1, 1], { metric: { kind: 'best' } }));
  });

  it('of two gradients at one point, the smaller bound counts', () => {
    expectInside(0.5, bracketOf(instanceOf([0], [2, 0.5])));
  });
});

describe('numbers of very different sizes', () => {
  it.each([
    [
      [1e-3, 1, 1e3],
      [1, 1, 1],
    ],
    [
      [1, 1, 1],
      [1e-3, 1, 1e3],
    ],
    [
      [100, 100, 100],
      [1, 1, 1],
    ],
  ])('rates %j, norms %j', (rates, norms) => {
    bracketOf(instanceOf(rates, norms));
  });

  it('scale with R and G', () => {
    const { upper } = bracketOf(instanceOf([0.5, 0.5, 0.5], [1, 1, 1]));
    const far = bracketOf(
      instanceOf(['500000', '500000', '500000'], ['1e-3', '1e-3', '1e-3'], { distance: 1000 }),
    );
    expect(Math.abs(far.upper / upper - 1)).toBeLessThan(RELATIVE_WIDTH);
  });
});

describe('bounds as decimal text', () => {
  it.each(['1/3', '-1/3', '2/3', '1e30', '1e-30', '123456789012345678901/7', '0', '-5'])('%s', (text) => {
    const value = Rational.parse(text)!;
    const [below, above] = [Rational.parse(decimalBelow(value))!, Rational.parse(decimalAbove(value))!];
    expect(below.compare(value)).toBeLessThanOrEqual(0);
    expect(above.compare(value)).toBeGreaterThanOrEqual(0);
    const width = above.sub(below);
    expect(width.compare(value.abs().mul(Rational.parse('1e-16')!))).toBeLessThanOrEqual(0);
  });
});
