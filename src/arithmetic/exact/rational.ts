import { gcd } from './integer.js';

/** Powers whose result would need more bits than this are refused with `null`: nothing here may exhaust memory. */
const MAX_POWER_BITS = 1 << 20;

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

/** Longest finite decimal that is printed as such; longer ones are printed as a fraction. */
const MAX_DECIMAL_DIGITS = 17;

/** Decimal places of such a number at most: zeros may stand before its digits. */
const MAX_PLACES = 2 * MAX_DECIMAL_DIGITS;

/** A denominator of a number with so many decimal places divides this one. */
const MAX_DECIMAL_DENOMINATOR = 10n ** BigInt(MAX_PLACES);

/**
 * An exact rational number, always in lowest terms with a positive denominator. Immutable. No operation
 * rounds; division by zero throws a `RangeError` (callers that meet data test `sign` first).
 */
export class Rational {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  /** `numerator / denominator`; numbers must be safe integers. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const n = BigInt(numerator);
    const d = BigInt(denominator);
    if (d === 0n) throw new RangeError('division by zero');
    if (d === 1n) return new Rational(n, 1n);
    const g = gcd(n, d);
    return d < 0n ? new Rational(-n / g, -d / g) : new Rational(n / g, d / g);
  }

  /** Reads `3`, `-0.25`, `1e-3` or `22/7`; `null` for anything else (exponents have at most four digits). */
  static parse(text: string): Rational | null {
    const fraction = FRACTION.exec(text);
    if (fraction) {
      const d = BigInt(fraction[2]!);
      return d === 0n ? null : Rational.of(BigInt(fraction[1]!), d);
    }
    const m = NUMBER.exec(text);
    if (!m) return null;
    const decimals = m[3] ?? '';
    const digits = BigInt(m[2]! + decimals);
    const exponent = Number(m[4] ?? 0) - decimals.length;
    const signed = m[1] === '-' ? -digits : digits;
    return exponent >= 0
      ? Rational.of(signed * 10n ** BigInt(exponent))
      : Rational.of(signed, 10n ** BigInt(-exponent));
  }

  /** The exact value of a finite binary64 number. Throws a `RangeError` for NaN and infinities. */
  static fromNumber(x: number): Rational {
    if (!Number.isFinite(x)) throw new RangeError(`${x} is not a finite number`);
    if (Number.isInteger(x)) return new Rational(BigInt(x), 1n);
    let mantissa = x;
    let shift = 0;
    while (!Number.isInteger(mantissa)) {
      mantissa *= 2; // exact: a power of two, and |mantissa| stays below 2^53
      shift += 1;
    }
    return Rational.of(BigInt(mantissa), 1n << BigInt(shift));
  }

  get sign(): -1 | 0 | 1 {
    return this.numerator === 0n ? 0 : this.numerator < 0n ? -1 : 1;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /**
   * Sums are reduced through the gcd of the denominators, and products crosswise, so that adding a short
   * number to a long one never takes a gcd of two long ones (Knuth, TAOCP volume 2, section 4.5.1).
   */
  add(other: Rational): Rational {
    const g = gcd(this.denominator, other.denominator);
    if (g === 1n)
      return new Rational(
        this.numerator * other.denominator + other.numerator * this.denominator,
        this.denominator * other.denominator,
      );
    const rest = this.denominator / g;
    const sum = this.numerator * (other.denominator / g) + other.numerator * rest;
    const h = gcd(sum, g);
    return h === 1n
      ? new Rational(sum, rest * other.denominator)
      : new Rational(sum / h, rest * (other.denominator / h));
  }

  sub(other: Rational): Rational {
    return this.add(other.neg());
  }

  mul(other: Rational): Rational {
    const g = gcd(this.numerator, other.denominator);
    const h = gcd(other.numerator, this.denominator);
    // Most numbers have no factor in common: a division by 1 would copy them.
    if (g === 1n && h === 1n)
      return new Rational(this.numerator * other.numerator, this.denominator * other.denominator);
    return new Rational(
      (this.numerator / g) * (other.numerator / h),
      (this.denominator / h) * (other.denominator / g),
    );
  }

  /** Throws a `RangeError` when `other` is zero. */
  div(other: Rational): Rational {
    return this.mul(other.inverse());
  }

  private inverse(): Rational {
    if (this.numerator === 0n) throw new RangeError('division by zero');
    return this.numerator < 0n
      ? new Rational(-this.denominator, -this.numerator)
      : new Rational(this.denominator, this.numerator);
  }

  neg(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  abs(): Rational {
    return this.numerator < 0n ? this.neg() : this;
  }

  /**
   * `this ** exponent` for an integer exponent; 0 ** 0 is 1. `null` when the result would need more than
   * 2^20 bits. Throws a `RangeError` for 0 to a negative power.
   */
  pow(exponent: number): Rational | null {
    const size = Math.max(this.numerator.toString(16).length, this.denominator.toString(16).length) * 4;
    const trivial = this.denominator === 1n && this.numerator >= -1n && this.numerator <= 1n;
    if (!trivial && size * Math.abs(exponent) > MAX_POWER_BITS) return null;
    if (exponent >= 0) {
      const e = trivial ? BigInt(exponent === 0 ? 0 : 2 - (exponent % 2)) : BigInt(exponent);
      return new Rational(this.numerator ** e, this.denominator ** e);
    }
    return Rational.ONE.div(this.pow(-exponent)!);
  }

  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  /** The nearest binary64 number or one of its neighbours, for display and guidance: no direction is promised. */
  approximate(): number {
    const shift = BigInt(
      Math.max(0, this.denominator.toString(2).length - this.numerator.toString(2).length + 64),
    );
    if (shift > 2000n) return 0;
    const q = (this.numerator << shift) / this.denominator;
    const excess = BigInt(Math.max(0, q.toString(2).length - 1000));
    const half = Number(shift / 2n);
    return Number(q >> excess) * 2 ** -half * 2 ** -(Number(shift) - half) * 2 ** Number(excess);
  }

  /** The canonical text: `10`, `0.25` for finite decimals of at most 17 digits, else `p/q`. Parses back exactly. */
  toString(): string {
    if (this.denominator === 1n) return this.numerator.toString();
    return this.finiteDecimal() ?? `${this.numerator}/${this.denominator}`;
  }

  private finiteDecimal(): string | null {
    // Counting the factors of a long denominator one by one would take the square of its length.
    if (this.denominator > MAX_DECIMAL_DENOMINATOR) return null;
    let twos = 0;
    let fives = 0;
    let rest = this.denominator;
    while (rest % 2n === 0n) {
      rest /= 2n;
      twos += 1;
    }
    while (rest % 5n === 0n) {
      rest /= 5n;
      fives += 1;
    }
    const places = Math.max(twos, fives);
    if (rest !== 1n || places > MAX_PLACES) return null;
    const scaled = (this.numerator * 10n ** BigInt(places)) / this.denominator;
    const magnitude = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
    if (magnitude.replace(/^0+/, '').length > MAX_DECIMAL_DIGITS) return null;
    const sign = scaled < 0n ? '-' : '';
    return `${sign}${magnitude.slice(0, -places)}.${magnitude.slice(-places)}`;
  }
}
