/** Random choices from a seed (mulberry32): an attack is repeated from the seed that it prints. */
export class Dice {
  constructor(private state: number) {}

  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** An integer in from..to. */
  integer(from: number, to: number): number {
    return from + (this.bits() % (to - from + 1));
  }

  oneIn(n: number): boolean {
    return this.integer(1, n) === 1;
  }

  pick<V>(values: readonly V[]): V {
    return values[this.integer(0, values.length - 1)]!;
  }

  some<V>(values: readonly V[]): V[] {
    return values.filter(() => this.oneIn(2));
  }
}
