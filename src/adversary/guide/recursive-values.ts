import { IndexMemory, indexKey, type Stamp } from './memory.js';

/** A recursion in plain floating point. */
export interface RecursiveDefinition {
  readonly stamp: Stamp;
  readonly environment: number[];
  readonly slots: readonly number[];
  /** Position of the parameter that runs. */
  readonly parameter: number;
  readonly direction: 'forward' | 'backward';
  /** The indices of the first values. */
  readonly first: readonly (() => number)[];
  /** The value at the parameters in the environment. */
  readonly body: () => number;
  /** What stands for a value that does not exist; NaN if it is not given. */
  readonly missing?: () => number;
}

/**
 * The values of a recursion at the current point, each computed after those that come before it: no depth, and a step for each
 * value. NaN, or what stands for it, where it is not defined, and where a value would need itself.
 */
export class RecursiveValues {
  private readonly memory: IndexMemory;
  private readonly others = new Map<number | string, number>();
  private stampOfOthers = -1;
  private stampOfFirst = -1;
  private start = 0;
  /** The last index that is done, of a recursion with one parameter. */
  private done = 0;

  constructor(private readonly of: RecursiveDefinition) {
    this.memory = new IndexMemory(of.stamp);
  }

  private missing(): number {
    const { missing } = this.of;
    return missing ? missing() : Number.NaN;
  }

  /** Opens the current point: where the first value stands. */
  private open(): void {
    const { stamp, first, direction } = this.of;
    if (this.stampOfFirst === stamp.current) return;
    this.stampOfFirst = stamp.current;
    const at = first.map((index) => index());
    this.start = direction === 'forward' ? Math.min(...at) : Math.max(...at);
    this.done = direction === 'forward' ? this.start - 1 : this.start + 1;
  }

  /** The value at an index of a recursion with one parameter. */
  at(index: number): number {
    const { memory } = this;
    const place = memory.place(index);
    if (place < 0) return this.missing();
    if (memory.knows(place)) return memory.read(place);
    this.open();
    const { direction, environment, slots, body } = this.of;
    const step = direction === 'forward' ? 1 : -1;
    if ((index - this.start) * step < 0) return this.missing();
    const saved = environment.slice();
    while (this.done !== index) {
      const next = this.done + step;
      const at = memory.place(next);
      // A value that needs itself finds this.
      memory.write(at, this.missing());
      this.done = next;
      environment[slots[0]!] = next;
      const value = body();
      memory.write(at, value);
    }
    restore(environment, saved);
    return memory.read(place);
  }

  /** The value at indices of a recursion with several parameters. */
  atAll(indices: readonly number[]): number {
    const { stamp, direction, environment, slots, body, parameter } = this.of;
    this.open();
    if (this.stampOfOthers !== stamp.current) {
      this.others.clear();
      this.stampOfOthers = stamp.current;
    }
    const known = this.others.get(indexKey(indices));
    if (known !== undefined) return known;
    const wanted = indices[parameter]!;
    const step = direction === 'forward' ? 1 : -1;
    if (!((wanted - this.start) * step >= 0)) return this.missing();
    const at = [...indices];
    let first = wanted;
    // Back to the last value that is known, or to the first.
    for (; first !== this.start; first -= step) {
      at[parameter] = first - step;
      if (this.others.has(indexKey(at))) break;
    }
    const saved = environment.slice();
    for (let next = first; ; next += step) {
      at[parameter] = next;
      const key = indexKey(at);
      this.others.set(key, this.missing());
      for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
      const value = body();
      this.others.set(key, value);
      if (next === wanted) {
        restore(environment, saved);
        return value;
      }
    }
  }
}

function restore(environment: number[], saved: readonly number[]): void {
  for (let slot = 0; slot < saved.length; slot += 1) environment[slot] = saved[slot]!;
}
