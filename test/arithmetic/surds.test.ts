import { describe, expect, test } from 'vitest';
import { integerRoot, perfectRoot } from '../../src/arithmetic/exact/integer.js';
import { Absent, type ExactNumber, exact, Rational, type Result } from '../../src/arithmetic/index.js';

const at = (text: string) => exact.rational(Rational.parse(text)!);
const root = (text: string) => exact.sqrt(at(text)) as ExactNumber;
const equal = (a: Result<ExactNumber>, b: Result<ExactNumber>) =>
  expect(exact.orderings(a as ExactNumber, b as ExactNumber)).toEqual({
    less: false,
    equal: true,
    greater: false,
  });
const refused = (result: Result<ExactNumber>) =>
  expect(result).toEqual(new Absent('unknown', 'not representable'));

test('the text of a rational is exact, that of an irrational number has 40 digits', () => {
  expect(exact.text(at('1/3'))).toEqual({ lower: '1/3', upper: '1/3' });
  expect(exact.text(root('2'))).toEqual({
    lower: '1.414213562373095048801688724209698078569',
    upper: '1.41421356237309504880168872420969807857',
  });
});

test('roots of one class modulo squares are one number', () => {
  equal(exact.add(root('8'), root('18')), root('50'));
  equal(exact.sub(root('12'), root('1/3')), exact.mul(at('5/3'), root('3')));
  equal(exact.sub(root('2'), root('2')), at('0'));
});

test('divisors of up to four terms are made rational by conjugation', () => {
  const three = exact.add(exact.add(root('2'), root('3')) as ExactNumber, root('5')) as ExactNumber;
  const four = exact.add(
    exact.add(exact.add(at('1'), root('2')) as ExactNumber, root('3')) as ExactNumber,
    root('6'),
  ) as ExactNumber;
  for (const divisor of [three, four])
    equal(exact.mul(exact.div(at('1'), divisor) as ExactNumber, divisor), at('1'));
});

test('an exact zero that looks like none divides nothing', () => {
  const zero = exact.sub(
    exact.mul(root('6'), root('10')) as ExactNumber,
    exact.mul(at('2'), root('15')) as ExactNumber,
  ) as ExactNumber;
  expect(exact.div(at('1'), zero)).toEqual(new Absent('does not exist', 'division by zero'));
  expect(exact.sqrt(exact.sub(at('1'), root('2')) as ExactNumber)).toEqual(
    new Absent('does not exist', 'square root of a negative number'),
  );
});

test('powers with a plain reason are exact', () => {
  equal(exact.realPower(at('4'), at('1.5')), at('8'));
  equal(exact.realPower(at('8/27'), at('-2/3')), at('9/4'));
  equal(exact.realPower(at('2'), at('-0.5')), root('1/2'));
  equal(exact.realPower(at('4'), at('0.25')), root('2'));
  equal(exact.integerPower(exact.add(at('1'), root('2')) as ExactNumber, 2), exact.add(at('3'), root('8')));
});

test('rationals are added, multiplied and divided as sums of one term are', () => {
  for (const [x, y] of [
    ['1/3', '-1/3'],
    ['22/7', '0.1'],
    ['-5', '4/9'],
    ['0', '2'],
    ['2', '0'],
  ] as const) {
    const [p, q] = [Rational.parse(x)!, Rational.parse(y)!];
    equal(exact.add(at(x), at(y)), exact.rational(p.add(q)));
    equal(exact.mul(at(x), at(y)), exact.rational(p.mul(q)));
    if (q.sign !== 0) equal(exact.div(at(x), at(y)), exact.rational(p.div(q)));
  }
  expect(exact.add(at('1/3'), at('-1/3'))).toEqual(at('0'));
  expect(exact.div(at('2'), at('0'))).toEqual(new Absent('does not exist', 'division by zero'));
});

describe('what is no sum of square roots, or too large, is unknown', () => {
  test('roots of sums', () => {
    refused(exact.sqrt(exact.add(at('1'), root('2')) as ExactNumber));
    refused(exact.realPower(exact.add(at('1'), root('2')) as ExactNumber, at('1/3')));
  });

  test('sizes beyond the limits', () => {
    refused(exact.integerPower(at('3'), 100000));
    const [long, longer] = [2n ** 20_000n + 1n, 2n ** 20_001n + 1n].map((n) =>
      exact.rational(Rational.of(n)),
    );
    const inverse = (x: ExactNumber) => exact.div(at('1'), x) as ExactNumber;
    refused(exact.mul(long!, longer!));
    refused(exact.mul(inverse(long!), inverse(longer!)));
    refused(exact.add(inverse(long!), inverse(longer!)));
    refused(exact.div(long!, inverse(longer!)));
    refused(exact.integerPower(exact.add(at('1'), root('2')) as ExactNumber, 1 << 20));
    const many = Array.from({ length: 30 }, (_, i) => root(String(i + 2))).reduce(
      (sum, next) => exact.add(sum, next) as ExactNumber,
    );
    refused(exact.mul(many, many));
    refused(exact.div(at('1'), many));
  });
});

test('numbers closer than 640 digits are different, in an unknown order', () => {
  const power = (n: number) =>
    exact.integerPower(exact.sub(root('2'), at('1')) as ExactNumber, n) as ExactNumber;
  const close = power(2000);
  expect(exact.orderings(close, at('0'))).toEqual({ less: true, equal: false, greater: true });
  expect(exact.orderings(power(500), at('0'))).toEqual({ less: false, equal: false, greater: true });
  refused(exact.abs(close));
});

test('integer roots', () => {
  for (const n of [0n, 1n, 2n, 3n, 4n, 2n ** 53n - 1n, 10n ** 100n, 10n ** 100n - 1n, 2n ** 2001n]) {
    const r = integerRoot(n);
    expect(r * r <= n && n < (r + 1n) * (r + 1n)).toBe(true);
  }
  for (let n = 0n; n < 5000n; n += 1n) {
    const r = integerRoot(n);
    expect(perfectRoot(n)).toBe(r * r === n ? r : null);
    expect(r * r <= n && n < (r + 1n) * (r + 1n)).toBe(true);
  }
});
