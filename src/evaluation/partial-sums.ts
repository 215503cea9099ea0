import type { Outcome } from './missing.js';

/**
 * Partial sums (or products) of one reduction whose body mentions no outer index. `anchor` is the fixed end;
 * entry j of its row is the reduction over the anchor and its next j neighbours.
 */
export class PartialSums<N> {
  private readonly rows = new Map<number, Outcome<N>[]>();
  private readonly totals = new Map<string, Outcome<N>>();

  /** Entry `length` of the row at `anchor`; `next(sum, j)` adds term j to the sum of the terms before it. */
  scan(
    anchor: number,
    length: number,
    next: (sum: Outcome<N> | undefined, j: number) => Outcome<N>,
  ): Outcome<N> {
    let row = this.rows.get(anchor);
    if (!row) {
      row = [];
      this.rows.set(anchor, row);
    }
    for (let j = row.length; j <= length; j += 1) row.push(next(row[j - 1], j));
    return row[length]!;
  }

  /** The reduction over `from..to`, computed once. Keeps no partial sums: a total over 10^7 terms stays small. */
  total(from: number, to: number, compute: () => Outcome<N>): Outcome<N> {
    const key = `${from}..${to}`;
    const known = this.totals.get(key);
    if (known !== undefined) return known;
    const value = compute();
    this.totals.set(key, value);
    return value;
  }
}
