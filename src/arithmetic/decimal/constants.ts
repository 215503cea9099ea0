import { type FixedPoint, fixedLogarithm } from './fixed-point.js';

export interface LogarithmConstants {
  readonly bits: number;
  readonly ln2: FixedPoint;
  readonly ln10: FixedPoint;
}

/** ln 2 and ln 10 = 3 ln 2 + ln(5/4), in units of 2^-bits; sums of bounds are bounds. */
export function logarithmConstants(bits: number): LogarithmConstants {
  const ln2 = fixedLogarithm(2n, 1n, bits);
  const fiveQuarters = fixedLogarithm(5n, 4n, bits);
  return {
    bits,
    ln2,
    ln10: {
      lower: 3n * ln2.lower + fiveQuarters.lower,
      upper: 3n * ln2.upper + fiveQuarters.upper,
    },
  };
}

/** n times a bounded number. */
export function multiple(n: bigint, x: FixedPoint): FixedPoint {
  return n >= 0n ? { lower: n * x.lower, upper: n * x.upper } : { lower: n * x.upper, upper: n * x.lower };
}
