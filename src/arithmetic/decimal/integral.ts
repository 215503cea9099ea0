import { Absent, type Result } from '../arithmetic.js';
import type { DirectedDecimals } from './directed.js';
import { type DecimalInterval, intervalOperations } from './interval.js';
import { ONE, Plain, ZERO } from './plain.js';

const DIVISION_BY_ZERO = new Absent('does not exist', 'division by zero');
const PERHAPS_DIVISION_BY_ZERO = new Absent('unknown', 'division by zero');

/** The greatest integer below or at each bound: exact, it has no more digits than the bound. */
export function floor(a: DecimalInterval): DecimalInterval {
  return { lower: a.lower.floor(), upper: a.upper.floor() };
}

export function ceil(a: DecimalInterval): DecimalInterval {
  return { lower: a.lower.ceil(), upper: a.upper.ceil() };
}

/** As for binary64: from the definition where the quotient's floor is one integer, all remainders elsewhere. */
export function remainder(d: DirectedDecimals) {
  const { div, mul, sub } = intervalOperations(d);
  return (a: DecimalInterval, b: DecimalInterval): Result<DecimalInterval> => {
    if (b.lower.isZero() && b.upper.isZero()) return DIVISION_BY_ZERO;
    if (b.lower.lte(0) && b.upper.gte(0)) return PERHAPS_DIVISION_BY_ZERO;
    const range = b.lower.gt(0) ? { lower: ZERO, upper: b.upper } : { lower: b.lower, upper: ZERO };
    const quotient = div(a, b);
    if (quotient instanceof Absent) return quotient;
    const turns = floor(quotient);
    if (!turns.lower.eq(turns.upper)) return range;
    const rest = sub(a, mul(b, turns));
    return { lower: Plain.max(range.lower, rest.lower), upper: Plain.min(range.upper, rest.upper) };
  };
}

/** n for x = 2^n with |n| <= 1074, `null` for other numbers; the power is compared exactly. */
export function exponentOfTwo(x: DecimalInterval['lower']): DecimalInterval['lower'] | null {
  const guess = Math.round(Math.log2(x.toNumber()));
  if (!Number.isFinite(guess) || Math.abs(guess) > 1000) return null;
  const power = new Plain(String(2n ** BigInt(Math.abs(guess))));
  const isEqual = guess >= 0 ? x.eq(power) : x.eq(new Exact(ONE).div(power));
  return isEqual ? new Plain(guess) : null;
}

/** 2^-1000 has 1000 digits after its point: division by a power of two is exact with this number of digits. */
const Exact = Plain.clone({ precision: 1100 });
