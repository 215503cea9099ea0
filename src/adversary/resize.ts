import { Rational } from '../arithmetic/index.js';
import { layoutOf, lengthOf, type Point, type PointValue } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';

/** Which entries of a sequence survive when it gets shorter. */
export type Keep = (length: number, newLength: number) => number[];

export const keepFirst: Keep = (_, n) => Array.from({ length: n }, (_unused, i) => i);
export const keepLast: Keep = (length, n) => Array.from({ length: n }, (_unused, i) => length - n + i);
export const keepSpread: Keep = (length, n) =>
  Array.from({ length: n }, (_unused, i) => (n === 1 ? 0 : Math.round((i * (length - 1)) / (n - 1))));

/** Leaves out the entries from `position` on, as many as there are too many. */
export function keepWithout(position: number): Keep {
  return (length, n) => {
    const from = Math.min(position, n);
    return Array.from({ length: n }, (_unused, i) => (i < from ? i : i + length - n));
  };
}

/**
 * The point with another horizon, or other integer givens (by position): its sequences and rows cut to the
 * new extents. Entries that a longer extent asks for repeat the last one, or are 1.
 */
export function resize(
  claim: Claim,
  point: Point,
  change: { readonly horizon?: number; readonly integers?: ReadonlyMap<number, number> },
  keep: Keep,
): Point {
  const values: PointValue[] = [];
  const resized: Point = { horizon: change.horizon ?? point.horizon, values };
  for (const [index, given] of claim.givens.entries()) {
    const old = point.values[index]!;
    const layout = layoutOf(claim, given, resized);
    if (layout.kind === 'scalar') {
      const integer = change.integers?.get(index);
      values.push(integer === undefined ? old : Rational.of(integer));
    } else if (layout.kind === 'sequence') {
      values.push(cut(old as readonly Rational[], lengthOf(layout.extent), keep, Rational.ONE));
    } else {
      const rows = cut(old as readonly (readonly Rational[])[], lengthOf(layout.extent), keep, []);
      values.push(rows.map((row, i) => cut(row, lengthOf(layout.rows[i]!), keep, Rational.ONE)));
    }
  }
  return resized;
}

function cut<E>(entries: readonly E[], length: number, keep: Keep, missing: E): E[] {
  if (length === entries.length) return [...entries];
  if (length > entries.length)
    return Array.from({ length }, (_unused, i) => entries[Math.min(i, entries.length - 1)] ?? missing);
  return keep(entries.length, length).map((i) => entries[i]!);
}
