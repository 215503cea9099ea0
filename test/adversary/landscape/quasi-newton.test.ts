import { describe, expect, it } from 'vitest';
import { leastStep } from '../../../src/adversary/landscape/least-step.js';
import { ascendSmoothly } from '../../../src/adversary/landscape/quasi-newton.js';

const LIMITS = { mayGoOn: () => true, enough: Number.POSITIVE_INFINITY };

describe('quasi-Newton ascent', () => {
  it('follows a curved valley to its end', () => {
    let looks = 0;
    const banana = (at: Float64Array, gradient: Float64Array): number => {
      looks += 1;
      const [x, y] = [at[0]!, at[1]!];
      gradient[0] = 2 * (1 - x) + 400 * x * (y - x * x);
      gradient[1] = -200 * (y - x * x);
      return -((1 - x) ** 2) - 100 * (y - x * x) ** 2;
    };
    const { at, height } = ascendSmoothly(banana, Float64Array.of(-1.2, 1), LIMITS);
    expect(height).toBeGreaterThan(-1e-9);
    expect(at[0]).toBeCloseTo(1, 4);
    expect(looks).toBeLessThan(200);
  });

  it('comes near a kink that no coordinate axis follows, with the derivative of one side', () => {
    const ridge = (at: Float64Array, gradient: Float64Array): number => {
      const [x, y] = [at[0]!, at[1]!];
      const sign = x + y < 1 ? -1 : 1;
      gradient[0] = -10 * sign - 2 * (x - 3);
      gradient[1] = -10 * sign;
      return -10 * Math.abs(x + y - 1) - (x - 3) ** 2;
    };
    const { at } = ascendSmoothly(ridge, Float64Array.of(0, 0), LIMITS);
    expect(at[0]).toBeCloseTo(3, 1);
    expect(at[0]! + at[1]!).toBeCloseTo(1, 3);
  });

  it('asks for no look that it may not take', () => {
    let looks = 0;
    const hill = (at: Float64Array, gradient: Float64Array): number => {
      looks += 1;
      gradient[0] = -2 * at[0]!;
      return -(at[0]! ** 2);
    };
    ascendSmoothly(hill, Float64Array.of(5), { mayGoOn: () => looks < 3, enough: 1 });
    expect(looks).toBe(3);
  });
});

describe('the shortest step to where linear functions vanish', () => {
  it('solves what has a solution', () => {
    const step = leastStep([Float64Array.of(1, 0, 1), Float64Array.of(0, 2, 0)], [3, 4])!;
    expect([...step].map((x) => x.toFixed(6))).toEqual(['-1.500000', '-2.000000', '-1.500000']);
  });

  it('knows that a constant has no zero', () => {
    expect(leastStep([Float64Array.of(0, 0)], [1])).toBeNull();
  });
});
