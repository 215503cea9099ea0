import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Arithmetic,
  type Bounds,
  binary64,
  type DecimalInterval,
  decimalArithmetic,
  exact,
  nextDown,
  nextUp,
  Rational,
} from '../../src/arithmetic/index.js';
import { IS_WHOLE } from '../../test/support/sampled.js';
import { encloses, meets, present } from './containment.js';
import { choice, finite, interval, member, nonnegative, positive, rational } from './inputs.js';
import { law } from './law.js';
import { intervalLaws, keepsPromise } from './laws.js';

/** The long suite has half the runs. */
const FEWER = IS_WHOLE ? 1 : 2;

intervalLaws(binary64, (a) => a, FEWER);

const at = { 17: decimalArithmetic(17), 40: decimalArithmetic(40), 80: decimalArithmetic(80) };
for (const decimal of Object.values(at))
  intervalLaws(
    decimal,
    (a) => ({
      lower: decimal.rational(Rational.fromNumber(a.lower)).lower,
      upper: decimal.rational(Rational.fromNumber(a.upper)).upper,
    }),
    8 * FEWER,
  );

const ladder = [binary64, at[17], at[40], at[80]] as const;

/** The results of all arithmetics for the same exact arguments, as binary64 bounds: each two must meet. */
function overlap(evaluate: <N>(arithmetic: Arithmetic<N>) => N): boolean {
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
  1500 / FEWER,
  fc.property(positive, (x) => overlap((A) => present(A.ln(A.rational(Rational.fromNumber(x)))))),
);

law(
  `${ladder.length} precisions overlap: exp`,
  1500 / FEWER,
  fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) =>
    overlap((A) => present(A.exp(A.rational(Rational.fromNumber(x))))),
  ),
);

law(
  `${ladder.length} precisions overlap: powers`,
  1000 / FEWER,
  fc.property(positive, fc.double({ min: -30, max: 30, noNaN: true }), (x, y) =>
    overlap((A) =>
      present(A.realPower(A.rational(Rational.fromNumber(x)), A.rational(Rational.fromNumber(y)))),
    ),
  ),
);

law(
  `${ladder.length} precisions overlap: integer powers with large exponents`,
  1000 / FEWER,
  fc.property(fc.double({ min: 0.9, max: 1.1, noNaN: true }), fc.integer({ min: -5000, max: 5000 }), (x, n) =>
    overlap((A) => present(A.integerPower(A.rational(Rational.fromNumber(x)), n))),
  ),
);

law(
  'square roots of rationals lie in every enclosure of the exact surd',
  1000 / FEWER,
  fc.property(rational, (q) => {
    const surd = exact.bounds(present(exact.sqrt(exact.rational(q.abs()))));
    return (
      overlap((A) => present(A.sqrt(A.rational(q.abs())))) &&
      meets(surd, binary64.bounds(present(binary64.sqrt(binary64.rational(q.abs())))))
    );
  }),
);

/** The value of a function at a member, to 80 digits, lies in its enclosure over the whole argument. */
function holds<N>(arithmetic: Arithmetic<N>, found: N, value: DecimalInterval): boolean {
  const bounds = arithmetic.bounds(found);
  const sharp = at[80].bounds(value);
  return meets(bounds, sharp);
}

const wide = (a: Bounds): DecimalInterval => ({
  lower: at[40].rational(Rational.fromNumber(a.lower)).lower,
  upper: at[40].rational(Rational.fromNumber(a.upper)).upper,
});

const base = interval(fc.double({ min: 0.01, max: 100, noNaN: true, minExcluded: true }));
const exponent = interval(fc.double({ min: -40, max: 40, noNaN: true }));

law(
  'powers, logarithms and exponentials of intervals hold the values at members',
  3000 / FEWER,
  fc.property(base, exponent, choice, choice, (a, y, i, j) => {
    const [x, p] = [at[80].rational(member(a, i)), at[80].rational(member(y, j))];
    return (
      holds(binary64, present(binary64.realPower(a, y)), present(at[80].realPower(x, p))) &&
      holds(binary64, present(binary64.ln(a)), present(at[80].ln(x))) &&
      holds(binary64, present(binary64.exp(y)), present(at[80].exp(p))) &&
      holds(at[40], present(at[40].realPower(wide(a), wide(y))), present(at[80].realPower(x, p))) &&
      holds(at[40], present(at[40].ln(wide(a))), present(at[80].ln(x))) &&
      holds(at[40], present(at[40].exp(wide(y))), present(at[80].exp(p)))
    );
  }),
);

law(
  'digits said to agree do agree',
  2000 / FEWER,
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

law(
  'integer powers contain the value up to the largest exponents',
  3000 / FEWER,
  fc.property(
    fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 20 })),
    fc.boolean(),
    fc.double({ min: 1, max: 600, noNaN: true }),
    (steps, above, size) => {
      const x = above ? 1 + steps * 2 ** -52 : 1 - steps * 2 ** -53;
      const n = Math.min(Math.round(size / Math.abs(x - 1)), Number.MAX_SAFE_INTEGER);
      const found = present(binary64.integerPower({ lower: x, upper: x }, n));
      const value = at[80].integerPower(at[80].rational(Rational.fromNumber(x)), n);
      return encloses(found, at[80].bounds(present(value)));
    },
  ),
);

/** Whether binary64 bounds are at most one step outside the tightest, which 80 digits tell. */
function nearlyTightest(found: Bounds, tightest: Bounds): boolean {
  return (
    encloses(found, tightest) &&
    found.lower >= nextDown(tightest.lower) &&
    found.upper <= nextUp(tightest.upper)
  );
}

law(
  'binary64 bounds of ln and exp are at most one step outside the tightest',
  4000 / FEWER,
  fc.property(positive, fc.double({ min: -745, max: 709, noNaN: true }), (x, y) => {
    const tight = (z: number) => at[80].rational(Rational.fromNumber(z));
    const point = (z: number) => ({ lower: z, upper: z });
    return (
      nearlyTightest(present(binary64.ln(point(x))), at[80].bounds(present(at[80].ln(tight(x))))) &&
      nearlyTightest(present(binary64.exp(point(y))), at[80].bounds(present(at[80].exp(tight(y)))))
    );
  }),
);

test('a broken arithmetic is caught: a sum without its outward steps breaks the promise', () => {
  const nearest = (a: Bounds, b: Bounds) => ({ lower: a.lower + b.lower, upper: a.upper + b.upper });
  const run = fc.check(
    fc.property(interval(finite), interval(finite), choice, choice, (a, b, i, j) =>
      keepsPromise(binary64, nearest(a, b), member(a, i).add(member(b, j))),
    ),
    { seed: 1, numRuns: 2000 },
  );
  expect(run.failed).toBe(true);
});
