import { describe, expect, it } from 'vitest';
import { Meter } from '../../../src/adversary/guide/meter.js';
import { BinaryResidues } from '../../../src/adversary/residues/binary-residues.js';
import { PRIMES, ResidueOperations } from '../../../src/adversary/residues/operations.js';
import { Rational } from '../../../src/arithmetic/index.js';

/** Exact residues, by whole numbers of any size. */
function modulo(x: bigint, prime: number): number {
  const p = BigInt(prime);
  return Number(((x % p) + p) % p);
}

function powerModulo(base: bigint, exponent: bigint, prime: number): bigint {
  let power = 1n;
  for (let left = exponent, square = base; left > 0n; left /= 2n) {
    if (left % 2n === 1n) power = (power * square) % BigInt(prime);
    square = (square * square) % BigInt(prime);
  }
  return power;
}

function fractionModulo({ numerator, denominator }: Rational, prime: number): number {
  return modulo(numerator * powerModulo(BigInt(modulo(denominator, prime)), BigInt(prime - 2), prime), prime);
}

const isPrime = (n: number): boolean => {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return n > 1;
};

describe('arithmetic modulo a prime', () => {
  it.each(PRIMES)('%d is a prime below 2^26', (prime) => {
    expect(isPrime(prime)).toBe(true);
    expect(prime).toBeLessThan(2 ** 26);
  });

  describe.each(PRIMES)('%d', (prime) => {
    const operations = new ResidueOperations(new Meter());
    operations.use(prime);
    const residues = [0, 1, 2, 3, 1000, 8191, (prime - 1) / 2, (prime + 1) / 2, prime - 2, prime - 1];
    for (let x = 1; residues.length < 200; x = (x * 48_271 + 11) % prime) residues.push(x, prime - x);

    it('adds, subtracts, multiplies and divides as whole numbers do', () => {
      for (const a of residues)
        for (const b of residues) {
          const [x, y] = [BigInt(a), BigInt(b)];
          expect(operations.add(a, b)).toBe(modulo(x + y, prime));
          expect(operations.subtract(a, b)).toBe(modulo(x - y, prime));
          expect(operations.multiply(a, b)).toBe(modulo(x * y, prime));
          const quotient = operations.divide(a, b);
          if (b === 0) expect(quotient).toBeNaN();
          else expect(modulo(BigInt(quotient) * y, prime)).toBe(a);
        }
    });

    it('multiplies exactly where a quotient in floating point may be off by one, on either side', () => {
      for (const a of residues.slice(1))
        for (let k = 1; k < 50; k += 1) {
          const b = operations.divide(k, a);
          expect(operations.multiply(a, b)).toBe(k);
          expect(operations.multiply(prime - a, b)).toBe(prime - k);
        }
    });

    it('raises to powers, negative ones too', () => {
      for (const a of residues.slice(0, 40))
        for (const exponent of [0, 1, 2, 3, 7, 64, 1_000_003]) {
          const power = powerModulo(BigInt(a), BigInt(exponent), prime);
          expect(operations.power(a, exponent)).toBe(Number(power));
          const inverse = operations.power(a, -exponent);
          if (power === 0n) expect(inverse).toBeNaN();
          else expect(modulo(BigInt(inverse) * power, prime)).toBe(1);
        }
      expect(operations.power(5, 0.5)).toBeNaN();
    });

    it('knows whole numbers, and no others', () => {
      for (const x of [0, 1, -1, prime, -prime, prime + 1, -prime - 1, 2 ** 53 - 1, -(2 ** 53) + 1])
        expect(operations.integer(x)).toBe(modulo(BigInt(x), prime));
      for (const x of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
        expect(operations.integer(x)).toBeNaN();
    });

    it('has no residue where an operand has none', () => {
      const results = [
        operations.add(Number.NaN, 1),
        operations.subtract(1, Number.NaN),
        operations.multiply(Number.NaN, 0),
        operations.divide(0, Number.NaN),
        operations.divide(Number.NaN, 1),
        operations.power(Number.NaN, 0),
        operations.power(Number.NaN, -1),
        operations.negative(Number.NaN),
      ];
      for (const result of results) expect(result).toBeNaN();
    });

    it('knows numbers of binary64', () => {
      const binary = new BinaryResidues(prime);
      const numbers = [0, -0, 1, -1, 0.1, -0.75, 2 ** 52 + 1, 1e300, -1e-300, Number.MAX_VALUE];
      numbers.push(Number.MIN_VALUE, 3 * Number.MIN_VALUE, 2 ** -1022, -(2 ** -1022), prime, prime / 4);
      for (const x of numbers)
        expect(binary.of(x), `${x}`).toBe(fractionModulo(Rational.fromNumber(x), prime));
      for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
        expect(binary.of(x)).toBeNaN();
    });
  });

  it('compares plain numbers where their errors cannot matter', () => {
    const { isClear } = new ResidueOperations(new Meter());
    expect([isClear(1, 2), isClear(3, 3), isClear(0, 0), isClear(-1, 1)]).toEqual([true, true, true, true]);
    expect([isClear(0.3, 0.1 * 3), isClear(0.5, 0.5), isClear(Number.NaN, 1)]).toEqual([false, false, false]);
  });
});
