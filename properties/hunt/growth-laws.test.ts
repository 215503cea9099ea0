import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthLaw } from '../../src/campaign/sharpen/growth-law.js';
import { sequenceShape } from '../../src/campaign/sharpen/sequence-shape.js';

const SEED = { seed: 1 };
const HORIZONS = [1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256, 512, 1024];
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
const valuesOf = (f: (T: number) => number) => HORIZONS.map((horizon) => ({ horizon, value: f(horizon) }));

describe('a growth law is found in the values that it makes', () => {
  it('c ln T, whatever is added', () => {
    fc.assert(
      fc.property(factor, factor, (c, a) => {
        const law = growthLaw(valuesOf((T) => a + c * Math.log(T)))!;
        expect(law.kind).toBe('logarithmic');
        if (law.kind === 'logarithmic') expect(law.factor).toBeCloseTo(c, 6);
      }),
      SEED,
    );
  });

  it('c T^p for the exponents of theory', () => {
    fc.assert(
      fc.property(factor, fc.constantFrom(0.5, 1, 1.5, 2), (c, p) => {
        const law = growthLaw(valuesOf((T) => c * T ** p))!;
        expect(law.kind).toBe('power');
        if (law.kind === 'power') expect(law.exponent).toBe(p);
      }),
      SEED,
    );
  });

  it('a limit, approached from below or above', () => {
    fc.assert(
      fc.property(factor, fc.constantFrom(-0.5, 0.5), fc.constantFrom(0.5, 1), (limit, share, p) => {
        const law = growthLaw(valuesOf((T) => limit * (1 - share * T ** -p)))!;
        expect(law.kind).toBe('bounded');
        if (law.kind === 'bounded') expect(law.limit / limit).toBeCloseTo(1, 2);
      }),
      SEED,
    );
  });

  it('nothing in too few horizons, and a constant in one value', () => {
    expect(growthLaw(valuesOf(() => 2).slice(0, 3))).toBeNull();
    expect(growthLaw(valuesOf(() => 2))).toMatchObject({ kind: 'constant', limit: 2 });
  });
});

describe('a shape is named after the law that made it', () => {
  const length = fc.integer({ min: 5, max: 60 });
  const logarithms = (n: number, f: (t: number) => number) => Array.from({ length: n }, (_, i) => f(i + 1));

  it('geometric, power, tail power', () => {
    fc.assert(
      fc.property(length, fc.constantFrom(-2, -1, 1, 2), (n, p) => {
        expect(sequenceShape(logarithms(n, (t) => p * t)).kind).toBe('geometric');
        expect(sequenceShape(logarithms(n, (t) => 3 * p * Math.log(t)))).toMatchObject({
          kind: 'power',
          exponent: 3 * p,
        });
        expect(sequenceShape(logarithms(n, (t) => 3 * p * Math.log(n + 1 - t))).kind).toBe('tail power');
      }),
      SEED,
    );
  });

  it('spike, step, alternating, constant', () => {
    fc.assert(
      fc.property(length, fc.double({ min: 0.5, max: 20, noNaN: true }), (n, height) => {
        expect(sequenceShape(logarithms(n, () => height)).kind).toBe('constant');
        expect(sequenceShape(logarithms(n, (t) => (t === 3 ? height : 0)))).toMatchObject({
          kind: 'spike',
          at: 3,
        });
        expect(sequenceShape(logarithms(n, (t) => (t > 2 ? height : 0)))).toMatchObject({
          kind: 'step',
          at: 2,
        });
        expect(sequenceShape(logarithms(n, (t) => (t % 2) * height)).kind).toBe('alternating');
      }),
      SEED,
    );
  });
});
