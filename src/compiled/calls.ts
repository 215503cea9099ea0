import { Absent, type Bounds, binary64, type Result } from '../arithmetic/index.js';
import { LN_ERROR, lnNearly } from './logarithm.js';
import { tableOf } from './tables.js';

/**
 * The functions that a kernel does not compute itself: certified by the arithmetic. Each leaves its bounds in
 * `l` and `h`, NaN where it has none, and returns `false` if the value does not exist for certain.
 */
export class Calls {
  l = Number.NaN;
  h = Number.NaN;

  /** What expression number `part` has had for bounds before (tables.ts). */
  table(part: number, key: number, length: number): Float64Array {
    return tableOf(this, part, key, length);
  }

  private leave(result: Result<Bounds>): boolean {
    if (result instanceof Absent) {
      this.l = Number.NaN;
      this.h = Number.NaN;
      return result.certainty !== 'does not exist';
    }
    this.l = result.lower;
    this.h = result.upper;
    return true;
  }

  private unknown(): true {
    this.l = Number.NaN;
    this.h = Number.NaN;
    return true;
  }

  ln(lower: number, upper: number): boolean {
    if (!(lower > 0 && upper - lower < Infinity)) {
      this.unknown();
      return !(upper <= 0);
    }
    const least = lnNearly(lower);
    this.l = least - Math.abs(least) * LN_ERROR;
    const most = lower === upper ? least : lnNearly(upper);
    this.h = most + Math.abs(most) * LN_ERROR;
    return true;
  }

  exp(lower: number, upper: number): boolean {
    return upper - lower < Infinity ? this.leave(binary64.exp({ lower, upper })) : this.unknown();
  }

  log2(lower: number, upper: number): boolean {
    return upper - lower < Infinity ? this.leave(binary64.log2({ lower, upper })) : this.unknown();
  }

  cos(lower: number, upper: number): boolean {
    return upper - lower < Infinity ? this.leave(binary64.cos({ lower, upper })) : this.unknown();
  }

  sin(lower: number, upper: number): boolean {
    return upper - lower < Infinity ? this.leave(binary64.sin({ lower, upper })) : this.unknown();
  }

  mod(lower: number, upper: number, least: number, most: number): boolean {
    return upper - lower + (most - least) < Infinity
      ? this.leave(binary64.mod({ lower, upper }, { lower: least, upper: most }))
      : this.unknown();
  }

  /** base^n for integers whose power is exact (index-bounds.ts): `**` need not be. */
  wholePower(base: number, n: number): number {
    if (n < 0) return Number.NaN;
    let power = 1;
    for (let i = 0; i < n; i += 1) power *= base;
    return power;
  }

  /** The greatest m with 2^m <= n; NaN for n < 1. */
  floorOfLog2(n: number): number {
    if (!(n >= 1)) return Number.NaN;
    let m = 0;
    for (let rest = Math.floor(n / 2); rest >= 1; rest = Math.floor(rest / 2)) m += 1;
    return m;
  }

  integerPower(lower: number, upper: number, exponent: number): boolean {
    return upper - lower < Infinity
      ? this.leave(binary64.integerPower({ lower, upper }, exponent))
      : this.unknown();
  }

  realPower(lower: number, upper: number, least: number, most: number): boolean {
    return upper - lower + (most - least) < Infinity
      ? this.leave(binary64.realPower({ lower, upper }, { lower: least, upper: most }))
      : this.unknown();
  }
}
