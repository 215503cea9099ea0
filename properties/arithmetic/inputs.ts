import fc from 'fast-check';
import { type Bounds, Rational } from '../../src/arithmetic/index.js';

const bits = new DataView(new ArrayBuffer(8));

/** The neighbour above a finite number, by its bits: an independent definition of `nextUp`. */
export function bitsAbove(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

export const bitsBelow = (x: number) => -bitsAbove(-x);

const powers = fc.integer({ min: -1074, max: 1023 }).map((k) => 2 ** k);
const special = fc.constantFrom(
  0,
  1,
  2,
  0.5,
  0.1,
  Number.MIN_VALUE,
  2 ** -1022,
  2 ** -1022 - 2 ** -1074,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 1023,
  Number.MAX_VALUE,
  1 - 2 ** -53,
  1 + 2 ** -52,
);
const subnormal = fc.bigInt({ min: 1n, max: 2n ** 52n }).map((n) => Number(n) * Number.MIN_VALUE);
const anyMagnitude = fc.double({ noNaN: true, noDefaultInfinity: true }).map(Math.abs);
const moderate = fc.double({ min: 2 ** -40, max: 2 ** 40, noNaN: true });
const nearOne = fc.integer({ min: -1000, max: 1000 }).map((n) => 1 + n * 2 ** -52);

/** Finite numbers >= 0, from all strata: special, subnormal, powers of two and their neighbours, near 1, any. */
export const nonnegative = fc.oneof(
  special,
  subnormal,
  powers,
  powers.map((x) => Math.min(bitsAbove(x), Number.MAX_VALUE)),
  fc.integer({ min: 0, max: 1000 }),
  moderate,
  nearOne,
  anyMagnitude,
);
export const positive = nonnegative.map((x) => x || 1);
export const finite = fc.tuple(nonnegative, fc.boolean()).map(([x, negative]) => (negative ? -x : x));

/** Exact, narrow (a few neighbours apart) and wide intervals. */
export function interval(end: fc.Arbitrary<number>): fc.Arbitrary<Bounds> {
  const point = end.map((x) => ({ lower: x, upper: x }));
  const narrow = fc.tuple(end, fc.integer({ min: 1, max: 3 })).map(([x, steps]) => {
    let upper = x;
    for (let i = 0; i < steps && upper < Number.MAX_VALUE; i += 1) upper = bitsAbove(upper);
    return { lower: x, upper };
  });
  const wide = fc.tuple(end, end).map(([x, y]) => ({ lower: Math.min(x, y), upper: Math.max(x, y) }));
  return fc.oneof(point, narrow, wide);
}

/** A number of the interval: an end, the middle, or the exact mean of the ends. */
export function member(a: Bounds, choice: number): Rational {
  const lower = Rational.fromNumber(a.lower);
  const upper = Rational.fromNumber(a.upper);
  return lower.add(upper.sub(lower).mul(Rational.of(choice, 4)));
}

export const choice = fc.integer({ min: 0, max: 4 });

export const rational = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })),
    fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: 10n ** 30n })),
  )
  .map(([n, d]) => Rational.of(n, d));
