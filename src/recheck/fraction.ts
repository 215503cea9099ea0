/** Bits of n: 0 for 0, else the least b with |n| < 2^b. */
export function bitsOf(n: bigint): number {
  const magnitude = n < 0n ? -n : n;
  if (magnitude === 0n) return 0;
  const digits = magnitude.toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits[0]!, 16)));
}

/** The greatest integer <= n/d, for d > 0. */
export function floorQuotient(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return quotient * d > n ? quotient - 1n : quotient;
}

/** floor(sqrt(n)) for n >= 0: Newton's iterates from above decrease until they reach it. */
export function floorRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitsOf(n) + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n/d in lowest terms, d > 0. Nothing rounds but `cut`, which says which way. */
export class Fraction {
  private constructor(
    readonly n: bigint,
    readonly d: bigint,
  ) {}

  static readonly ZERO = new Fraction(0n, 1n);
  static readonly ONE = new Fraction(1n, 1n);

  /** n/d, for d not 0. */
  static of(n: bigint, d = 1n): Fraction {
    if (d === 1n) return new Fraction(n, 1n);
    if (d < 0n) return Fraction.of(-n, -d);
    // Most denominators are powers of two: shifts are enough for them.
    if ((d & (d - 1n)) === 0n) {
      if (n === 0n) return Fraction.ZERO;
      const twos = n & -n;
      const common = twos < d ? twos : d;
      return new Fraction(n / common, d / common);
    }
    const common = divisor(n, d);
    return new Fraction(n / common, d / common);
  }

  add(other: Fraction): Fraction {
    return this.d === other.d
      ? Fraction.of(this.n + other.n, this.d)
      : Fraction.of(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  sub(other: Fraction): Fraction {
    return this.add(other.neg());
  }

  mul(other: Fraction): Fraction {
    return Fraction.of(this.n * other.n, this.d * other.d);
  }

  /** For `other` not 0. */
  div(other: Fraction): Fraction {
    return Fraction.of(this.n * other.d, this.d * other.n);
  }

  neg(): Fraction {
    return new Fraction(-this.n, this.d);
  }

  /** Negative, 0 or positive, as this is less than, equal to or greater than `other`. */
  order(other: Fraction): number {
    const difference = this.n * other.d - other.n * this.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get sign(): number {
    return this.n < 0n ? -1 : this.n > 0n ? 1 : 0;
  }

  get isInteger(): boolean {
    return this.d === 1n;
  }

  get floor(): bigint {
    return floorQuotient(this.n, this.d);
  }

  /** Bits that it is written down with. */
  get size(): number {
    return bitsOf(this.n) + bitsOf(this.d);
  }

  /** A number m 2^e with |m| <= 2^(bits + 1), not above this for `down` and not below it for `up`; off by at most a share 2^(1 - bits) of it. */
  cut(bits: number, direction: 'down' | 'up'): Fraction {
    if (this.n === 0n) return this;
    if (direction === 'up') return this.neg().cut(bits, 'down').neg();
    const shift = bits - (bitsOf(this.n) - bitsOf(this.d));
    return shift >= 0
      ? Fraction.of(floorQuotient(this.n << BigInt(shift), this.d), 1n << BigInt(shift))
      : Fraction.of(floorQuotient(this.n, this.d << BigInt(-shift)) << BigInt(-shift));
  }
}
