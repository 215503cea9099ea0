import type { Decimal } from 'decimal.js';
import { bitLength } from '../exact/integer.js';
import { type LogarithmConstants, logarithmConstants, multiple } from './constants.js';
import type { DirectedDecimals } from './directed.js';
import { type FixedPoint, fixedExponential, fixedLogarithm } from './fixed-point.js';
import { INFINITE, ONE, Plain, ZERO } from './plain.js';
import { floorScaled, textAbove, textBelow } from './scaled.js';
import { significand } from './significand.js';

/** Enclosures of ln x and exp x at single decimals, with the digits of the `DirectedDecimals` they were made from. */
export interface Elementary {
  /** ln x for a finite x > 0; exact at 1. */
  ln(x: Decimal): DecimalBounds;
  /** exp x for a finite x; exact at 0. */
  exp(x: Decimal): DecimalBounds;
}

export interface DecimalBounds {
  readonly lower: Decimal;
  readonly upper: Decimal;
}

const BITS_PER_DIGIT = Math.log2(10);
// 53 bits for the decimal exponent that multiplies ln 10, the rest so that bounds nearly always round alike.
const GUARD_BITS = 96;
// exp x for |x| above this is beyond 10^(+-9.03e15), which no decimal reaches (2.08e16/ln 10 > 9.03e15).
const EXP_LIMIT = 2.08e16;

/**
 * decimal.js computes ln and exp itself, but promises correct rounding for exp alone, keeps ln 10 to
 * 1025 digits, and its error analysis is nowhere written down. So both are computed here, in integers with the
 * bounds derived in `fixed-point.ts`; decimal.js only carries and rounds the results.
 */
export function elementary(decimals: DirectedDecimals): Elementary {
  const { digits } = decimals;
  const bits = Math.ceil(digits * BITS_PER_DIGIT) + GUARD_BITS;
  let memo: LogarithmConstants | undefined;
  const constants = () => {
    memo ??= logarithmConstants(bits);
    return memo;
  };

  /** bounds 2^-bits 10^exponent, rounded outward. */
  const toDecimal = (x: FixedPoint, scale: number, exponent: number): DecimalBounds => ({
    lower: decimals.parseDown(textBelow(x.lower, scale, exponent, digits)),
    upper: decimals.parseUp(textAbove(x.upper, scale, exponent, digits)),
  });

  /**
   * x = c 10^e = 10^k 2^j m with m in [0.7, 1.4], all exact as a quotient of integers; k = j = 0 if x is
   * within [0.7, 1.4], so that nothing cancels near 1: there the number of bits grows by the leading zeros of x - 1. Elsewhere
   * |ln x| > 0.33 and an absolute error is as good as a relative one.
   */
  const ln = (x: Decimal): DecimalBounds => {
    const { coefficient, length, exponent } = significand(x);
    let denominator = 10n ** BigInt(length - 1);
    let k = exponent + length - 1;
    if (coefficient >= 7n * denominator) {
      denominator *= 10n;
      k += 1;
    }
    let j = 0n;
    while (5n * coefficient > 7n * denominator) {
      denominator *= 2n;
      j += 1n;
    }
    if (k === 0 && j === 0n) {
      const difference = coefficient - denominator;
      if (difference === 0n) return { lower: ZERO, upper: ZERO };
      const zeros = bitLength(denominator) - bitLength(difference < 0n ? -difference : difference);
      const scale = bits + Math.max(0, zeros);
      return toDecimal(fixedLogarithm(coefficient, denominator, scale), scale, 0);
    }
    const { ln2, ln10 } = constants();
    const tens = multiple(BigInt(k), ln10);
    const twos = multiple(j, ln2);
    const m = fixedLogarithm(coefficient, denominator, bits);
    return toDecimal(
      { lower: tens.lower + twos.lower + m.lower, upper: tens.upper + twos.upper + m.upper },
      bits,
      0,
    );
  };

  /**
   * x is in [X, X + 1] 2^-bits. With k = floor(x/ln 10) or one less, r = x - k ln 10 is in [R, R + D] 2^-bits, R >= 0, and
   * exp x = 10^k exp(r), exp(r) <= exp(R) (1 + 2 D) because e^D <= 1 + 2 D for D <= 1.
   * |x| < 10^-(digits + 2): 1 < e^x < 1 + 2x, or 1 + x < e^x < 1, is one unit of the last digit.
   */
  const exp = (x: Decimal): DecimalBounds => {
    if (x.isZero()) return { lower: ONE, upper: ONE };
    if (x.gt(EXP_LIMIT)) return { lower: decimals.largest, upper: INFINITE };
    if (x.lt(-EXP_LIMIT)) return { lower: ZERO, upper: decimals.least };
    const { coefficient, length, exponent } = significand(x);
    if (exponent + length - 1 < -(digits + 2)) {
      const tiny = new Plain(`1e-${digits + 1}`);
      return coefficient > 0n
        ? { lower: ONE, upper: decimals.addUp(ONE, tiny) }
        : { lower: decimals.subDown(ONE, tiny), upper: ONE };
    }
    const X = floorScaled(coefficient, exponent, bits);
    const { ln10 } = constants();
    let k = X / ln10.upper;
    if (X < 0n) k -= 1n;
    let reduced = reduce(X, k, ln10);
    while (reduced.lower < 0n) {
      k -= 1n;
      reduced = reduce(X, k, ln10);
    }
    const { lower, upper } = fixedExponential(reduced.lower, bits);
    const widened = upper + ((2n * upper * (reduced.upper - reduced.lower)) >> BigInt(bits)) + 1n;
    return toDecimal({ lower, upper: widened }, bits, Number(k));
  };

  return { ln, exp };
}

/** x - k ln 10 for x in [X, X + 1], all in the same unit. */
function reduce(X: bigint, k: bigint, ln10: FixedPoint): FixedPoint {
  const tens = multiple(k, ln10);
  return { lower: X - tens.upper, upper: X + 1n - tens.lower };
}
