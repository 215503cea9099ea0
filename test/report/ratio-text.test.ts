import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { factorAbove } from '../../src/campaign/sharpen/constant.js';
import { ratioCell } from '../../src/report/numbers.js';
import { constantFactorText, notBelow, ratioText } from '../../src/report/ratio-text.js';

const ratioOf = (lower: string, upper = lower) => ({
  ratio: { lower, upper },
  sign: 'positive' as const,
  at: {},
  indices: {},
});

describe('the digits of a ratio', () => {
  it.each([
    ['0.99999999', '1.00000001', '0.999999', '1.0001', '1.0001'],
    ['0.5', '0.50000000000000000000000001', '0.5', '0.50001', '0.50001'],
    ['1', '1', '1', '1', '1.0001'],
    ['3/2', '3/2', '3/2', '3/2', '1.5001'],
    ['1123/105', '1123/105', '1123/105', '10.696', '10.696'],
    ['12345678.9', '12345679.1', '12345600', '12346000', '12346000'],
    ['9.99999e59', '1.00001e60', '9.99999e59', '1.0001e60', '1.0001e60'],
    ['0.000123456789', '0.00012345679', '0.000123456', '0.00012346', '0.00012346'],
  ])('%s to %s: %s is not above it, %s not below, %s above', (lower, upper, shown, least, beyond) => {
    const ratio = ratioOf(lower, upper);
    const above = constantFactorText({ factor: factorAbove(ratio, '<')!.toString() });
    expect([ratioText(ratio), notBelow(ratio), above]).toEqual([shown, least, beyond]);
    expect(factorAbove(ratio, '<=')!.compare(Rational.parse(least)!)).toBe(0);
    const [s, l, b] = [shown, least, beyond].map((text) => Rational.parse(text)!);
    expect(s!.compare(Rational.parse(lower)!)).toBeLessThanOrEqual(0);
    expect(l!.compare(Rational.parse(upper)!)).toBeGreaterThanOrEqual(0);
    expect(b!.compare(Rational.parse(upper)!)).toBe(1);
  });
});

describe('a ratio in a narrow column', () => {
  it.each([
    ['0.9999999999', '0.999999'],
    ['33.278702163', '33.27870'],
    ['1', '1'],
    ['100000000', '1e8'],
    ['6338253001141146039913283584', '6.338e27'],
    ['1234567.891', '1.234e6'],
    ['123456.7891', '123456.7'],
    ['0.0000000009', '9e-10'],
    ['0.0012345678', '0.001234'],
    ['0', '0'],
  ])('%s is %s: rounded down, and of its size', (ratio, cell) => {
    expect(ratioCell(ratio)).toBe(cell);
    const [whole, shown] = [Rational.parse(ratio)!, Rational.parse(cell)!];
    expect(shown.compare(whole)).toBeLessThanOrEqual(0);
    expect(shown.approximate()).toBeGreaterThanOrEqual(0.99 * whole.approximate());
  });
});
