import { Rational } from '../arithmetic/index.js';
import type { Claim, Given, IndexRange } from '../language/index.js';
import { indexValue, newEnvironment } from './indices.js';
import { MAX_ENTRIES, tooManyEntries } from './limits.js';
import type { Point, PointValue } from './point.js';

/** The indices of a sequence, or of one row of a family: `from..to`, empty when from > to. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where the entries of a given stand: nothing for a scalar, one extent for a sequence, and for a family the outer extent with one inner extent for each outer index. */
export type Layout =
  | { readonly kind: 'scalar' }
  | { readonly kind: 'sequence'; readonly extent: Extent }
  | { readonly kind: 'family'; readonly extent: Extent; readonly rows: readonly Extent[] };

function extentOf(range: IndexRange, environment: number[], point: Point): Extent {
  const from = indexValue(range.from, environment, point);
  const to = indexValue(range.to, environment, point);
  if (to - from + 1 > MAX_ENTRIES) throw tooManyEntries(to - from + 1, point.horizon, range.place);
  return { from, to };
}

export function lengthOf(extent: Extent): number {
  return Math.max(0, extent.to - extent.from + 1);
}

/** How many numbers stand in a layout; a row counts as one more, because it takes its place even where it is empty. */
export function numbersOf(layout: Layout): number {
  switch (layout.kind) {
    case 'scalar':
      return 1;
    case 'sequence':
      return lengthOf(layout.extent);
    case 'family':
      return layout.rows.reduce((sum, row) => sum + lengthOf(row), layout.rows.length);
  }
}

/** Adds up the numbers of the givens of one case, one given after the other. Throws where they are too many. */
export class CaseSize {
  private numbers = 0;

  constructor(private readonly horizon: number) {}

  add(layout: Layout, given: Given): void {
    this.numbers += numbersOf(layout);
    if (this.numbers > MAX_ENTRIES) throw tooManyEntries(this.numbers, this.horizon, given.place);
  }
}

/** The layout of `given` at the horizon and the integer givens of `point` (later givens are not looked at). */
export function layoutOf(claim: Claim, given: Given, point: Point): Layout {
  const environment = newEnvironment(claim.slots, point.horizon);
  const [outer, inner] = given.ranges;
  if (!outer) return { kind: 'scalar' };
  const extent = extentOf(outer, environment, point);
  if (!inner) return { kind: 'sequence', extent };
  const rows: Extent[] = [];
  let entries = 0;
  for (let t = extent.from; t <= extent.to; t += 1) {
    environment[outer.slot] = t;
    const row = extentOf(inner, environment, point);
    entries += 1 + lengthOf(row);
    if (entries > MAX_ENTRIES) throw tooManyEntries(entries, point.horizon, inner.place);
    rows.push(row);
  }
  return { kind: 'family', extent, rows };
}

/** Where a row of numbers stands: the first of its own indices, and in a family the outer one. */
export interface RowPlace {
  readonly from: number;
  readonly outer: number | null;
}

/** The value of a layout, made of rows; `null` as soon as one is. A scalar is a row of one number, which stands nowhere. */
export function valueInRows(
  layout: Layout,
  row: (length: number, place: RowPlace | null) => readonly Rational[] | null,
): PointValue | null {
  switch (layout.kind) {
    case 'scalar':
      return row(1, null)?.[0] ?? null;
    case 'sequence':
      return row(lengthOf(layout.extent), { from: layout.extent.from, outer: null });
    case 'family': {
      const rows: (readonly Rational[])[] = [];
      for (const [i, extent] of layout.rows.entries()) {
        const made = row(lengthOf(extent), { from: extent.from, outer: layout.extent.from + i });
        if (made === null) return null;
        rows.push(made);
      }
      return rows;
    }
  }
}

/**
 * Whether `point` is one of `claim` at all: a positive horizon, a value of the right form and lengths for
 * every given, integers where integers are due. The judge asks this of every point before anything else.
 */
export function isWellFormed(claim: Claim, point: Point): boolean {
  if (!Number.isSafeInteger(point.horizon) || point.horizon < 1) return false;
  if (point.values.length !== claim.givens.length) return false;
  const size = new CaseSize(point.horizon);
  return claim.givens.every((given, index) => {
    const layout = layoutOf(claim, given, point);
    size.add(layout, given);
    return fits(given, layout, point.values[index]!);
  });
}

function fits(given: Given, layout: Layout, value: PointValue): boolean {
  const isNumber = (entry: unknown): boolean =>
    entry instanceof Rational && (given.domain.kind !== 'integers' || entry.isInteger);
  const isRow = (row: unknown, extent: Extent): boolean =>
    Array.isArray(row) && row.length === lengthOf(extent) && row.every(isNumber);
  if (layout.kind === 'scalar') return isNumber(value);
  if (layout.kind === 'sequence') return isRow(value, layout.extent);
  return (
    Array.isArray(value) &&
    value.length === lengthOf(layout.extent) &&
    layout.rows.every((row, i) => isRow(value[i], row))
  );
}
