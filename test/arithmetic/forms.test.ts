import { describe, expect, test } from 'vitest';
import {
  Absent,
  decimalArithmetic,
  type ExactNumber,
  exact,
  Rational,
  type Result,
} from '../../src/arithmetic/index.js';

const some = (x: Result<ExactNumber>): ExactNumber => {
  if (x instanceof Absent) throw new Error(`${x.certainty}: ${x.reason}`);
  return x;
};
const q = (text: string) => exact.rational(Rational.parse(text)!);
const ln = (text: string) => some(exact.ln(q(text)));
const exp = (text: string) => some(exact.exp(q(text)));
const root = (text: string) => some(exact.sqrt(q(text)));
const power = (x: ExactNumber, y: ExactNumber) => some(exact.realPower(x, y));
const over = (x: ExactNumber, y: ExactNumber) => some(exact.div(x, y));
const plus = (...xs: ExactNumber[]) => xs.reduce((a, b) => some(exact.add(a, b)), exact.integer(0));
const times = (...xs: ExactNumber[]) => xs.reduce((a, b) => some(exact.mul(a, b)), exact.integer(1));
const same = (a: ExactNumber, b: ExactNumber) =>
  expect(exact.orderings(a, b)).toEqual({ less: false, equal: true, greater: false });

describe('equal', () => {
  test('exponentials add their exponents', () => {
    same(exp('5/3'), times(exp('1'), exp('2/3')));
    same(times(exp('7'), exp('-7')), q('1'));
    same(some(exact.exp(root('8'))), some(exact.integerPower(some(exact.exp(root('2'))), 2)));
    same(power(exp('1'), q('-3')), exp('-3'));
  });

  test('logarithms of products, without a factor being found', () => {
    same(ln('6/35'), plus(ln('2'), ln('3'), ln('1/5'), ln('1/7')));
    same(ln('4/9'), times(q('-2'), ln('3/2')));
    same(some(exact.ln(root('12'))), plus(ln('2'), times(q('1/2'), ln('3'))));
  });

  test('a telescoping sum of logarithms of any length is one logarithm', () => {
    const ratios = Array.from({ length: 500 }, (_, t) => ln(`${(t + 2) ** 3 + 7}/${(t + 1) ** 3 + 7}`));
    same(plus(...ratios), ln(`${501 ** 3 + 7}/8`));
  });

  test('ln and exp undo each other, and meet in powers', () => {
    same(some(exact.exp(ln('7/5'))), q('7/5'));
    same(some(exact.ln(exp('7/5'))), q('7/5'));
    same(some(exact.ln(plus(exp('2'), exp('2'), exp('2')))), plus(q('2'), ln('3')));
    same(power(power(q('3'), root('2')), root('2')), q('9'));
  });

  test('roots of one class', () => {
    const x = q('12345/678');
    same(times(power(x, q('37/100')), power(x, q('63/100'))), x);
    same(times(power(q('2'), q('1/3')), power(q('3'), q('1/3')), power(q('6'), q('2/3'))), q('6'));
    same(power(q('8/27'), q('-2/3')), q('9/4'));
    same(times(some(exact.sqrt(root('2'))), some(exact.sqrt(root('8')))), q('2'));
  });

  test('roots of sums that are one product: Hölder at equality', () => {
    // x^p : y^p = u^q : v^q for p = 4, q = 4/3.
    const sum = plus(power(q('3/500'), q('4/3')), power(q('6'), q('4/3')));
    same(times(power(q('10001/10000'), q('1/4')), power(sum, q('3/4'))), q('60006/10000'));
    same(some(exact.ln(sum)), plus(ln('10001/10000'), times(q('4/3'), ln('6'))));
  });

  test('products of sums are multiplied out', () => {
    const one = q('1');
    const square = some(exact.integerPower(plus(one, ln('6')), 2));
    const [two, three] = [ln('2'), ln('3')];
    same(
      square,
      plus(
        one,
        times(q('2'), two),
        times(q('2'), three),
        times(two, two),
        times(q('2'), two, three),
        times(three, three),
      ),
    );
  });

  test('quotients', () => {
    same(over(ln('8'), ln('2')), q('3'));
    same(over(ln('6'), ln('2')), plus(q('1'), over(ln('3'), ln('2'))));
    const sum = plus(exp('1'), exp('2'), exp('3'));
    same(plus(over(exp('1'), sum), over(exp('2'), sum), over(exp('3'), sum)), q('1'));
  });

  test('an exact zero that looks like none divides nothing', () => {
    const zero = plus(ln('6'), ln('1/2'), ln('1/3'));
    expect(exact.div(q('1'), zero)).toEqual(new Absent('does not exist', 'division by zero'));
    expect(exact.ln(zero)).toEqual(new Absent('does not exist', 'logarithm of a nonpositive number'));
    same(power(exp('1'), zero), q('1'));
  });
});

/** A rational within 10^-699 of the number, relatively: 640 digits do not separate them. */
function approximation(x: (d: ReturnType<typeof decimalArithmetic>) => unknown): ExactNumber {
  const decimals = decimalArithmetic(700);
  return q(decimals.text(x(decimals) as never).lower);
}

describe('different, in an unknown order, where a theorem says so', () => {
  const one = Rational.ONE;
  const two = Rational.of(2);
  const cases: [string, ExactNumber, ExactNumber][] = [
    ['Lindemann: e', exp('1'), approximation((d) => d.exp(d.rational(one)))],
    ['Lindemann: ln 2', ln('2'), approximation((d) => d.ln(d.rational(two)))],
    [
      'Baker: sqrt(2) ln 2 + ln 3',
      plus(times(root('2'), ln('2')), ln('3')),
      approximation((d) =>
        d.add(
          d.mul(d.sqrt(d.rational(two)) as never, d.ln(d.rational(two)) as never) as never,
          d.ln(d.rational(Rational.of(3))) as never,
        ),
      ),
    ],
    [
      'Gelfond and Schneider: 2^sqrt(2)',
      power(q('2'), root('2')),
      approximation((d) => d.realPower(d.rational(two), d.sqrt(d.rational(two)) as never)),
    ],
    [
      'Besicovitch: the fifth root of 2',
      power(q('2'), q('1/5')),
      approximation((d) => d.realPower(d.rational(two), d.rational(Rational.of(1n, 5n)))),
    ],
    [
      'ln(2)^2 is transcendental',
      times(ln('2'), ln('2')),
      approximation((d) => d.integerPower(d.ln(d.rational(two)) as never, 2)),
    ],
  ];
  for (const [name, x, y] of cases)
    test(name, () => expect(exact.orderings(x, y)).toEqual({ less: true, equal: false, greater: true }));
});

test('what no theorem decides is left open: e ln 2 is perhaps rational', () => {
  const x = times(exp('1'), ln('2'));
  const y = approximation((d) =>
    d.mul(d.exp(d.rational(Rational.ONE)) as never, d.ln(d.rational(Rational.of(2))) as never),
  );
  expect(exact.orderings(x, y)).toEqual({ less: true, equal: true, greater: true });
  expect(exact.div(q('1'), plus(x, exact.neg(y)))).toEqual(new Absent('unknown', 'division by zero'));
});

test('exponentials of any size are compared, and logarithms of sums with what they are sums of', () => {
  const [a, b, c] = [exp('570'), exp('110000000'), exp('440000000000000000')];
  const lse = some(exact.ln(plus(a, b, c)));
  const bound = plus(q('440000000000000000'), ln('3'));
  expect(exact.orderings(lse, bound)).toEqual({ less: true, equal: false, greater: false });
  expect(exact.orderings(b, c)).toEqual({ less: true, equal: false, greater: false });
  same(some(exact.ln(plus(c, c, c))), bound);
  // softplus: ln(1 + e^x) - ln(1 + e^-x) = x
  const softplus = (x: string) => some(exact.ln(plus(q('1'), exp(x))));
  same(plus(softplus('7/3'), exact.neg(softplus('-7/3'))), q('7/3'));
  // softmax by way of its logarithm
  same(some(exact.exp(plus(lse, q('-570')))), over(plus(a, b, c), a));
  expect(exact.ln(plus(q('1'), exact.neg(exp('1'))))).toEqual(
    new Absent('does not exist', 'logarithm of a nonpositive number'),
  );
});

test('the logarithm of a sum may be 0: nothing is divided by one that is not told from 0', () => {
  const tiny = plus(exp('1'), exact.neg(approximation((d) => d.exp(d.rational(Rational.ONE)))));
  const log = some(
    exact.ln(plus(q('1'), exp('1'), exact.neg(approximation((d) => d.exp(d.rational(Rational.ONE)))))),
  );
  expect(exact.orderings(tiny, q('0')).equal).toBe(false);
  expect(exact.div(q('1'), log)).toEqual(new Absent('unknown', 'division by zero'));
});

test('near misses are ordered', () => {
  expect(exact.orderings(ln('2'), q('0.693147180559945309417232121458176568'))).toEqual({
    less: false,
    equal: false,
    greater: true,
  });
  expect(exact.text(ln('2'))).toEqual({
    lower: '0.6931471805599453094172321214581765680755',
    upper: '0.6931471805599453094172321214581765680756',
  });
  const { lower, upper } = exact.bounds(exp('1'));
  expect(lower <= Math.E && Math.E <= upper && upper - lower < 1e-15).toBe(true);
});

test('beyond the limits is unknown', () => {
  const unknown = new Absent('unknown', 'not representable');
  expect(exact.sqrt(plus(q('1'), ln('2')))).toEqual(unknown);
  expect(exact.ln(exact.rational(Rational.of(3n ** 6000n)))).toEqual(unknown);
  expect(exact.realPower(exact.rational(Rational.of(3n ** 5600n + 1n)), q('1/3'))).toEqual(unknown);
  const many = Array.from({ length: 200 }, (_, i) => times(root(String(i + 2)), ln(`${2 * i + 3}`)));
  expect(() => plus(...many)).toThrow('not representable');
});
