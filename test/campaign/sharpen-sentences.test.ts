import { describe, expect, it } from 'vitest';
import { growthLaw } from '../../src/campaign/sharpen/growth/index.js';
import { type Sharpening, sharpen } from '../../src/campaign/sharpen/index.js';
import { studyRatio } from '../../src/campaign/sharpen/ratio-study.js';
import { growthText } from '../../src/report/growth-text.js';
import { PLAIN } from '../../src/report/index.js';
import { sharpeningText } from '../../src/report/other/index.js';
import { claimOf } from '../support/claim-of.js';

function finished<R>(steps: Generator<unknown, R>): R {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function sharpenOf(text: string, maxHorizon = 6): Sharpening {
  const options = { seed: 1, maxHorizon, version: '0', document: 'a.md', search: null };
  return finished(sharpen(claimOf(text), 0, options));
}

function textOf(sharpening: Sharpening): string {
  return sharpeningText(sharpening, PLAIN, Number.POSITIVE_INFINITY);
}

describe('sharpen on domains of every form', () => {
  it.each([
    ['given b in [0, 1]\nshow b^2 <= b', '1', { b: '1' }],
    ['given x in [1, 2]\nshow x^2 <= 2 * x', '1', { x: '2' }],
    ['given x in [-3, 2]\nshow x^2 <= x + 6', '3', { x: '-3' }],
    ['given x in [-2, -1]\nshow x^2 <= -4 * x', '0.5', { x: '-2' }],
    ['given x > 0\ngiven y in [0, x]\nshow y <= x', '1', { x: '1', y: '1' }],
    ['given n in 1..200\nshow n <= 100', '2', { n: '200' }],
    ['given n in -5..5\nshow n^2 <= n + 20', '1.666666', { n: '-5' }],
    ['given x in [1, 10^400]\nshow x <= x^2', '1', { x: '1' }],
  ])('%s', (text, ratio, at) => {
    const { largest } = sharpenOf(text, 1);
    expect(largest!.ratio.lower.slice(0, ratio.length)).toBe(ratio);
    expect(largest!.near.at).toMatchObject(at);
  });

  it('comes near an end that is excluded', () => {
    const { largest } = sharpenOf('given x in (-1, 1)\nshow x <= 1', 1);
    expect(Number(largest!.ratio.lower)).toBeGreaterThan(0.999);
  });

  it.each(['show 2^T <= T', 'given x > 0\nshow exp(x) <= x^10 + 100', 'show exp(exp(T)) <= 2'])(
    'orders ratios beyond binary64: %s',
    (text) => {
      const { largest, horizons } = sharpenOf(text, 1024);
      expect(largest!.ratio.lower).toMatch(/e\+\d{3,}$/);
      expect(largest!.horizon).toBe(horizons.at(-1)!.horizon);
      for (const { ratio } of horizons) expect(ratio.upper).not.toBe('Infinity');
    },
  );

  it('says of magnitudes beyond binary64 that there may be more', () => {
    const sharpening = sharpenOf('given x > 0\nshow exp(x) <= x^10 + 100', 1);
    expect(sharpening).toMatchObject({ largest: { range: 'limited' }, constant: null });
    expect(textOf(sharpening)).toContain('numbers of more different size may give more');
  });
});

describe('where no constant helps', () => {
  it('says at which horizons, and what holds at the others', () => {
    const sharpening = sharpenOf('show T <= 10 * (T - 3)', 16);
    expect(sharpening.hopeless.map(({ horizon }) => horizon)).toEqual([1, 2, 3]);
    expect(sharpening).toMatchObject({
      failsAt: [1, 2, 3],
      holdsFrom: 4,
      constant: { from: 4, failure: null },
    });
    expect(textOf(sharpening)).toContain(
      'left <= c * right fails for every c > 0: at T = 1, 2, 3 there are points with left >= 0 >= right; from T = 4 on it fails for every c below 0.4; no failure was found for c = 0.4, up to T = 16',
    );
  });

  it.each([
    ['given d in 1..10\nshow d <= d * (d - 1)', { d: '1' }],
    ['given x in [0, 1]\nshow x <= 0', { x: '1' }],
    ['given x in [0, 1]\nshow 0 < x', { x: '0' }],
    ['given x in [0, 1]\nshow 0 <= x - 1', { x: '0' }],
    ['given x in [-1, 0]\nshow x >= 0', { x: '-1' }],
    ['given x in [0, 1]\nshow 0 >= x^2', { x: '1' }],
  ])('%s', (text, at) => {
    const sharpening = sharpenOf(text, 1);
    expect(sharpening.hopeless[0]).toMatchObject({ horizon: 1, at });
    expect(textOf(sharpening)).toMatch(/fails for every c > 0: at T = 1/);
    expect(textOf(sharpening)).not.toMatch(/no failure was found|no point was found/);
  });

  it('is not said where both sides are 0', () => {
    expect(sharpenOf('given x in [0, 1]\nshow x <= 2 * x', 1).hopeless).toEqual([]);
    expect(sharpenOf('given x <= 0\nshow x^3 <= 0', 1).hopeless).toEqual([]);
  });

  it('does not hide points where both sides are positive: d = 2', () => {
    const { largest } = sharpenOf('given d in 1..10\nshow d <= d * (d - 1)', 1);
    expect(largest).toMatchObject({ ratio: { lower: '1' }, at: { d: '2' } });
  });

  it('is found at horizons after those that are silent', () => {
    const { hopeless } = sharpenOf('show T - 5 <= 0', 8);
    expect(hopeless.map(({ horizon }) => horizon)).toEqual([6, 8]);
  });
});

describe('the constant that is said to survive', () => {
  it('was tried by a hunt, which may find what the climb missed', () => {
    expect(sharpenOf('given x in [-2, 2]\nshow x <= x', 1).constant).toMatchObject({
      factor: '1',
      failure: null,
    });
    // Positive sides have ratios up to 3; of negative ones, three times the greater is the lesser.
    const signs = sharpenOf('given x in [-1, 3]\nshow x <= min(x / 3, x)', 1);
    expect(signs.constant).toMatchObject({ factor: '3', sign: 'positive' });
    expect(signs.constant!.failure).not.toBeNull();
    expect(textOf(signs)).toMatch(/fails for every c below 3; for c = 3 it fails too, at T = 1, x = -/);
  });
});

describe('the largest ratio', () => {
  const SIMPLEX = 'given q[t] >= 0\nassume sum(t in 1..T, q[t]) <= 1\nshow sum(t in 1..T, q[t]^2) <= 1/2 * T';

  it('is not beaten by the plain point beside it', () => {
    for (const { ratio, near } of sharpenOf(SIMPLEX).horizons)
      expect(Number(near.ratio.lower)).toBeLessThanOrEqual(Number(ratio.lower));
  });

  it('is that of an end which the climb has come near to within 20 digits', () => {
    const { largest } = sharpenOf('given b in [-3, 2]\nshow b^2 <= 9', 1);
    expect(largest).toMatchObject({ ratio: { lower: '1', upper: '1' }, at: { b: '-3' } });
  });

  it('knows sequences of zeros but for one entry', () => {
    const { horizons } = sharpenOf(SIMPLEX);
    for (const { horizon, ratio } of horizons) expect(Number(ratio.lower) * horizon).toBeCloseTo(2, 4);
    expect(horizons.length).toBe(5);
  });
});

describe('the law', () => {
  it('has no negative limit where the values are positive', () => {
    const horizons = [1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256];
    const values: readonly ((T: number) => number)[] = [
      (T) => 1 / T ** 2,
      (T) => 1 / (T + 100),
      (T) => Math.log(T + 1) / T,
      (T) => 1 / (1 + Math.log(T)) ** 2,
      (T) => T / 2 ** T,
      (T) => 1 / Math.sqrt(T) - 1 / (2 * T),
    ];
    for (const value of values) {
      const law = growthLaw(horizons.map((horizon) => ({ horizon, value: value(horizon) })));
      const laws = law && 'rivals' in law ? [law, ...law.rivals] : [law];
      for (const each of laws) {
        if (each?.kind !== 'bounded') continue;
        expect(Math.min(each.limit, ...each.between), String(value)).toBeGreaterThanOrEqual(0);
        expect(growthText(each), String(value)).not.toMatch(/tends to -|between -|and -/);
      }
    }
  });

  it('is told only where T occurs', () => {
    const sharpening = sharpenOf('given x in [0, 1]\nshow x <= 2 - x', 64);
    expect(sharpening).toMatchObject({ usesHorizon: false, horizons: [{ horizon: 1 }] });
    expect(textOf(sharpening)).toContain('growth    none: nothing that the claim says depends on T');
  });

  it('of zeros is a constant, not too few horizons', () => {
    expect(sharpenOf('show 0 <= T', 16).growth).toMatchObject({ kind: 'constant', limit: 0 });
  });
});

describe('what is chosen best stays best at simpler points', () => {
  it('whose ratio is the one that is printed', () => {
    // alpha / sqrt(t) in the bound of part 1: at its best the ratio is at most T^(1/4).
    const claim = claimOf(`given G[t] > 0
given alpha > 0
let eta[t] = alpha / sqrt(t)
show 1 / (2 * T * eta[T]) + sum(t in 1..T, eta[t] * G[t]^2) / (2 * T) <= sqrt(sum(t in 1..T, G[t]^2)) / T`);
    const study = finished(
      studyRatio(claim, 0, {
        seed: 1,
        tuned: [1],
        workPerHorizon: 60_000,
        maxHorizon: 4,
        evaluationShare: 0.05,
      }),
    );
    expect(study.horizons.length).toBe(4);
    for (const { horizon, near } of study.horizons) {
      const alpha = Number(near.at.alpha);
      const squares = (near.at.G as string[]).map((g) => Number(g) ** 2);
      const weighted = squares.reduce((sum, g, i) => sum + g / Math.sqrt(i + 1), 0);
      // A/alpha + B alpha is least at sqrt(A/B).
      const best = Math.sqrt(Math.sqrt(horizon) / weighted);
      expect(alpha / best).toBeCloseTo(1, 3);
    }
  });
});
