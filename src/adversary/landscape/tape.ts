/** A number on a tape: its position. */
export type Node = number;

/** A derivative beyond this is that of a kink or a pole: a longer one tells a climb no more, and overflows. */
const STEEPEST = 1e12;

/** Numbers on one tape at most: some tens of milliseconds, and 70 MB. */
const MOST_NODES = 1 << 21;

/** A look takes more than a tape holds: it is not worth what it would say. */
export class TapeFull extends Error {}

/**
 * A computation written down step by step, so that the derivatives of its last number by all that it began with come out
 * of one walk back. Each number comes from two others at most, with the derivatives by them. At a kink the derivative is
 * that of the branch that was taken.
 */
export class Tape {
  private values = new Float64Array(1 << 12);
  private firsts = new Int32Array(1 << 12);
  private seconds = new Int32Array(1 << 12);
  private byFirst = new Float64Array(1 << 12);
  private bySecond = new Float64Array(1 << 12);
  private adjoints = new Float64Array(1 << 12);
  /** How many numbers stand on it. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  value(node: Node): number {
    return this.values[node]!;
  }

  /** A number that comes from no other one. */
  constant(value: number): Node {
    return this.push(value, -1, 0, -1, 0);
  }

  /** A number that comes from one other, with the derivative by it. */
  from(value: number, first: Node, derivative: number): Node {
    return this.push(value, first, derivative, -1, 0);
  }

  /** A number that comes from two others, with the derivatives by them. */
  push(value: number, first: Node, byFirst: number, second: Node, bySecond: number): Node {
    const node = this.length;
    if (node === this.values.length) this.grow();
    this.values[node] = value;
    this.firsts[node] = first;
    this.byFirst[node] = bounded(byFirst);
    this.seconds[node] = second;
    this.bySecond[node] = bounded(bySecond);
    this.length = node + 1;
    return node;
  }

  /** The derivatives of `node` by the first numbers of the tape, as many as `into` has places. */
  gradient(node: Node, into: Float64Array): void {
    const { adjoints, firsts, seconds, byFirst, bySecond } = this;
    adjoints.fill(0, 0, node + 1);
    adjoints[node] = 1;
    for (let i = node; i >= into.length; i -= 1) {
      const adjoint = adjoints[i]!;
      if (adjoint === 0) continue;
      const first = firsts[i]!;
      if (first >= 0) adjoints[first]! += adjoint * byFirst[i]!;
      const second = seconds[i]!;
      if (second >= 0) adjoints[second]! += adjoint * bySecond[i]!;
    }
    for (let i = 0; i < into.length; i += 1) into[i] = i <= node ? adjoints[i]! : 0;
  }

  private grow(): void {
    const room = 2 * this.values.length;
    if (room > MOST_NODES) throw new TapeFull();
    const longer = <A extends Float64Array | Int32Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    this.values = longer(this.values, new Float64Array(room));
    this.byFirst = longer(this.byFirst, new Float64Array(room));
    this.bySecond = longer(this.bySecond, new Float64Array(room));
    this.firsts = longer(this.firsts, new Int32Array(room));
    this.seconds = longer(this.seconds, new Int32Array(room));
    this.adjoints = new Float64Array(room);
  }
}

function bounded(derivative: number): number {
  if (derivative > STEEPEST) return STEEPEST;
  if (derivative < -STEEPEST) return -STEEPEST;
  return Number.isNaN(derivative) ? 0 : derivative;
}
