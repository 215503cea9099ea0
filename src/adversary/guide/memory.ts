/** The point that is being looked at: what was remembered for another one is stale. */
export interface Stamp {
  current: number;
}

/** Indices below 0 and beyond the room are rare, and are computed again. */
const FIRST_INDEX = -2;

/** Remembers one number for each index, until the point changes. */
export class IndexMemory {
  private values = new Float64Array(0);
  private stamps = new Int32Array(0);

  constructor(private readonly stamp: Stamp) {}

  /** Where `index` is kept; -1 where it is not. */
  place(index: number): number {
    const place = index - FIRST_INDEX;
    if (place < 0 || place > MAX_PLACES) return -1;
    if (place >= this.values.length) this.grow(place + 1);
    return place;
  }

  knows(place: number): boolean {
    return this.stamps[place] === this.stamp.current;
  }

  read(place: number): number {
    return this.values[place]!;
  }

  write(place: number, value: number): void {
    this.values[place] = value;
    this.stamps[place] = this.stamp.current;
  }

  private grow(length: number): void {
    const room = Math.max(16, 2 * length);
    const values = new Float64Array(room);
    const stamps = new Int32Array(room);
    values.set(this.values);
    stamps.set(this.stamps);
    this.values = values;
    this.stamps = stamps;
  }
}

const MAX_PLACES = 1 << 22;

/** Remembers one number for each choice of several indices, until the point changes. */
export class KeyedMemory {
  private readonly values = new Map<number | string, number>();
  private stampOf = -1;

  constructor(private readonly stamp: Stamp) {}

  place(indices: readonly number[]): number | string {
    return indexKey(indices);
  }

  knows(place: number | string): boolean {
    if (this.stampOf !== this.stamp.current) {
      this.stampOf = this.stamp.current;
      this.values.clear();
    }
    return this.values.has(place);
  }

  read(place: number | string): number {
    return this.values.get(place)!;
  }

  write(place: number | string, value: number): void {
    this.values.set(place, value);
  }
}

/** Two indices as one number, where each has at most this size; it is also the place of the second. */
const MOST_PAIRED = 2 ** 25;

/** One key for each choice of indices. Most are pairs of small integers, which make no text. */
export function indexKey(indices: readonly number[]): number | string {
  const [a, b] = indices;
  if (indices.length === 2 && isPaired(a!) && isPaired(b!)) return (a! * 2 + 1) * MOST_PAIRED + b!;
  return indices.join();
}

function isPaired(index: number): boolean {
  return Number.isInteger(index) && index > -MOST_PAIRED && index < MOST_PAIRED;
}

/** `value`, computed once for each index until the point changes. */
export function remembered(stamp: Stamp, index: () => number, value: () => number): () => number {
  const memory = new IndexMemory(stamp);
  return () => {
    const place = memory.place(index());
    if (place >= 0 && memory.knows(place)) return memory.read(place);
    const computed = value();
    if (place >= 0) memory.write(place, computed);
    return computed;
  };
}

/** Partial sums from a fixed end, as far as they were asked for. */
export class ScanMemory {
  private stampOf = -1;
  private anchor = 0;
  private filled = 0;
  private sums = new Float64Array(16);

  constructor(private readonly stamp: Stamp) {}

  /** Starts again when the point or the fixed end is another one. */
  open(anchor: number): void {
    if (this.stampOf === this.stamp.current && this.anchor === anchor) return;
    this.stampOf = this.stamp.current;
    this.anchor = anchor;
    this.filled = 0;
  }

  get length(): number {
    return this.filled;
  }

  at(i: number): number {
    return this.sums[i]!;
  }

  push(sum: number): void {
    if (this.filled === this.sums.length) {
      const longer = new Float64Array(2 * this.sums.length);
      longer.set(this.sums);
      this.sums = longer;
    }
    this.sums[this.filled] = sum;
    this.filled += 1;
  }
}
