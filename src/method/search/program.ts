/**
 * A semidefinite program in the Gram matrix P of `size` vectors and `values` numbers F:
 * maximise c.(P, F) subject to a_l.(P, F) <= r_l for every row l, and P positive semidefinite.
 * The unknowns are the upper triangle of P, row by row, then F.
 */
export interface Program {
  readonly size: number;
  readonly values: number;
  readonly rows: readonly Row[];
  /** One entry for each value F: nothing here maximises entries of P. */
  readonly objective: Float64Array;
}

/** One inequality, divided by `scale`, a power of two, so that its largest coefficient is about 1. */
export interface Row {
  readonly at: Int32Array;
  readonly coefficients: Float64Array;
  readonly right: number;
  readonly scale: number;
}

/** Entries of the upper triangle of a symmetric n x n matrix. */
export function triangle(n: number): number {
  return (n * (n + 1)) / 2;
}

/** Where entry (i, j) of P stands among the unknowns. */
export function entryAt(n: number, i: number, j: number): number {
  const [a, b] = i <= j ? [i, j] : [j, i];
  return a * n - (a * (a - 1)) / 2 + (b - a);
}

/** Collects the coefficients of one row: inner products of combinations of the vectors, and values. */
export class RowBuilder {
  private readonly entries = new Map<number, number>();

  constructor(private readonly size: number) {}

  /** Adds c <u, v>, where u and v are combinations of the vectors. */
  product(c: number, u: ArrayLike<number>, v: ArrayLike<number>): this {
    for (let a = 0; a < this.size; a += 1) {
      if (u[a] === 0) continue;
      for (let b = 0; b < this.size; b += 1)
        if (v[b] !== 0) this.add(entryAt(this.size, a, b), c * u[a]! * v[b]!);
    }
    return this;
  }

  value(index: number, c: number): this {
    this.add(triangle(this.size) + index, c);
    return this;
  }

  private add(at: number, c: number): void {
    this.entries.set(at, (this.entries.get(at) ?? 0) + c);
  }

  atMost(right: number): Row {
    const entries = [...this.entries].filter(([, c]) => c !== 0);
    const largest = entries.reduce((max, [, c]) => Math.max(max, Math.abs(c)), 1e-300);
    const scale = 2 ** Math.round(Math.log2(largest));
    return {
      at: Int32Array.from(entries, ([at]) => at),
      coefficients: Float64Array.from(entries, ([, c]) => c / scale),
      right: right / scale,
      scale,
    };
  }
}
