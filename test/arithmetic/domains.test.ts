import { describe, expect, test } from 'vitest';
import {
  Absent,
  type Arithmetic,
  binary64,
  decimalArithmetic,
  exact,
  Rational,
  type Result,
} from '../../src/arithmetic/index.js';

const q = (text: string) => Rational.parse(text)!;

/** Cases that every arithmetic decides alike at exact arguments. */
function decides<N>(arithmetic: Arithmetic<N>): void {
  const at = (text: string) => arithmetic.rational(q(text));
  const absent = (result: Result<N>) =>
    result instanceof Absent ? `${result.certainty}: ${result.reason}` : 'present';
  const is = (result: Result<N>, text: string) => {
    expect(result).not.toBeInstanceOf(Absent);
    const { lower, upper } = arithmetic.bounds(result as N);
    expect([lower + 0, upper + 0]).toEqual([Number(text), Number(text)]);
  };

  test('division by zero', () => {
    expect(absent(arithmetic.div(at('1'), at('0')))).toBe('does not exist: division by zero');
    expect(absent(arithmetic.div(at('0'), at('0')))).toBe('does not exist: division by zero');
    is(arithmetic.div(at('0'), at('-3')), '0');
  });

  test('square roots', () => {
    expect(absent(arithmetic.sqrt(at('-1')))).toBe('does not exist: square root of a negative number');
    is(arithmetic.sqrt(at('0')), '0');
    is(arithmetic.sqrt(at('6.25')), '2.5');
  });

  test('logarithms', () => {
    for (const x of ['0', '-2'])
      expect(absent(arithmetic.ln(at(x)))).toBe('does not exist: logarithm of a nonpositive number');
    is(arithmetic.ln(at('1')), '0');
    is(arithmetic.exp(at('0')), '1');
  });

  test('integer powers', () => {
    expect(absent(arithmetic.integerPower(at('0'), -1))).toBe('does not exist: zero to a negative power');
    is(arithmetic.integerPower(at('0'), 0), '1');
    is(arithmetic.integerPower(at('0'), 3), '0');
    is(arithmetic.integerPower(at('-2'), 10), '1024');
    is(arithmetic.integerPower(at('-2'), 3), '-8');
    is(arithmetic.integerPower(at('2'), -2), '0.25');
  });

  test('real powers', () => {
    expect(absent(arithmetic.realPower(at('-1'), at('0.5')))).toBe(
      'does not exist: negative number to a real power',
    );
    expect(absent(arithmetic.realPower(at('0'), at('-1')))).toBe('does not exist: zero to a negative power');
    is(arithmetic.realPower(at('0'), at('0')), '1');
    is(arithmetic.realPower(at('0'), at('0.25')), '0');
    is(arithmetic.realPower(at('4'), at('0.5')), '2');
    is(arithmetic.realPower(at('3'), at('2')), '9');
    is(arithmetic.realPower(at('1'), at('1/3')), '1');
  });

  test('order, min and max', () => {
    expect(arithmetic.orderings(at('2'), at('3'))).toEqual({ less: true, equal: false, greater: false });
    expect(arithmetic.orderings(at('3'), at('3'))).toEqual({ less: false, equal: true, greater: false });
    is(arithmetic.min(at('2'), at('-3')), '-3');
    is(arithmetic.max(at('2'), at('-3')), '2');
    is(arithmetic.abs(at('-3')), '3');
    expect(arithmetic.agreeingDigits(at('3'), at('3'))).toBe(Infinity);
    expect(arithmetic.agreeingDigits(at('1024'), at('1025'))).toBe(3);
    expect(arithmetic.agreeingDigits(at('-1'), at('1'))).toBe(0);
  });
}

describe('binary64', () => decides(binary64));
describe('decimal 40', () => decides(decimalArithmetic(40)));
describe('exact', () => decides(exact));

/** Cases that enclosures with an inside leave open. */
function leavesOpen<N>(arithmetic: Arithmetic<N>, hull: (lower: string, upper: string) => N): void {
  const unknown = (result: Result<N>) => expect(result).toMatchObject({ certainty: 'unknown' });

  test('an operation that exists at some members and not at others is unknown', () => {
    unknown(arithmetic.div(hull('1', '2'), hull('0', '1')));
    unknown(arithmetic.div(hull('1', '2'), hull('-1', '1')));
    unknown(arithmetic.sqrt(hull('-1', '0')));
    unknown(arithmetic.ln(hull('0', '1')));
    unknown(arithmetic.integerPower(hull('-1', '1'), -2));
    unknown(arithmetic.realPower(hull('-1', '1'), hull('2', '2')));
    unknown(arithmetic.realPower(hull('0', '1'), hull('-1', '1')));
  });

  test('0^y joins 0^0 = 1 where y may be 0', () => {
    const { lower, upper } = arithmetic.bounds(arithmetic.realPower(hull('0', '0'), hull('0', '1')) as N);
    expect([lower, upper]).toEqual([0, 1]);
  });

  test('powers of an interval around 0', () => {
    const bounds = (n: number) => arithmetic.bounds(arithmetic.integerPower(hull('-2', '1'), n) as N);
    expect(bounds(2)).toEqual({ lower: 0, upper: 4 });
    expect(bounds(3)).toEqual({ lower: -8, upper: 1 });
  });
}

describe('binary64 intervals', () =>
  leavesOpen(binary64, (lower, upper) => ({ lower: Number(lower), upper: Number(upper) })));

describe('decimal intervals', () => {
  const decimal = decimalArithmetic(40);
  leavesOpen(decimal, (lower, upper) => ({
    lower: decimal.rational(q(lower)).lower,
    upper: decimal.rational(q(upper)).upper,
  }));
});
