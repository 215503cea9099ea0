import { generatePoint } from '../../src/adversary/generate.js';
import { shapeHints } from '../../src/adversary/hints.js';
import { horizonOf } from '../../src/adversary/horizons.js';
import { choicesOf } from '../../src/adversary/random.js';
import { Rational } from '../../src/arithmetic/index.js';
import type { Point, PointValue } from '../../src/evaluation/index.js';
import type { Claim } from '../../src/language/index.js';

/** A point whose numbers are binary64 numbers, exactly, and the same as kernels read it. */
export interface KernelPoint {
  readonly point: Point;
  readonly values: Float64Array;
  readonly offsets: Int32Array;
}

/** Point number `index` of a claim, as the hunt makes it, rounded to binary64; `null` if there is none. */
export function kernelPoint(claim: Claim, index: number, maxHorizon: number): KernelPoint | null {
  const choices = choicesOf('kernel', claim.name, index);
  const horizon = horizonOf(index, maxHorizon, choices);
  const generated = generatePoint(claim, shapeHints(claim), horizon, choices);
  if (!generated) return null;
  const values: number[] = [];
  const offsets: number[] = [];
  const rounded = (value: PointValue): PointValue => {
    if (Array.isArray(value)) return value.map(rounded) as unknown as PointValue;
    const { numerator, denominator } = value as Rational;
    const x = Number(numerator) / Number(denominator);
    values.push(x);
    return Rational.fromNumber(x);
  };
  const exact = generated.values.map((value) => {
    offsets.push(values.length);
    return rounded(value);
  });
  return {
    point: { horizon, values: exact },
    values: Float64Array.from(values),
    offsets: Int32Array.from(offsets),
  };
}
