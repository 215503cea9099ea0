import fc from 'fast-check';
import { decimalArithmetic, type ExactNumber, exact, Rational } from '../../src/arithmetic/index.js';
import { present } from './containment.js';
import { law } from './law.js';

const natural = fc.integer({ min: 1, max: 100000 });
const small = fc.integer({ min: 1, max: 400 });
const fraction = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }))
  .map(([n, d]) => Rational.of(n, d));

const root = (n: number): ExactNumber => present(exact.sqrt(exact.integer(n)));
const equal = (a: ExactNumber, b: ExactNumber) => {
  const { less, equal: same, greater } = exact.orderings(a, b);
  return same && !less && !greater;
};
const { add, sub, mul, div } = exact;

const terms = fc.array(fc.tuple(fraction, small), { minLength: 1, maxLength: 5 });
const sum = (parts: [Rational, number][]): ExactNumber =>
  parts.reduce<ExactNumber>(
    (total, [q, n]) => present(add(total, present(mul(exact.rational(q), root(n))))),
    exact.integer(0),
  );

law(
  '(sqrt a + sqrt b)(sqrt a - sqrt b) = a - b',
  500,
  fc.property(natural, natural, (a, b) =>
    equal(present(mul(present(add(root(a), root(b))), present(sub(root(a), root(b))))), exact.integer(a - b)),
  ),
);

law(
  'sqrt(a^2 b) = a sqrt b',
  500,
  fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (a, b) =>
    equal(root(a * a * b), present(mul(exact.integer(a), root(b)))),
  ),
);

law(
  'sum of 1/(sqrt t + sqrt(t + 1)) telescopes',
  30,
  fc.property(fc.integer({ min: 1, max: 60 }), (last) => {
    let total: ExactNumber = exact.integer(0);
    for (let t = 1; t <= last; t += 1)
      total = present(add(total, present(div(exact.integer(1), present(add(root(t), root(t + 1)))))));
    return equal(total, present(sub(root(last + 1), exact.integer(1))));
  }),
);

law(
  'sums, products and quotients obey the laws of a field',
  300,
  fc.property(terms, terms, (x, y) => {
    const [a, b] = [sum(x), sum(y)];
    const square = (s: ExactNumber) => present(mul(s, s));
    const left = square(present(add(a, b)));
    const right = present(
      add(present(add(square(a), square(b))), present(mul(exact.integer(2), present(mul(a, b))))),
    );
    return equal(left, right);
  }),
);

law(
  '(a/b) b = a for divisors of one and two terms',
  300,
  fc.property(terms, fc.array(fc.tuple(fraction, small), { minLength: 1, maxLength: 2 }), (x, y) => {
    const [a, b] = [sum(x), sum(y)];
    if (equal(b, exact.integer(0))) return true;
    return equal(present(mul(present(div(a, b)), b)), a);
  }),
);

const decimal = decimalArithmetic(120);

law(
  'the order of sums of roots agrees with 120 decimal digits',
  400,
  fc.property(terms, terms, (x, y) => {
    const approximately = (parts: [Rational, number][]) =>
      parts.reduce(
        (total, [q, n]) =>
          present(
            decimal.add(
              total,
              present(decimal.mul(decimal.rational(q), present(decimal.sqrt(decimal.integer(n))))),
            ),
          ),
        decimal.integer(0),
      );
    const claimed = exact.orderings(sum(x), sum(y));
    const possible = decimal.orderings(approximately(x), approximately(y));
    return (
      Number(claimed.less) + Number(claimed.equal) + Number(claimed.greater) === 1 &&
      (!claimed.less || possible.less) &&
      (!claimed.equal || possible.equal) &&
      (!claimed.greater || possible.greater)
    );
  }),
);

law(
  'numbers that agree to 50 digits and more are not called equal',
  200,
  fc.property(natural, fc.integer({ min: 50, max: 300 }), (n, digits) => {
    const tiny = exact.rational(Rational.of(1n, 10n ** BigInt(digits)));
    const a = root(n);
    const b = present(add(a, tiny));
    const order = exact.orderings(a, b);
    return order.less && !order.equal && !order.greater && exact.agreeingDigits(a, b) >= digits - 1;
  }),
);
