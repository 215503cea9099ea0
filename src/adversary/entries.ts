import type { Rational } from '../arithmetic/index.js';
import {
  type Extent,
  type IndexEnvironment,
  indexValue,
  layoutOf,
  type Point,
  type PointValue,
} from '../evaluation/index.js';
import type { Judge } from '../judgement/index.js';
import type { Expression } from '../language/index.js';

export type GivenReference = Extract<Expression, { kind: 'given' }>;

/** Where one number of a point stands: the given, then positions from 0. */
export interface Entry {
  readonly given: number;
  readonly path: readonly number[];
}

/** The number that a reference means at these indices; `null` if there is none. */
export function entryOf(
  judge: Judge,
  point: Point,
  reference: GivenReference,
  environment: IndexEnvironment,
): Entry | null {
  const layout = layoutOf(judge.claim, judge.claim.givens[reference.given]!, point);
  const indices = reference.indices.map((index) => indexValue(index, environment, point));
  if (layout.kind === 'scalar') return { given: reference.given, path: [] };
  const outer = positionIn(indices[0]!, layout.extent);
  if (outer === null) return null;
  if (layout.kind === 'sequence') return { given: reference.given, path: [outer] };
  const inner = positionIn(indices[1]!, layout.rows[outer]!);
  return inner === null ? null : { given: reference.given, path: [outer, inner] };
}

function positionIn(index: number, extent: Extent): number | null {
  return index >= extent.from && index <= extent.to ? index - extent.from : null;
}

/** All numbers of a given at or below `path`. */
export function entriesUnder(point: Point, given: number, path: readonly number[]): Entry[] {
  let value: PointValue = point.values[given]!;
  for (const position of path) value = (value as readonly PointValue[])[position]!;
  if (!Array.isArray(value)) return [{ given, path }];
  return value.flatMap((_, i) => entriesUnder(point, given, [...path, i]));
}

export function valueAt(point: Point, { given, path }: Entry): Rational {
  let value: PointValue = point.values[given]!;
  for (const position of path) value = (value as readonly PointValue[])[position]!;
  return value as Rational;
}

/** The point with other numbers at some entries. */
export function withValues(point: Point, changes: readonly (readonly [Entry, Rational])[]): Point {
  const values = [...point.values];
  const copied = new Set<number>();
  for (const [{ given, path }, number] of changes) {
    if (!copied.has(given)) {
      values[given] = deepCopy(values[given]!);
      copied.add(given);
    }
    if (path.length === 0) {
      values[given] = number;
      continue;
    }
    let row = values[given] as PointValue[];
    for (const position of path.slice(0, -1)) row = row[position] as unknown as PointValue[];
    row[path[path.length - 1]!] = number;
  }
  return { horizon: point.horizon, values };
}

function deepCopy(value: PointValue): PointValue {
  return Array.isArray(value) ? (value.map(deepCopy) as unknown as PointValue) : value;
}
