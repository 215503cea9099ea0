import type { Decimal } from 'decimal.js';
import { bitLength } from '../exact/integer.js';
import { type ReducedArgument, reduceArgument, scaledPi } from '../exact/pi.js';
import { cosineExtremes, type QuarterTurns, WHOLE_TURN } from '../quarter-turns.js';
import type { DirectedDecimals } from './directed.js';
import { type FixedPoint, fixedCosine, fixedSine } from './fixed-point.js';
import type { DecimalInterval } from './interval.js';
import { ONE, Plain, ZERO } from './plain.js';
import { textAbove, textBelow } from './scaled.js';
import { significand } from './significand.js';

const BITS_PER_DIGIT = Math.log2(10);
const GUARD_BITS = 48;
/** Arguments of more digits before the point are not reduced: a reduction would take as many digits of pi. */
const MOST_DIGITS = 5000;
const MINUS_ONE = ONE.neg();
const ANY: DecimalInterval = { lower: MINUS_ONE, upper: ONE };

type Wave = (a: DecimalInterval) => DecimalInterval;

/** Enclosures of pi, cosine and sine with the digits of `decimals`. */
export function trigonometric(decimals: DirectedDecimals): {
  readonly pi: () => DecimalInterval;
  readonly cos: Wave;
  readonly sin: Wave;
} {
  const { digits } = decimals;
  const bits = Math.ceil(digits * BITS_PER_DIGIT) + GUARD_BITS;
  const tiny = new Plain(`1e-${digits + 1}`);

  const toDecimal = (x: FixedPoint, scale: number): DecimalInterval => ({
    lower: Plain.max(MINUS_ONE, decimals.parseDown(textBelow(x.lower, scale, 0, digits))),
    upper: Plain.min(ONE, decimals.parseUp(textAbove(x.upper, scale, 0, digits))),
  });

  /** x = k pi/2 + r with as many more bits of r as it has leading zeros: its sine loses no digits. */
  const reduce = (x: Decimal): ReducedArgument => {
    const { coefficient, exponent } = significand(x);
    const [n, d] =
      exponent >= 0 ? [coefficient * 10n ** BigInt(exponent), 1n] : [coefficient, 10n ** BigInt(-exponent)];
    for (let wanted = bits; ; wanted *= 2) {
      const reduced = reduceArgument(n, d, wanted);
      const { lower, upper } = reduced;
      if (n === 0n) return reduced;
      const least = lower > 0n ? lower : upper < 0n ? -upper : 0n;
      if (least > 0n && bitLength(least) >= bits) return reduced;
    }
  };

  /**
   * cos(k pi/2 + r): the cosine or sine of the lower end of r, moved by at most the width of r, because their derivatives
   * are at most 1.
   */
  const atQuarter = (quarters: number, { lower, upper, bits: scale }: ReducedArgument): DecimalInterval => {
    const width = upper - lower;
    const at = quarters % 2 === 0 ? fixedCosine(lower, scale) : fixedSine(lower, scale);
    const turned = { lower: at.lower - width, upper: at.upper + width };
    const isMirrored = quarters % 4 === 1 || quarters % 4 === 2;
    return toDecimal(isMirrored ? { lower: -turned.upper, upper: -turned.lower } : turned, scale);
  };

  /** For 0 < |x| < 10^-(digits + 2): 1 - x^2/2 < cos x < 1, and sin x is x less a share below x^2/6. */
  const near = (x: Decimal, shift: 0 | 1): DecimalInterval => {
    if (shift === 0) return { lower: decimals.subDown(ONE, tiny), upper: ONE };
    const less = decimals.subDown(ONE, tiny);
    return x.isNegative()
      ? { lower: decimals.roundDown(x), upper: decimals.mulUp(x, less) }
      : { lower: decimals.mulDown(x, less), upper: decimals.roundUp(x) };
  };

  const isTiny = (x: Decimal) => x.isZero() || x.e < -(digits + 2);
  const isHuge = (x: Decimal) => !x.isFinite() || x.e > MOST_DIGITS;

  interface At extends QuarterTurns {
    readonly value: DecimalInterval;
  }

  const at = (x: Decimal, shift: 0 | 1): At => {
    if (isTiny(x)) {
      const value = x.isZero()
        ? shift === 0
          ? { lower: ONE, upper: ONE }
          : { lower: ZERO, upper: ZERO }
        : near(x, shift);
      return { value, quarters: (0 - shift) >>> 0, side: x.isZero() ? 0 : x.isNegative() ? -1 : 1 };
    }
    const reduced = reduce(x);
    const quarters = (reduced.quarters - shift) >>> 0;
    const side = reduced.lower > 0n ? 1 : reduced.upper < 0n ? -1 : 0;
    return { value: atQuarter(quarters, reduced), quarters, side };
  };

  const wave = (a: DecimalInterval, shift: 0 | 1): DecimalInterval => {
    if (isHuge(a.lower) || isHuge(a.upper)) return ANY;
    if (!decimals.subUp(a.upper, a.lower).lt(WHOLE_TURN)) return ANY;
    const left = at(a.lower, shift);
    if (a.lower.eq(a.upper)) return left.value;
    const right = at(a.upper, shift);
    const { maximum, minimum } = cosineExtremes(left, right);
    return {
      lower: minimum ? MINUS_ONE : Plain.min(left.value.lower, right.value.lower),
      upper: maximum ? ONE : Plain.max(left.value.upper, right.value.upper),
    };
  };

  const pi = (): DecimalInterval => {
    const { lower, upper } = scaledPi(bits);
    return {
      lower: decimals.parseDown(textBelow(lower, bits, 0, digits)),
      upper: decimals.parseUp(textAbove(upper, bits, 0, digits)),
    };
  };

  return { pi, cos: (a) => wave(a, 0), sin: (a) => wave(a, 1) };
}
