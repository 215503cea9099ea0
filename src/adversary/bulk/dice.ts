/**
 * Random numbers for bulk cases: a counter that is mixed (the finalizer of mulberry32), so that the numbers of
 * case i come from (seed, i) alone and a draw costs two multiplications. Good enough to choose cases with; not
 * for anything else.
 */
export class Dice {
  private state = 0;

  constructor(private readonly seed: number) {}

  /** Starts the numbers of one case. */
  start(index: number): void {
    let h = Math.imul(index ^ this.seed, 0x9e3779b1) ^ Math.imul(index >>> 16, 0x85ebca6b);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    h ^= h >>> 12;
    this.state = Math.imul(h, 0x297a2d39) ^ this.seed;
  }

  /** 32 random bits, as an unsigned number. */
  bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** One of 0, …, n - 1, for n <= 2^31. */
  below(n: number): number {
    return (this.bits() * 2 ** -32 * n) | 0;
  }

  /** The same for any n; multiples of n 2^-32 where n is beyond 2^32. */
  belowLarge(n: number): number {
    return Math.floor(this.bits() * 2 ** -32 * n);
  }

  /** 0 or -1, all bits alike: to choose without a branch, which would be guessed wrongly half of the time. */
  mask(): number {
    return (this.bits() << 31) >> 31;
  }

  /** An integer in -most..most. */
  spread(most: number): number {
    return this.below(2 * most + 1) - most;
  }
}
