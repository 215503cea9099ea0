import { Fraction } from './fraction.js';

/** low <= true value <= high. */
export interface Interval {
  readonly low: Fraction;
  readonly high: Fraction;
}

/**
 * `none`: certain, the value does not exist for any numbers in the intervals of the operands. `unknown`: nothing is certain at
 * this precision.
 */
export type Value = Interval | 'none' | 'unknown';

export function exactly(q: Fraction): Interval {
  return { low: q, high: q };
}

export function isExact({ low, high }: Interval): boolean {
  return low === high || low.order(high) === 0;
}

const least = (a: Fraction, b: Fraction): Fraction => (a.order(b) <= 0 ? a : b);
const greatest = (a: Fraction, b: Fraction): Fraction => (a.order(b) >= 0 ? a : b);

/** Numbers beyond 2^(+-this) are not computed with: they would only fill the memory. */
const MAX_SIZE = 1 << 16;

/**
 * Interval arithmetic with rational ends. A number that is known exactly stays exact while it is short; ends that grow
 * longer are cut to `bits` bits, the lower one down and the upper one up. By the inclusion property of each operation the
 * result contains the true value.
 */
export class Intervals {
  constructor(
    readonly bits: number,
    /** Told of each operation, with the bits of its operands. */
    private readonly spend: (size: number) => void,
  ) {}

  /** Ends that are longer than needed, outwards. */
  private shorten(low: Fraction, high: Fraction): Value {
    const size = Math.max(low.size, high.size);
    this.spend(size);
    // Exact numbers may be four times as long: their ties are worth it.
    const isPoint = low === high || low.order(high) === 0;
    if (size <= (isPoint ? 4 : 2) * this.bits) return { low, high };
    if (size > MAX_SIZE) return 'unknown';
    return { low: low.cut(this.bits, 'down'), high: high.cut(this.bits, 'up') };
  }

  neg(a: Interval): Interval {
    return { low: a.high.neg(), high: a.low.neg() };
  }

  add(a: Interval, b: Interval): Value {
    const low = a.low.add(b.low);
    return this.shorten(low, isExact(a) && isExact(b) ? low : a.high.add(b.high));
  }

  sub(a: Interval, b: Interval): Value {
    return this.add(a, this.neg(b));
  }

  mul(a: Interval, b: Interval): Value {
    const first = a.low.mul(b.low);
    if (isExact(a) && isExact(b)) return this.shorten(first, first);
    const products = [a.low.mul(b.high), a.high.mul(b.low), a.high.mul(b.high)];
    return this.shorten(products.reduce(least, first), products.reduce(greatest, first));
  }

  div(a: Interval, b: Interval): Value {
    if (b.low.sign === 0 && b.high.sign === 0) return 'none';
    if (b.low.sign <= 0 && b.high.sign >= 0) return 'unknown';
    const inverse: Interval = { low: Fraction.ONE.div(b.high), high: Fraction.ONE.div(b.low) };
    return this.mul(a, inverse);
  }

  abs(a: Interval): Interval {
    if (a.low.sign >= 0) return a;
    if (a.high.sign <= 0) return this.neg(a);
    return { low: Fraction.ZERO, high: greatest(a.low.neg(), a.high) };
  }

  min(a: Interval, b: Interval): Interval {
    return { low: least(a.low, b.low), high: least(a.high, b.high) };
  }

  max(a: Interval, b: Interval): Interval {
    return { low: greatest(a.low, b.low), high: greatest(a.high, b.high) };
  }

  floor(a: Interval): Interval {
    return { low: Fraction.of(a.low.floor), high: Fraction.of(a.high.floor) };
  }

  ceil(a: Interval): Interval {
    return this.neg(this.floor(this.neg(a)));
  }

  /** a - b floor(a/b). */
  mod(a: Interval, b: Interval): Value {
    const quotient = this.div(a, b);
    if (typeof quotient === 'string') return quotient;
    const whole = this.mul(b, this.floor(quotient));
    return typeof whole === 'string' ? whole : this.sub(a, whole);
  }

  /** a^n; a^0 = 1, and 0 to a negative power does not exist. */
  power(a: Interval, n: bigint): Value {
    if (n === 0n) return exactly(Fraction.ONE);
    if (n < 0n) {
      const power = this.power(a, -n);
      return typeof power === 'string' ? power : this.div(exactly(Fraction.ONE), power);
    }
    // Of an even power the absolute value is as good; of an odd one the ends are those of the ends.
    const base = n % 2n === 0n ? this.abs(a) : a;
    const low = this.powerOf(base.low, n);
    const high = isExact(base) ? low : this.powerOf(base.high, n);
    if (typeof low === 'string' || typeof high === 'string') return 'unknown';
    return this.shorten(low.low, high.high);
  }

  /** q^n for n > 0, by squaring; magnitudes are multiplied, so that each cut goes outwards. */
  private powerOf(q: Fraction, n: bigint): Interval | 'unknown' {
    let power: Value = exactly(Fraction.ONE);
    let square: Value = exactly(q);
    for (let rest = n; ; square = this.mul(square, square)) {
      if (typeof square === 'string') return 'unknown';
      if (rest % 2n === 1n) power = this.mul(power, square);
      if (typeof power === 'string') return 'unknown';
      rest /= 2n;
      if (rest === 0n) return power;
    }
  }
}
