import fc from 'fast-check';
import { Absent, type Arithmetic, type Bounds, Rational, type Result } from '../../src/arithmetic/index.js';
import { contains, encloses, present } from './containment.js';
import { choice, finite, interval, member, nonnegative, positive } from './inputs.js';
import { law } from './law.js';

type Binary = 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max';

/** What each operation is on exact rationals; `null` where it has no value. */
export const EXACTLY: Record<Binary, (a: Rational, b: Rational) => Rational | null> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => (b.sign === 0 ? null : a.div(b)),
  min: (a, b) => (a.compare(b) <= 0 ? a : b),
  max: (a, b) => (a.compare(b) >= 0 ? a : b),
};

/** Whether the result of an operation keeps its promise for a true value (`null`: it has none there). */
export function keepsPromise<N>(
  arithmetic: Arithmetic<N>,
  result: Result<N>,
  value: Rational | null,
): boolean {
  if (result instanceof Absent) return value === null || result.certainty === 'unknown';
  return value !== null && contains(arithmetic.bounds(result), value);
}

/** An enclosure of all numbers between two binary64 numbers, for an arithmetic whose numbers have two bounds. */
export type Hull<N> = (a: Bounds) => N;

/** The laws every arithmetic on intervals obeys, whatever its precision. `scale` divides the numbers of runs. */
export function intervalLaws<N>(arithmetic: Arithmetic<N>, hull: Hull<N>, scale: number): void {
  const { name, digits } = arithmetic;
  const label = `${name} ${digits}`;
  const any = interval(finite);
  const runs = (n: number) => Math.ceil(n / scale);

  for (const operation of Object.keys(EXACTLY) as Binary[])
    law(
      `${label}: ${operation} contains the exact value at members of its operands`,
      runs(4000),
      fc.property(any, any, choice, choice, (a, b, i, j) =>
        keepsPromise(
          arithmetic,
          arithmetic[operation](hull(a), hull(b)),
          EXACTLY[operation](member(a, i), member(b, j)),
        ),
      ),
    );

  law(
    `${label}: neg and abs contain the exact value`,
    runs(2000),
    fc.property(any, choice, (a, i) => {
      const x = member(a, i);
      return (
        contains(arithmetic.bounds(arithmetic.neg(hull(a))), x.neg()) &&
        keepsPromise(arithmetic, arithmetic.abs(hull(a)), x.abs())
      );
    }),
  );

  law(
    `${label}: integer powers contain the exact value`,
    runs(3000),
    fc.property(any, choice, fc.integer({ min: -9, max: 9 }), (a, i, n) => {
      const x = member(a, i);
      const value = x.sign === 0 && n < 0 ? null : x.pow(n);
      return keepsPromise(arithmetic, arithmetic.integerPower(hull(a), n), value);
    }),
  );

  law(
    `${label}: the square of a square root contains the number`,
    runs(2000),
    fc.property(interval(nonnegative), choice, (a, i) => {
      const root = present(arithmetic.sqrt(hull(a)));
      return contains(arithmetic.bounds(present(arithmetic.integerPower(root, 2))), member(a, i));
    }),
  );

  law(
    `${label}: exp(ln x) contains x`,
    runs(2000),
    fc.property(interval(positive), choice, (a, i) => {
      const back = present(arithmetic.exp(present(arithmetic.ln(hull(a)))));
      return contains(arithmetic.bounds(back), member(a, i));
    }),
  );

  law(
    `${label}: ln(exp x) contains x`,
    runs(2000),
    fc.property(interval(fc.double({ min: -700, max: 700, noNaN: true })), choice, (a, i) => {
      const back = present(arithmetic.ln(present(arithmetic.exp(hull(a)))));
      return contains(arithmetic.bounds(back), member(a, i));
    }),
  );

  law(
    `${label}: (a/b) b contains a`,
    runs(3000),
    fc.property(any, interval(positive), choice, (a, b, i) => {
      const quotient = present(arithmetic.div(hull(a), hull(b)));
      return contains(arithmetic.bounds(present(arithmetic.mul(quotient, hull(b)))), member(a, i));
    }),
  );

  law(
    `${label}: the power x^(1/3) cubed contains x`,
    runs(1000),
    fc.property(interval(positive), choice, (a, i) => {
      const third = arithmetic.rational(Rational.of(1, 3));
      const root = present(arithmetic.realPower(hull(a), third));
      return contains(arithmetic.bounds(present(arithmetic.integerPower(root, 3))), member(a, i));
    }),
  );

  law(
    `${label}: wider operands give wider results`,
    runs(3000),
    fc.property(any, any, choice, choice, (a, b, i, j) => {
      const points = [member(a, i), member(b, j)].map((x) => arithmetic.rational(x)) as [N, N];
      const inner = points.map((x) => arithmetic.bounds(x)) as [Bounds, Bounds];
      // A rounded member may stick out of a narrow interval: then it is no smaller operand.
      if (!encloses(a, inner[0]) || !encloses(b, inner[1])) return true;
      return (Object.keys(EXACTLY) as Binary[]).every((operation) => {
        const wide = arithmetic[operation](hull(a), hull(b));
        const narrow = arithmetic[operation](...points);
        if (wide instanceof Absent) return wide.certainty === 'unknown' || narrow instanceof Absent;
        return !(narrow instanceof Absent) && encloses(arithmetic.bounds(wide), arithmetic.bounds(narrow));
      });
    }),
  );

  law(
    `${label}: the orderings allow the order of members`,
    runs(3000),
    fc.property(any, any, choice, choice, (a, b, i, j) => {
      const order = member(a, i).compare(member(b, j));
      const { less, equal, greater } = arithmetic.orderings(hull(a), hull(b));
      return [less, equal, greater][order + 1] === true;
    }),
  );

  law(
    `${label}: the text encloses the bounds`,
    runs(2000),
    fc.property(any, (a) => {
      const { lower, upper } = arithmetic.text(hull(a));
      return (
        Rational.parse(lower)!.compare(Rational.fromNumber(a.lower)) <= 0 &&
        Rational.parse(upper)!.compare(Rational.fromNumber(a.upper)) >= 0
      );
    }),
  );
}
