import type { Rational } from '../arithmetic/index.js';
import type { Point } from '../evaluation/index.js';

/** Points of more numbers than this are not compared: they hardly ever come twice, and comparing would cost as much as judging. */
const MOST_NUMBERS = 256;

/** Points that are remembered at most: some hundred megabytes. Beyond them points are counted as they come. */
const MOST_REMEMBERED = 1 << 22;

/** For which statements a point has been judged. */
type Judged = 'all' | Set<number>;

/**
 * Which points a hunt has seen, so that each counts once. Points whose numbers are all binary64 numbers are told apart
 * by a hash of 53 bits, as bulk cases are: among a million points two are taken for one with a chance of 1 in 18,000,
 * and then one case fewer is counted.
 */
export class DistinctPoints {
  private readonly judged = new Map<number | string, Judged>();
  private readonly bulk = new Set<number>();
  private readonly hash = new PointHash();

  /** Whether the point is new; from now on all statements have been judged there. */
  takeAll(point: Point): boolean {
    return this.take(point, 'all') !== 'known';
  }

  /** Whether the point is new for one statement, and whether it is new at all. */
  takeOne(point: Point, statement: number): 'new' | 'new for it' | 'known' {
    return this.take(point, statement);
  }

  /** Whether a bulk case is new. */
  takeBulk(horizon: number, values: Float64Array, length: number): boolean {
    if (length > MOST_NUMBERS || this.bulk.size >= MOST_REMEMBERED) return true;
    const key = this.hash.of(horizon, values, length);
    if (this.bulk.has(key) || this.judged.get(key) === 'all') return false;
    this.bulk.add(key);
    return true;
  }

  private take(point: Point, what: 'all' | number): 'new' | 'new for it' | 'known' {
    const key = this.keyOf(point);
    if (key === null) return 'new';
    const known = this.judged.get(key);
    if (known === 'all') return 'known';
    if (what === 'all') {
      this.judged.set(key, 'all');
      return known ? 'new for it' : 'new';
    }
    if (known?.has(what)) return 'known';
    if (known) known.add(what);
    else this.judged.set(key, new Set([what]));
    return known ? 'new for it' : 'new';
  }

  private keyOf({ horizon, values }: Point): number | string | null {
    const numbers = values.flat(2) as Rational[];
    if (numbers.length > MOST_NUMBERS || this.judged.size >= MOST_REMEMBERED) return null;
    const doubles = Float64Array.from(numbers, nearest);
    const areExact = numbers.every((q, i) => q.isInteger && Number.isSafeInteger(doubles[i]!));
    return areExact ? this.hash.of(horizon, doubles, numbers.length) : `${horizon}:${numbers.join()}`;
  }
}

/** Only integers need be exact here: other numbers of judged points have short decimals, which binary64 has not. */
function nearest(q: Rational): number {
  return q.isInteger ? Number(q.numerator) : Number.NaN;
}

/** Two multiplicative hashes of 32 bits, of which 53 bits are kept. */
class PointHash {
  private readonly number = new Float64Array(1);
  private readonly halves = new Int32Array(this.number.buffer);

  of(horizon: number, values: Float64Array, length: number): number {
    let a = Math.imul(horizon, 0x9e3779b1);
    let b = horizon ^ 0x85ebca6b;
    for (let i = 0; i < length; i += 1) {
      // Zero has two signs, and is one number.
      this.number[0] = values[i]! + 0;
      const low = this.halves[0]!;
      const high = this.halves[1]!;
      a = Math.imul(a ^ low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
      a ^= a >>> 15;
      b = Math.imul(b ^ high, 0x27d4eb2f) + low;
      b = Math.imul(b ^ (b >>> 13), 0x165667b1);
    }
    return (a >>> 0) * 2 ** 21 + (b >>> 11);
  }
}
