import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcd } from '../../src/arithmetic/exact/integer.js';

const SEED = 1;

/** Euclid's algorithm, with nothing else. */
function euclid(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Integers of up to so many bits, each length as often as others. */
const upTo = (bits: number): fc.Arbitrary<bigint> =>
  fc.nat(bits).chain((length) => fc.bigInt({ min: -(1n << BigInt(length)), max: 1n << BigInt(length) }));

/** Two neighbours of the Fibonacci numbers: all quotients are 1, as many as there can be. */
function fibonacci(count: number): [bigint, bigint] {
  let [a, b] = [0n, 1n];
  for (let i = 0; i < count; i += 1) [a, b] = [b, a + b];
  return [a, b];
}

describe(`the greatest common divisor (seed ${SEED})`, () => {
  it('is that of plain Euclid, for short and long numbers with a common factor', () => {
    fc.assert(
      fc.property(upTo(1300), upTo(1300), upTo(200), (a, b, factor) => {
        expect(gcd(a * factor, b * factor)).toBe(euclid(a * factor, b * factor));
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('is that of plain Euclid for numbers of about the same length', () => {
    const pair = fc.integer({ min: 50, max: 1200 }).chain((bits) => {
      const long = fc.bigInt({ min: 1n << BigInt(bits - 1), max: 1n << BigInt(bits) });
      return fc.tuple(long, long);
    });
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(gcd(a, b)).toBe(euclid(a, b));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  const edges = [0, 1, 52, 53, 54, 64, 128, 999, 1023, 1024, 1025, 2100].flatMap((bits) => {
    const power = 1n << BigInt(bits);
    return [power - 1n, power, power + 1n, 3n * power];
  });

  it('is that of plain Euclid around the powers of two where the arithmetic changes', () => {
    for (const a of edges)
      for (const b of edges) {
        const wanted = euclid(a, b);
        if (gcd(a, b) !== wanted || gcd(-a, b) !== wanted) expect([a, b, gcd(a, b)]).toEqual([a, b, wanted]);
      }
  });

  it('is found where all quotients are 1, and where the first is very large', () => {
    for (const count of [70, 80, 200, 1500]) {
      const [a, b] = fibonacci(count);
      expect(gcd(a, b)).toBe(1n);
      expect(gcd(a * 7n ** 40n, b * 7n ** 40n)).toBe(7n ** 40n);
    }
    expect(gcd(7n ** 500n * 11n, 7n ** 30n)).toBe(7n ** 30n);
    expect(gcd(0n, -(3n ** 100n))).toBe(3n ** 100n);
    expect(gcd(5n ** 90n, 5n ** 90n)).toBe(5n ** 90n);
  });
});
