import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Absent, decimalArithmetic, Rational, type Result, twofold } from '../../src/arithmetic/index.js';
import { cos } from '../../src/arithmetic/twofold/elementary.js';
import type { Twofold } from '../../src/arithmetic/twofold/twofold-number.js';
import { law } from './law.js';
import { EXACTLY } from './laws.js';

/** Sizes from 2^-60 to 2^60, short and long significands, both signs, and 0. */
const number = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.double({ min: -1, max: 1, noNaN: true }), fc.boolean())
  .map(([e, x, short]) => (short ? Math.round(x * 8) : x) * 2 ** e)
  .filter((x) => x === 0 || Math.abs(x) > 2 ** -150);

/** A twofold with a radius, and a member of it. */
const ball = fc
  .tuple(
    number,
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, 0, 1e-30, 1e-9, 0.5),
    fc.constantFrom(-1, 0, 1, 0.5),
  )
  .map(([x, share, relative, at]) => {
    const low = x * share * 2 ** -54;
    const high = x + low;
    const radius = Math.abs(x) * relative;
    const a: Twofold = { high, low: low - (high - x), radius };
    const centre = Rational.fromNumber(a.high).add(Rational.fromNumber(a.low));
    return { a, member: centre.add(Rational.fromNumber(radius).mul(Rational.fromNumber(at))) };
  });

function encloses({ high, low, radius }: Twofold, x: Rational): boolean {
  if (radius === Infinity) return true;
  const off = Rational.fromNumber(high).add(Rational.fromNumber(low)).sub(x).abs();
  return off.compare(Rational.fromNumber(radius)) <= 0;
}

function keeps(result: Result<Twofold>, value: Rational | null): boolean {
  if (result instanceof Absent) return value === null || result.certainty === 'unknown';
  return value !== null && encloses(result, value);
}

describe('twofold numbers', () => {
  for (const operation of ['add', 'sub', 'mul', 'div', 'min', 'max'] as const)
    law(
      `${operation} contains the exact value at members of its operands`,
      4000,
      fc.property(ball, ball, (a, b) =>
        keeps(twofold[operation](a.a, b.a), EXACTLY[operation](a.member, b.member)),
      ),
    );

  it('a quotient is not called exact where a product of its words has vanished', () => {
    const a: Twofold = { high: 2 ** -390, low: 0, radius: 0 };
    const b: Twofold = { high: 1, low: 2 ** -700, radius: 0 };
    const exact = Rational.fromNumber(a.high).div(
      Rational.fromNumber(b.high).add(Rational.fromNumber(b.low)),
    );
    expect(keeps(twofold.div(a, b), exact)).toBe(true);
  });

  law(
    'sums that cancel contain the exact value',
    4000,
    fc.property(ball, number, (a, tiny) => {
      const near = twofold.add(twofold.neg(a.a), twofold.rational(Rational.fromNumber(tiny))) as Twofold;
      return keeps(twofold.add(a.a, near), Rational.fromNumber(tiny));
    }),
  );

  law(
    'integer powers contain the exact value',
    2000,
    fc.property(ball, fc.integer({ min: -6, max: 6 }), (a, n) =>
      keeps(twofold.integerPower(a.a, n), a.member.sign === 0 && n < 0 ? null : a.member.pow(n)),
    ),
  );

  law(
    'the root of a square contains the number, and the text encloses it',
    2000,
    fc.property(ball, (a) => {
      const square = twofold.rational(a.member.mul(a.member));
      const root = twofold.sqrt(square);
      if (root instanceof Absent) return root.certainty === 'unknown';
      const { lower, upper } = twofold.text(root);
      const x = a.member.abs();
      return (
        encloses(root, x) && Rational.parse(lower)!.compare(x) <= 0 && Rational.parse(upper)!.compare(x) >= 0
      );
    }),
  );

  const DECIMAL = decimalArithmetic(60);
  const agrees = (result: Result<Twofold>, oracle: Result<ReturnType<typeof DECIMAL.rational>>) => {
    if (result instanceof Absent) return result.certainty === 'unknown' || oracle instanceof Absent;
    if (oracle instanceof Absent) return false;
    const { lower, upper } = DECIMAL.text(oracle);
    // Both contain the value: they meet.
    const own = twofold.text(result);
    return (
      Rational.parse(own.lower)!.compare(Rational.parse(upper)!) <= 0 &&
      Rational.parse(own.upper)!.compare(Rational.parse(lower)!) >= 0
    );
  };

  for (const name of ['ln', 'exp', 'sqrt'] as const)
    law(
      `${name} meets an enclosure of 60 digits`,
      1500,
      fc.property(ball, (a) => agrees(twofold[name](a.a), DECIMAL[name](DECIMAL.rational(a.member)))),
    );

  law(
    'real powers meet an enclosure of 60 digits',
    800,
    fc.property(ball, ball, (a, b) =>
      agrees(
        twofold.realPower(a.a, b.a),
        DECIMAL.realPower(DECIMAL.rational(a.member), DECIMAL.rational(b.member)),
      ),
    ),
  );

  law(
    'cos contains the value of its series, in rational numbers',
    1500,
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.constantFrom(0, 1e-20, 0.1),
      (x, radius) => {
        const result = cos({ high: x, low: 0, radius });
        return !(result instanceof Absent) && encloses(widened(result, 1e-40), cosine(x));
      },
    ),
  );

  law(
    'floor, ceil and mod contain the values at members',
    3000,
    fc.property(ball, ball, (a, b) => {
      const quotient = b.member.sign === 0 ? null : a.member.div(b.member);
      const remainder = quotient && a.member.sub(b.member.mul(floorOf(quotient)));
      return (
        keeps(twofold.floor(a.a), floorOf(a.member)) &&
        keeps(twofold.ceil(a.a), floorOf(a.member.neg()).neg()) &&
        keeps(twofold.mod(a.a, b.a), remainder)
      );
    }),
  );

  law(
    'sin^2 + cos^2 contains 1, and sin meets the cosine a quarter turn before',
    1000,
    fc.property(ball, (a) => {
      const [c, s] = [twofold.cos(a.a), twofold.sin(a.a)];
      if (c instanceof Absent || s instanceof Absent) return true;
      const squares = twofold.add(twofold.mul(c, c) as Twofold, twofold.mul(s, s) as Twofold) as Twofold;
      const half = twofold.div(twofold.pi() as Twofold, twofold.integer(2)) as Twofold;
      const before = twofold.cos(twofold.sub(a.a, half) as Twofold);
      const meets = before instanceof Absent || twofold.orderings(before, s).equal;
      return keeps(squares, Rational.of(1)) && meets;
    }),
  );

  it('log2 is exact for powers of two, and 2^log2(x) contains x', () => {
    expect(twofold.log2(twofold.integer(1024))).toEqual({ high: 10, low: 0, radius: 0 });
    const seven = twofold.log2(twofold.integer(7)) as Twofold;
    expect(keeps(twofold.realPower(twofold.integer(2), seven), Rational.of(7))).toBe(true);
  });

  it('carry 28 digits through every function', () => {
    const x = twofold.div(twofold.integer(22), twofold.integer(7)) as Twofold;
    for (const f of [twofold.ln, twofold.exp, twofold.sqrt, cos]) {
      const { high, radius } = f(x) as Twofold;
      expect(radius / Math.abs(high)).toBeLessThan(1e-28);
    }
  });

  it('are exact for integers and exact quotients, and honest outside their range', () => {
    expect(twofold.div(twofold.integer(12), twofold.integer(4))).toEqual({ high: 3, low: 0, radius: 0 });
    expect(twofold.mul(twofold.integer(2 ** 40 + 1), twofold.integer(2 ** 40 + 1))).toMatchObject({
      radius: 0,
    });
    const huge = twofold.rational(Rational.of(10n ** 130n, 1n));
    expect(huge.radius).toBe(Infinity);
    expect(twofold.mul(huge, huge)).toBeInstanceOf(Absent);
  });
});

function floorOf(x: Rational): Rational {
  const whole = x.numerator / x.denominator;
  return Rational.of(x.sign < 0 && whole * x.denominator !== x.numerator ? whole - 1n : whole);
}

function widened(a: Twofold, by: number): Twofold {
  return { ...a, radius: a.radius + by };
}

/** cos x by its series in integers of 400 bits; x is exact. Off by far less than 10^-60. */
function cosine(x: number): Rational {
  const bits = 400n;
  const one = 1n << bits;
  const q = Rational.fromNumber(x);
  const z = (q.numerator * one) / q.denominator;
  let [term, sum] = [one, one];
  for (let n = 1n; term !== 0n && n < 400n; n += 1n) {
    term = -((((term * z) >> bits) * z) >> bits) / ((2n * n - 1n) * (2n * n));
    sum += term;
  }
  return Rational.of(sum, one);
}
