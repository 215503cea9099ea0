import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthLaw } from '../../src/campaign/sharpen/growth/index.js';
import { sequenceShape } from '../../src/campaign/sharpen/sequence-shape.js';
import { IS_WHOLE } from '../../test/support/sampled.js';

const SEED = { seed: 1 };
const HORIZONS = [1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
/** The longest horizon of a study: fuzz reaches 64 where a sum is costly, sharpen 16384. */
const longest = fc.constantFrom(64, 256, 1024, 16384);
const valuesOf = (f: (T: number) => number, max = 1024) =>
  HORIZONS.filter((horizon) => horizon <= max).map((horizon) => ({ horizon, value: f(horizon) }));
const sum = (n: number, f: (k: number) => number) =>
  Array.from({ length: n }, (_, i) => f(i + 1)).reduce((a, b) => a + b, 0);

describe('a growth law is found in the values that it makes', () => {
  it('c T^p (ln T)^q, whatever is added', () => {
    const laws = fc.constantFrom([0, 1], [0.5, 0], [1, 0], [1.5, 0], [2, 0], [0.5, 1], [1, 1]);
    fc.assert(
      fc.property(factor, factor, laws, longest, (c, a, [exponent, logarithms], max) => {
        const f = (T: number) => a + c * T ** exponent! * Math.log(T) ** logarithms!;
        const law = growthLaw(valuesOf(f, max))!;
        expect(law).toMatchObject({ kind: 'growing', exponent, logarithms });
        // Short horizons, or a large constant, leave room for another law; then it is said.
        if (max >= 1024 && a < c && 'rivals' in law)
          for (const { kind } of law.rivals) expect(kind).toBe('growing');
        if (law.kind === 'growing') expect(law.factor / c).toBeCloseTo(1, 3);
      }),
      SEED,
    );
  });

  it('a limit, approached from below or above', () => {
    fc.assert(
      fc.property(
        factor,
        fc.constantFrom(-0.5, 0.5),
        fc.constantFrom(0.25, 0.5, 1, 2),
        longest,
        (limit, share, p, max) => {
          const law = growthLaw(valuesOf((T) => limit * (1 - share * T ** -p), max))!;
          expect(law.kind).toBe('bounded');
          if (law.kind === 'bounded') expect(law.limit / limit).toBeCloseTo(1, 3);
        },
      ),
      SEED,
    );
  });

  it.runIf(IS_WHOLE)('the same when a search has missed up to a part in a thousand', () => {
    const misses = fc.array(fc.double({ min: 0, max: 1e-3, noNaN: true }), { minLength: 18, maxLength: 18 });
    const noisy = (f: (T: number) => number, miss: readonly number[], max: number) =>
      valuesOf(f, max).map(({ horizon, value }, i) => ({ horizon, value: value * (1 - miss[i]!) }));
    fc.assert(
      fc.property(misses, longest, (miss, max) => {
        const law = (f: (T: number) => number) => growthLaw(noisy(f, miss, max));
        expect(law((T) => (T + 1) / 2)).toMatchObject({ kind: 'growing', exponent: 1, logarithms: 0 });
        expect(law((T) => Math.sqrt(T))).toMatchObject({ kind: 'growing', exponent: 0.5, logarithms: 0 });
        expect(law((T) => 1.5 - 1 / T)).toMatchObject({ kind: 'bounded' });
        expect(law((T) => 1 + Math.log(T))).toMatchObject({ kind: 'growing', exponent: 0, logarithms: 1 });
      }),
      SEED,
    );
  });

  it('nothing in too few horizons, and a constant in one value', () => {
    expect(growthLaw(valuesOf(() => 2).slice(0, 3))).toBeNull();
    expect(growthLaw(valuesOf(() => 2))).toMatchObject({ kind: 'constant', limit: 2 });
  });
});

describe('a growth law is not taken in by', () => {
  const growing = (exponent: number, logarithms: number, c: number) => ({ exponent, logarithms, c });
  const harmonic = (T: number) => sum(T, (k) => 1 / k);

  it.each([
    ['the harmonic sum', harmonic, growing(0, 1, 1)],
    ['a sum of inverse roots', (T: number) => sum(T, (k) => k ** -0.5), growing(0.5, 0, 2)],
    ['a root and its inverse', (T: number) => (Math.sqrt(T) + 1 / Math.sqrt(T)) / 2, growing(0.5, 0, 0.5)],
    ['T^2 / 6 with a linear term', (T: number) => (T * T) / 6 + (7 * T) / 12 + 0.5, growing(2, 0, 1 / 6)],
    ['T with a root', (T: number) => T + Math.sqrt(T), growing(1, 0, 1)],
    ['T with a logarithm', (T: number) => T + 5 * Math.log(T) + 1, growing(1, 0, 1)],
    ['T times the harmonic sum', (T: number) => T * harmonic(T), growing(1, 1, 1)],
    ['the square of a logarithm', (T: number) => Math.log(T) ** 2 + 1, growing(0, 2, 1)],
    ['a large constant', (T: number) => 10 + harmonic(T) / 10, growing(0, 1, 0.1)],
  ])('%s', (_, f, { exponent, logarithms, c }) => {
    for (const max of [64, 256, 1024, 16384]) {
      const law = growthLaw(valuesOf(f, max))!;
      expect(law).toMatchObject({ kind: 'growing', exponent, logarithms });
      if (law.kind === 'growing') expect(law.factor / c).toBeCloseTo(1, 1);
    }
  });

  it.each([
    ['1 - 1/(1 + ln T)', (T: number) => 1 - 1 / (1 + Math.log(T)), 1],
    ['1.2 - T^-0.1', (T: number) => 1.2 - T ** -0.1, 1.2],
    ['1 - ln T / T', (T: number) => 1 - Math.log(T + 1) / (2 * T), 1],
    ['sum 1/k^2', (T: number) => sum(T, (k) => k ** -2), Math.PI ** 2 / 6],
    ['sum k^-1.5', (T: number) => sum(T, (k) => k ** -1.5), 2.612],
    ['(1 + 1/T)^T', (T: number) => (1 + 1 / T) ** T, Math.E],
    ['10 / T', (T: number) => 10 / T, 0],
  ])('a limit that is approached slowly: %s', (_, f, limit) => {
    for (const max of [64, 256, 1024, 16384]) {
      const law = growthLaw(valuesOf(f, max))!;
      expect(law.kind).toBe('bounded');
      if (law.kind === 'bounded') expect(Math.abs(law.limit - limit)).toBeLessThan(0.01 * Math.max(1, limit));
    }
  });

  it.each([
    ['1 - 1/ln(T + 2)', (T: number) => 1 - 1 / Math.log(T + 2)],
    ['sum k^-1.1', (T: number) => sum(T, (k) => k ** -1.1)],
  ])('a limit too far to be seen, unless it says so: %s', (_, f) => {
    for (const max of [64, 256, 1024]) {
      const law = growthLaw(valuesOf(f, max))!;
      const open = law.kind === 'unclear' || (law.kind === 'growing' && law.rivals.length > 0);
      expect(open || law.kind === 'bounded').toBe(true);
    }
  });

  it('an exponential, a root over a logarithm, and jumps', () => {
    const exponential = growthLaw(valuesOf((T) => 3 * 2 ** (T / 16), 256))!;
    expect(exponential).toMatchObject({ kind: 'exponential' });
    if (exponential.kind === 'exponential') {
      expect(Math.exp(exponential.rate)).toBeCloseTo(2 ** (1 / 16), 3);
      expect(exponential.factor).toBeCloseTo(3, 1);
    }
    const shifted = (f: (k: number) => number) => (T: number) => sum(T, (k) => f(k + 1));
    const [squares, plain] = [shifted((k) => k ** -2), shifted((k) => 1 / k)];
    for (const max of [1024, 16384]) {
      expect(growthLaw(valuesOf((T) => Math.sqrt(((T + 1) / T) * plain(T)), max))).toMatchObject({
        kind: 'growing',
        exponent: 0,
        logarithms: 0.5,
      });
      expect(growthLaw(valuesOf((T) => Math.sqrt(T * squares(T)) / plain(T), max))).toMatchObject({
        kind: 'growing',
        exponent: 0.5,
        logarithms: -1,
      });
    }
    const alternating = (T: number) => T * (1 + (Math.round(Math.log2(T)) % 2) / 5);
    expect(growthLaw(valuesOf(alternating))).toMatchObject({ kind: 'unclear' });
  });

  it('horizons that are not yet under a law, which are left out', () => {
    const late = growthLaw(valuesOf((T) => (T < 32 ? T : T ** 2)));
    expect(late).toMatchObject({ kind: 'growing', exponent: 2, logarithms: 0, from: 32 });
    // Three stages of whole steps: the rate of the last one is a hundredth of the first.
    const stages = growthLaw(valuesOf((T) => 6.08 + (T % 3) / T + (T < 16 ? 1 : 0)))!;
    expect(stages.kind).toBe('bounded');
  });

  it('values that fall first and grow later, by a logarithm', () => {
    const f = (T: number) => 2.2 + 0.0102 * Math.log(T) + 0.2 / Math.sqrt(T);
    for (const max of [4096, 16384]) {
      const law = growthLaw(valuesOf(f, max))!;
      expect(law).toMatchObject({ kind: 'growing', exponent: 0, logarithms: 1 });
      if (law.kind === 'growing') expect(law.factor).toBeCloseTo(0.0102, 3);
    }
  });

  it('the root of a logarithm, whatever stands beside the logarithm', () => {
    for (const [a, b] of [
      [1.3, 0.75],
      [2, 0.5],
      [Math.E, 1],
    ]) {
      const law = growthLaw(valuesOf((T) => Math.sqrt(a! + b! * Math.log(T)), 16384))!;
      const said = 'rivals' in law ? [law, ...law.rivals] : [law];
      expect(said).toContainEqual(expect.objectContaining({ kind: 'growing', exponent: 0, logarithms: 0.5 }));
    }
  });
});

// The larger of 1 + H_{T-1} and j (H_{T-1} - H_{j-1}) for the best j, under a root: from T = 12 on it is the second one, nearly T/e.
describe('one law after another', () => {
  const harmonic = (n: number) => sum(n, (k) => 1 / k);
  const both = (T: number) => {
    const falls = Array.from({ length: T - 1 }, (_, i) => (i + 1) * (harmonic(T - 1) - harmonic(i)));
    return Math.sqrt(T === 1 ? 1 : Math.max(1 + harmonic(T - 1), ...falls));
  };

  it.each([12, 16, 32, 64])('is no law while there are few horizons of the second: T up to %i', (max) => {
    expect(growthLaw(valuesOf(both, max))).toMatchObject({ kind: 'unclear' });
  });

  it.each([128, 256])('is the second where there are enough of it: T up to %i', (max) => {
    const law = growthLaw(valuesOf(both, max))!;
    expect(law).toMatchObject({ kind: 'growing', exponent: 0.5, logarithms: 0, from: 12 });
    if (law.kind === 'growing') expect(law.factor).toBeCloseTo(Math.exp(-1 / 2), 2);
  });
});

describe('a limit is an interval', () => {
  it.each([
    ['linear decay, shifted', (T: number) => 2 - 2 / Math.sqrt(T + 4) / 3, 2],
    ['1.2 - T^-0.1', (T: number) => 1.2 - T ** -0.1, 1.2],
    ['sum k^-1.5', (T: number) => sum(T, (k) => k ** -1.5), 2.6123753],
    [
      'a last rate of a hundredth in the bound of part 3',
      (T: number) => Math.sqrt(1 + 1100 / (Math.log(T) + 1.577)) + 3 / T,
      1,
    ],
    ['T/(10 (T - 3))', (T: number) => (T > 3 ? T / (10 * (T - 3)) : 0), 0.1],
    ['T/(10 (T - 2))', (T: number) => (T > 2 ? T / (10 * (T - 2)) : 0), 0.1],
    ['1.5 - 0.4/sqrt(T) - 0.1/T', (T: number) => 1.5 - 0.4 / Math.sqrt(T) - 0.1 / T, 1.5],
  ])('that contains the truth: %s', (_, f, limit) => {
    for (const max of [16, 64, 1024]) {
      const law = growthLaw(valuesOf(f, max))!;
      const bounded = [law, ...('rivals' in law ? law.rivals : [])].find(({ kind }) => kind === 'bounded');
      if (bounded?.kind !== 'bounded') continue;
      expect(bounded.between[0]).toBeLessThanOrEqual(limit * 1.005);
      expect(bounded.between[1]).toBeGreaterThanOrEqual(limit * 0.995);
    }
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
