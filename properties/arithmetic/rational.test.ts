import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Rational, toInterval } from '../../src/arithmetic/index.js';
import { bitsAbove, bitsBelow, rational } from './inputs.js';
import { law } from './law.js';

const oracle = (q: Rational) => new Fraction(q.numerator, q.denominator);
const agrees = (q: Rational, f: Fraction) => q.numerator === f.s * f.n && q.denominator === f.d;

law(
  'sums, differences, products and comparison agree with fraction.js',
  3000,
  fc.property(rational, rational, (a, b) => {
    const [x, y] = [oracle(a), oracle(b)];
    return (
      agrees(a.add(b), x.add(y)) &&
      agrees(a.sub(b), x.sub(y)) &&
      agrees(a.mul(b), x.mul(y)) &&
      a.compare(b) === Math.sign(x.compare(y)) &&
      a.equals(b) === x.equals(y) &&
      agrees(a.neg(), x.neg()) &&
      agrees(a.abs(), x.abs())
    );
  }),
);

law(
  'quotients agree with fraction.js, and division by zero throws',
  3000,
  fc.property(rational, rational, (a, b) => {
    if (b.sign !== 0) return agrees(a.div(b), oracle(a).div(oracle(b)));
    try {
      a.div(b);
      return false;
    } catch (error) {
      return error instanceof RangeError;
    }
  }),
);

law(
  'powers agree with repeated products',
  1000,
  fc.property(rational, fc.integer({ min: -12, max: 12 }), (a, n) => {
    if (a.sign === 0 && n < 0) return true;
    let expected = new Fraction(1);
    for (let i = 0; i < Math.abs(n); i += 1) expected = expected.mul(oracle(a));
    return agrees(a.pow(n)!, n < 0 ? expected.inverse() : expected);
  }),
);

law(
  'text parses back to the same number',
  3000,
  fc.property(rational, (a) => Rational.parse(a.toString())!.equals(a)),
);

law(
  'decimals parse to what fraction.js reads',
  2000,
  fc.property(fc.integer(), fc.integer({ min: 0, max: 999999 }), (n, d) => {
    const text = `${n}.${String(d).padStart(6, '0')}`;
    return agrees(Rational.parse(text)!, new Fraction(text));
  }),
);

law(
  'binary64 numbers survive the way to a rational and back',
  3000,
  fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
    const { lower, upper } = toInterval(Rational.fromNumber(x));
    return lower === upper && lower === (x === 0 ? 0 : x);
  }),
);

law(
  'the approximation is an enclosing binary64 number or a neighbour of one',
  4000,
  fc.property(rational, fc.integer({ min: -1150, max: 1010 }), (a, k) => {
    const power = Rational.of(2n ** BigInt(Math.abs(k)));
    const q = k < 0 ? a.div(power) : a.mul(power);
    const { lower, upper } = toInterval(q);
    const x = q.approximate();
    const least = lower === -Infinity ? lower : bitsBelow(lower);
    const greatest = upper === Infinity ? upper : bitsAbove(upper);
    return x >= least && x <= greatest;
  }),
);
