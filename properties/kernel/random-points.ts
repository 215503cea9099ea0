import { Rational } from '../../src/arithmetic/index.js';
import { layoutOf, lengthOf, type Point, type PointValue } from '../../src/evaluation/index.js';
import type { Claim } from '../../src/language/index.js';
import type { KernelPoint } from './points.js';

/** Numbers as a case may have them: of moderate size, with ties and zeros, and of every magnitude that binary64 has. */
export type Magnitudes = 'moderate' | 'integers' | 'extreme';

/** A stream of numbers in [0, 1), from a seed. */
export function units(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function magnitude(kind: Magnitudes, unit: () => number): number {
  switch (kind) {
    case 'moderate':
      return 10 ** (4 * unit() - 2);
    case 'integers':
      return 1 + Math.floor(4 * unit());
    case 'extreme': {
      const rare = unit();
      if (rare < 0.04) return Number.MIN_VALUE * Math.ceil(8 * unit());
      if (rare < 0.08) return Number.MAX_VALUE / (1 + Math.floor(4 * unit()));
      if (rare < 0.12) return 2 ** -1022 * (1 + 2 ** -52 * Math.floor(4 * unit()));
      return 10 ** (unit() < 0.5 ? 40 * unit() - 20 : 600 * unit() - 300);
    }
  }
}

/** A point with any numbers of its claim's domains' signs: positive, nonnegative, any; sorted where that is asked. */
export function randomPoint(
  claim: Claim,
  horizon: number,
  kind: Magnitudes,
  unit: () => number,
): KernelPoint {
  const values: PointValue[] = [];
  const flat: number[] = [];
  const offsets: number[] = [];
  const point: Point = { horizon, values };
  for (const given of claim.givens) {
    offsets.push(flat.length);
    const layout = layoutOf(claim, given, point);
    const number = (): number => {
      if (given.domain.kind === 'integers') return 1 + Math.floor(4 * unit());
      const { lower } = given.domain;
      const m = magnitude(kind, unit);
      if (lower?.kind === 'open') return m;
      if (unit() < 0.1) return 0;
      return lower || unit() < 0.5 ? m : -m;
    };
    const row = (length: number): Rational[] => {
      const numbers = Array.from({ length }, number);
      if (given.shape) numbers.sort((a, b) => (given.shape === 'nonincreasing' ? b - a : a - b));
      flat.push(...numbers);
      return numbers.map((x) => Rational.fromNumber(x));
    };
    if (layout.kind === 'scalar') values.push(row(1)[0]!);
    else if (layout.kind === 'sequence') values.push(row(lengthOf(layout.extent)));
    else values.push(layout.rows.map((extent) => row(lengthOf(extent))));
  }
  return { point, values: Float64Array.from(flat), offsets: Int32Array.from(offsets) };
}
