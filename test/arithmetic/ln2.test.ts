import { expect, test } from 'vitest';
import { LN2_HEAD, LN2_TAIL_DOWN, LN2_TAIL_UP } from '../../src/arithmetic/binary64/ln2.js';
import { nextUp, Rational } from '../../src/arithmetic/index.js';

/** ln 2 = 2 artanh(1/3), by exact fractions; the terms after the n-th are below 9^-n. */
function ln2(): { lower: Rational; upper: Rational } {
  let sum = Rational.ZERO;
  const terms = 80;
  for (let i = 0; i < terms; i += 1)
    sum = sum.add(Rational.of(2n, BigInt(2 * i + 1) * 3n ** BigInt(2 * i + 1)));
  return { lower: sum, upper: sum.add(Rational.of(1n, 9n ** BigInt(terms))) };
}

test('head and tail of ln 2 enclose the exact series, and the tail is as narrow as it can be', () => {
  const { lower, upper } = ln2();
  const head = Rational.fromNumber(LN2_HEAD);
  expect(head.add(Rational.fromNumber(LN2_TAIL_DOWN)).compare(lower)).toBe(-1);
  expect(head.add(Rational.fromNumber(LN2_TAIL_UP)).compare(upper)).toBe(1);
  expect(LN2_TAIL_UP).toBe(nextUp(LN2_TAIL_DOWN));
});

test('multiples of the head of ln 2 by exponents are exact', () => {
  const head = Rational.fromNumber(LN2_HEAD);
  for (let k = -1100; k <= 1100; k += 1)
    expect(Rational.fromNumber(k * LN2_HEAD).equals(head.mul(Rational.of(k)))).toBe(true);
});
