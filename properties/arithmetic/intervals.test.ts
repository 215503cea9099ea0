import fc from 'fast-check';
import { binary64, decimalArithmetic, exact, Rational } from '../../src/arithmetic/index.js';
import { meets, present } from './containment.js';
import { interval, nonnegative, positive, rational } from './inputs.js';
import { law } from './law.js';
import { intervalLaws } from './laws.js';

intervalLaws(binary64, (a) => a, 1);

const at = { 17: decimalArithmetic(17), 40: decimalArithmetic(40), 80: decimalArithmetic(80) };
for (const decimal of Object.values(at))
  intervalLaws(
    decimal,
    (a) => ({
      lower: decimal.rational(Rational.fromNumber(a.lower)).lower,
      upper: decimal.rational(Rational.fromNumber(a.upper)).upper,
    }),
    8,
  );

const ladder = [binary64, at[17], at[40], at[80]] as const;

/** The results of all arithmetics for the same exact arguments, as binary64 bounds: each two must meet. */
function overlap(
  evaluate: <N>(arithmetic: import('../../src/arithmetic/index.js').Arithmetic<N>) => N,
): boolean {
  const enclosures = [
    binary64.bounds(evaluate(binary64)),
    at[17].bounds(evaluate(at[17])),
    at[40].bounds(evaluate(at[40])),
    at[80].bounds(evaluate(at[80])),
  ];
  return enclosures.every((a) => enclosures.every((b) => meets(a, b)));
}

law(
  `${ladder.length} precisions overlap: ln`,
  1500,
  fc.property(positive, (x) => overlap((A) => present(A.ln(A.rational(Rational.fromNumber(x)))))),
);

law(
  `${ladder.length} precisions overlap: exp`,
  1500,
  fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) =>
    overlap((A) => present(A.exp(A.rational(Rational.fromNumber(x))))),
  ),
);

law(
  `${ladder.length} precisions overlap: powers`,
  1000,
  fc.property(positive, fc.double({ min: -30, max: 30, noNaN: true }), (x, y) =>
    overlap((A) =>
      present(A.realPower(A.rational(Rational.fromNumber(x)), A.rational(Rational.fromNumber(y)))),
    ),
  ),
);

law(
  `${ladder.length} precisions overlap: integer powers with large exponents`,
  1000,
  fc.property(fc.double({ min: 0.9, max: 1.1, noNaN: true }), fc.integer({ min: -5000, max: 5000 }), (x, n) =>
    overlap((A) => present(A.integerPower(A.rational(Rational.fromNumber(x)), n))),
  ),
);

law(
  'square roots of rationals lie in every enclosure of the exact surd',
  1000,
  fc.property(rational, (q) => {
    const surd = exact.bounds(present(exact.sqrt(exact.rational(q.abs()))));
    return (
      overlap((A) => present(A.sqrt(A.rational(q.abs())))) &&
      meets(surd, binary64.bounds(present(binary64.sqrt(binary64.rational(q.abs())))))
    );
  }),
);

law(
  'digits said to agree do agree',
  2000,
  fc.property(interval(nonnegative), interval(nonnegative), (a, b) => {
    const digits = binary64.agreeingDigits(a, b);
    if (digits === Infinity) return a.lower === a.upper && b.lower === a.lower && b.upper === a.lower;
    if (digits === 0) return true;
    const [x, y] = [Rational.fromNumber(a.lower), Rational.fromNumber(b.upper)];
    const difference = x.sub(y).abs();
    const larger = x.compare(y) > 0 ? x : y;
    return difference.mul(Rational.of(10n ** BigInt(digits))).compare(larger) <= 0;
  }),
);
