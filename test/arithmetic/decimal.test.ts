import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { type DecimalInterval, decimalArithmetic, Rational } from '../../src/arithmetic/index.js';

const decimal = decimalArithmetic(40);
const at = (text: string): DecimalInterval => decimal.rational(Rational.parse(text)!);

test('digits outside 2 to 4096 are refused', () => {
  for (const digits of [0, 1, 2.5, 4097, Number.NaN])
    expect(() => decimalArithmetic(digits)).toThrow(RangeError);
});

test('rationals are divided down and up', () => {
  expect(decimal.text(at('2/3'))).toEqual({
    lower: '0.6666666666666666666666666666666666666666',
    upper: '0.6666666666666666666666666666666666666667',
  });
});

describe('beyond the exponents of decimal.js', () => {
  const huge = decimal.exp(at('20000000000000000')) as DecimalInterval;
  const tiny = decimal.exp(at('-20000000000000000')) as DecimalInterval;

  test('an overflowing exponential is a finite number or more', () => {
    const { lower, upper } = decimal.exp(at('1e30')) as DecimalInterval;
    expect(lower.isFinite()).toBe(true);
    expect(upper.isFinite()).toBe(false);
  });

  test('an underflowing exponential is 0 or more, and less than some positive number', () => {
    const { lower, upper } = decimal.exp(at('-1e30')) as DecimalInterval;
    expect([lower.isZero(), upper.isZero()]).toEqual([true, false]);
    expect(decimal.bounds({ lower, upper })).toEqual({ lower: 0, upper: Number.MIN_VALUE });
  });

  test('products and quotients that leave the range keep the true value inside', () => {
    const overflow = decimal.mul(huge, huge) as DecimalInterval;
    expect([overflow.lower.isFinite(), overflow.upper.isFinite()]).toEqual([true, false]);
    const underflow = decimal.mul(tiny, decimal.neg(tiny)) as DecimalInterval;
    expect([underflow.lower.isNegative(), underflow.lower.isZero()]).toEqual([true, false]);
    expect(underflow.upper.isZero()).toBe(true);
    const quotient = decimal.div(tiny, huge) as DecimalInterval;
    expect([quotient.lower.isZero(), quotient.upper.isZero()]).toEqual([true, false]);
  });

  test('powers with huge exponents end', () => {
    const power = decimal.integerPower(at('1.000000001'), Number.MAX_SAFE_INTEGER) as DecimalInterval;
    expect(power.lower.lte(power.upper)).toBe(true);
    expect(power.lower.e).toBe(3911776);
    const overflow = decimal.integerPower(at('10'), Number.MAX_SAFE_INTEGER) as DecimalInterval;
    expect([overflow.lower.isFinite(), overflow.upper.isFinite()]).toEqual([true, false]);
  });
});

test('a logarithm next to 1 keeps all its digits', () => {
  const { lower, upper } = decimal.ln(at('1.0000000000000000000000000000000001')) as DecimalInterval;
  // ln(1 + t) = t - t^2/2 + ..., t = 10^-34.
  expect(lower.toString()).toBe('9.9999999999999999999999999999999995e-35');
  expect(upper.gt(lower)).toBe(true);
  expect(upper.sub(lower).lte('1e-74')).toBe(true);
});

test('bounds step outside the decimals by one binary64 number at most', () => {
  expect(decimal.bounds(at('0.1'))).toEqual({ lower: 0.09999999999999999, upper: 0.1 });
  expect(decimal.bounds(at('0.5'))).toEqual({ lower: 0.5, upper: 0.5 });
  expect(decimal.bounds(at('-1e400'))).toEqual({ lower: -Infinity, upper: -Number.MAX_VALUE });
});

test('the global constructor of decimal.js is neither configured nor relied upon', () => {
  const { precision, rounding, maxE } = Decimal;
  decimalArithmetic(99).exp(decimalArithmetic(99).integer(3));
  expect([Decimal.precision, Decimal.rounding, Decimal.maxE]).toEqual([precision, rounding, maxE]);
});
