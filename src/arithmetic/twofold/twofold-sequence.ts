import type { Twofold } from './twofold-number.js';

/**
 * Twofold numbers in three arrays: a fifth of the memory of as many objects, which a garbage collector would copy again and again while a long
 * sequence is made. An entry that was not set is 0.
 */
export class TwofoldSequence {
  private readonly high: Float64Array;
  private readonly low: Float64Array;
  private readonly radius: Float64Array;

  private constructor(
    readonly length: number,
    /** Whether every entry is the same real number, even where its enclosure has a radius. */
    readonly isConstant: boolean,
  ) {
    const kept = isConstant ? 1 : length;
    this.high = new Float64Array(kept);
    this.low = new Float64Array(kept);
    this.radius = new Float64Array(kept);
  }

  static constant(length: number, value: Twofold): TwofoldSequence {
    const sequence = new TwofoldSequence(length, true);
    sequence.put(0, value);
    return sequence;
  }

  /** Entries in ascending order. */
  static of(length: number, entry: (i: number) => Twofold): TwofoldSequence {
    const sequence = new TwofoldSequence(length, false);
    for (let i = 0; i < length; i += 1) sequence.put(i, entry(i));
    return sequence;
  }

  /** Entries from the last one on. */
  static fromEnd(length: number, entry: (i: number) => Twofold): TwofoldSequence {
    const sequence = new TwofoldSequence(length, false);
    for (let i = length - 1; i >= 0; i -= 1) sequence.put(i, entry(i));
    return sequence;
  }

  static from(values: readonly Twofold[]): TwofoldSequence {
    return TwofoldSequence.of(values.length, (i) => values[i]!);
  }

  at(i: number): Twofold {
    const j = this.isConstant ? 0 : i;
    return { high: this.high[j]!, low: this.low[j]!, radius: this.radius[j]! };
  }

  /** The numbers nearest to the centres, for searches and drawings. */
  near(): Float64Array {
    return this.isConstant ? new Float64Array(this.length).fill(this.high[0]!) : this.high.slice();
  }

  private put(i: number, { high, low, radius }: Twofold): void {
    this.high[i] = high;
    this.low[i] = low;
    this.radius[i] = radius;
  }
}
