import type { Meter } from '../guide/meter.js';

/** The two largest primes below 2^26: products of residues are below 2^52, and exact in floating point. */
export const PRIMES = [67_108_859, 67_108_837] as const;

/** What a quotient costs beside a product. */
const QUOTIENT_WORK = 25;

/**
 * Arithmetic modulo a prime, on numbers 0, …, p - 1. NaN stands for what has no residue, and for everything that is made of it.
 */
export class ResidueOperations {
  private prime: number = PRIMES[0];
  private inverse = 1 / PRIMES[0];

  /** `meter`: counts the operations, and throws where they are too many. */
  constructor(private readonly meter: Meter) {}

  use(prime: number): void {
    this.prime = prime;
    this.inverse = 1 / prime;
  }

  spend(work: number): void {
    this.meter.spend(work);
  }

  /** 0, 1 and NaN are their own residues. */
  constant(x: number): number {
    return x;
  }

  /** The residue of a whole number; NaN of any other. */
  integer(x: number): number {
    if (!Number.isSafeInteger(x)) return Number.NaN;
    const residue = x % this.prime;
    return residue < 0 ? residue + this.prime : residue + 0;
  }

  negative(a: number): number {
    return a === 0 ? 0 : this.prime - a;
  }

  add(a: number, b: number): number {
    this.spend(1);
    const sum = a + b;
    return sum >= this.prime ? sum - this.prime : sum;
  }

  subtract(a: number, b: number): number {
    this.spend(1);
    const difference = a - b;
    return difference < 0 ? difference + this.prime : difference;
  }

  multiply(a: number, b: number): number {
    this.spend(1);
    return this.product(a, b);
  }

  /**
   * The quotient of the product by the prime is below p - 1. Two roundings change it by less than (p - 1) 2^-52, which is less than 1/p, and a
   * product that is not 0 is no multiple of the prime: it is 1/p or more away from the next whole number. So its whole part is exact.
   */
  private product(a: number, b: number): number {
    const product = a * b;
    return product - Math.floor(product * this.inverse) * this.prime;
  }

  /** NaN where the denominator is a multiple of the prime: the quotient may exist or not. */
  divide(a: number, b: number): number {
    this.spend(QUOTIENT_WORK);
    return b === 0 || Number.isNaN(b) ? Number.NaN : this.product(a, this.reciprocal(b));
  }

  /** Euclid's algorithm: at each step `last` and `next` are `a` times `ofLast` and `ofNext`. */
  private reciprocal(a: number): number {
    const { prime } = this;
    let [last, ofLast] = [prime, 0];
    let [next, ofNext] = [a, 1];
    while (next !== 0) {
      const times = Math.floor(last / next);
      [last, next] = [next, last - times * next];
      [ofLast, ofNext] = [ofNext, ofLast - times * ofNext];
    }
    return ofLast < 0 ? ofLast + prime : ofLast;
  }

  /** A power whose exponent is a plain number, by squaring; NaN where that is no whole number. */
  power(a: number, exponent: number): number {
    if (!Number.isSafeInteger(exponent)) return Number.NaN;
    if (exponent < 0) return this.divide(1, this.power(a, -exponent));
    let power = Number.isNaN(a) ? a : 1;
    for (let square = a, left = exponent; left > 0; left = Math.floor(left / 2)) {
      this.spend(2);
      if (left % 2 === 1) power = this.product(power, square);
      square = this.product(square, square);
    }
    return power;
  }

  /** Whether plain numbers show which is the greater, or that they are equal: their errors are far below this. */
  isClear(a: number, b: number): boolean {
    if (a === b) return Number.isSafeInteger(a);
    return Math.abs(a - b) > CLEAR * Math.max(Math.abs(a), Math.abs(b));
  }
}

const CLEAR = 1e-9;
