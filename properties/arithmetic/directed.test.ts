import fc from 'fast-check';
import {
  addDown,
  addUp,
  divDown,
  divUp,
  mulDown,
  mulUp,
  nextDown,
  nextUp,
  Rational,
  sqrtDown,
  sqrtUp,
  subDown,
  subUp,
  toInterval,
} from '../../src/arithmetic/index.js';
import { bitsAbove, bitsBelow, finite, nonnegative, positive, rational } from './inputs.js';
import { law } from './law.js';

const exactly = Rational.fromNumber;

/** Whether `x` is the greatest binary64 number <= q. */
function isFloor(x: number, q: Rational): boolean {
  if (x === -Infinity) return exactly(-Number.MAX_VALUE).compare(q) > 0;
  const above = bitsAbove(x);
  return exactly(x).compare(q) <= 0 && (above === Infinity || exactly(above).compare(q) > 0);
}

/** Whether `x` is the least binary64 number >= q. */
const isCeiling = (x: number, q: Rational) => isFloor(-x, q.neg());

law(
  'nextUp and nextDown are the neighbours by bits',
  20000,
  fc.property(finite, (x) => nextUp(x) === bitsAbove(x) && nextDown(x) === bitsBelow(x)),
);

law(
  'sums are rounded once, in their direction',
  6000,
  fc.property(finite, finite, (a, b) => {
    const sum = exactly(a).add(exactly(b));
    const difference = exactly(a).sub(exactly(b));
    return (
      isFloor(addDown(a, b), sum) &&
      isCeiling(addUp(a, b), sum) &&
      isFloor(subDown(a, b), difference) &&
      isCeiling(subUp(a, b), difference)
    );
  }),
);

law(
  'products are rounded once, in their direction',
  6000,
  fc.property(finite, finite, (a, b) => {
    const product = exactly(a).mul(exactly(b));
    return isFloor(mulDown(a, b), product) && isCeiling(mulUp(a, b), product);
  }),
);

law(
  'products that become subnormal are rounded once, in their direction',
  6000,
  fc.property(positive, finite, fc.integer({ min: -1080, max: -960 }), (a, b, k) => {
    const x = (a / 2 ** Math.floor(Math.log2(a))) * 2 ** -480;
    const y = (b === 0 ? 1 : b / 2 ** Math.floor(Math.log2(Math.abs(b)))) * 2 ** (k + 480);
    const product = exactly(x).mul(exactly(y));
    return isFloor(mulDown(x, y), product) && isCeiling(mulUp(x, y), product);
  }),
);

law(
  'quotients are rounded once, in their direction',
  6000,
  fc.property(finite, finite, (a, b) => {
    if (b === 0) return true;
    const quotient = exactly(a).div(exactly(b));
    return isFloor(divDown(a, b), quotient) && isCeiling(divUp(a, b), quotient);
  }),
);

law(
  'square roots are rounded once, in their direction',
  6000,
  fc.property(nonnegative, (x) => {
    const [down, up, q] = [sqrtDown(x), sqrtUp(x), exactly(x)];
    const square = (s: number) => exactly(s).mul(exactly(s));
    return (
      square(down).compare(q) <= 0 &&
      square(bitsAbove(down)).compare(q) > 0 &&
      square(up).compare(q) >= 0 &&
      (x === 0 || square(bitsBelow(up)).compare(q) < 0)
    );
  }),
);

const scaled = fc.tuple(rational, fc.integer({ min: -1150, max: 1100 })).map(([q, k]) => {
  const power = Rational.of(2n ** BigInt(Math.abs(k)));
  return k < 0 ? q.div(power) : q.mul(power);
});

law(
  'an enclosed rational has the tightest bounds, of any magnitude',
  6000,
  fc.property(fc.oneof(rational, scaled), (q) => {
    const { lower, upper } = toInterval(q);
    return isFloor(lower, q) && isCeiling(upper, q);
  }),
);

law(
  'a binary64 number is enclosed by itself',
  3000,
  fc.property(finite, (x) => {
    const { lower, upper } = toInterval(exactly(x));
    return lower === x && upper === x;
  }),
);
