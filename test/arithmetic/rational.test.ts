import { expect, test } from 'vitest';
import { Rational, toInterval } from '../../src/arithmetic/index.js';

test('numbers are read in the forms a document may have', () => {
  const read = (text: string) => Rational.parse(text)?.toString() ?? null;
  expect(['3', '-0.25', '1e-3', '22/7', '+4', '2.50e2', '6/4', '-0'].map(read)).toEqual([
    '3',
    '-0.25',
    '0.001',
    '22/7',
    '4',
    '250',
    '1.5',
    '0',
  ]);
  expect(['', '.5', '1/0', '1e99999', 'NaN', '0x10', '1 2'].map(read)).toEqual(Array(7).fill(null));
});

test('long decimals are written as fractions', () => {
  expect(Rational.of(1, 2 ** 20).toString()).toBe('0.00000095367431640625');
  expect(Rational.of(1n, 2n ** 60n).toString()).toBe('1/1152921504606846976');
});

test('a decimal has at most 34 places and 17 digits, a fraction any number', () => {
  const text = (n: bigint, d: bigint) => Rational.of(n, d).toString();
  expect(text(3n, 10n ** 34n)).toBe(`0.${'3'.padStart(34, '0')}`);
  expect(text(3n, 10n ** 35n)).toBe(`3/1${'0'.repeat(35)}`);
  expect(text(5n ** 30n, 2n ** 31n * 5n ** 34n)).toBe(`1/${2n ** 31n * 5n ** 4n}`);
  expect(text(-(10n ** 16n + 1n), 10n ** 17n)).toBe('-0.10000000000000001');
  for (const [n, d] of [
    [1n, 2n ** 120_000n],
    [7n, 5n ** 50_000n],
    [3n, 10n ** 34n],
    [3n, 10n ** 35n],
  ] as const)
    expect(Rational.parse(text(n, d))!.equals(Rational.of(n, d))).toBe(true);
});

test('powers beyond 2^20 bits are refused, those of -1, 0 and 1 never', () => {
  expect(Rational.of(2).pow(2 ** 20)).toBe(null);
  expect(Rational.of(-1).pow(Number.MAX_SAFE_INTEGER)!.toString()).toBe('-1');
  expect(Rational.ZERO.pow(0)!.toString()).toBe('1');
  expect(() => Rational.ZERO.pow(-1)).toThrow(RangeError);
});

test('only finite numbers have an exact value', () => {
  for (const x of [Number.NaN, Infinity, -Infinity]) expect(() => Rational.fromNumber(x)).toThrow(RangeError);
});

test('enclosures at the ends of the binary64 range', () => {
  const power = (k: number) => Rational.of(2n ** BigInt(Math.abs(k)));
  const tiny = Rational.ONE.div(power(1075));
  expect(toInterval(tiny)).toEqual({ lower: 0, upper: Number.MIN_VALUE });
  expect(toInterval(tiny.add(tiny))).toEqual({ lower: Number.MIN_VALUE, upper: Number.MIN_VALUE });
  expect(toInterval(power(1024))).toEqual({ lower: Number.MAX_VALUE, upper: Infinity });
  expect(toInterval(power(1024).neg())).toEqual({ lower: -Infinity, upper: -Number.MAX_VALUE });
});
