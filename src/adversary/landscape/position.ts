import { Rational } from '../../arithmetic/index.js';
import { type Layout, layoutOf, lengthOf, type Point, type PointValue } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';

/** Where the numbers of one given stand among all numbers of a point. */
export interface Block {
  readonly given: number;
  readonly layout: Layout;
  readonly start: number;
  readonly length: number;
}

/**
 * What a climb leaves alone: the horizon and the integers that set dimensions. Within a frame a point is a list
 * of `size` numbers, in the order of the givens, each row after the other.
 */
export interface Frame {
  readonly horizon: number;
  /** Values of integer givens that are single numbers, by position. */
  readonly integers: ReadonlyMap<number, number>;
  /** One for each other given, in order. */
  readonly blocks: readonly Block[];
  readonly size: number;
}

/**
 * A point as a climb sees it: the decimal logarithm of each number's distance from the end of its domain (of its
 * magnitude, where there is no end), -Infinity for none; and the signs of numbers that may have one.
 */
export interface Position {
  readonly frame: Frame;
  readonly logarithms: Float64Array;
  readonly signs: Int8Array;
}

/** The frame of `claim` at a horizon with these integers. Throws a `ProblemError` for a range beyond all limits. */
export function frameOf(claim: Claim, horizon: number, integers: ReadonlyMap<number, number>): Frame {
  const values: PointValue[] = claim.givens.map((_, i) => Rational.of(integers.get(i) ?? 1));
  const skeleton: Point = { horizon, values };
  const blocks: Block[] = [];
  let size = 0;
  for (const [index, given] of claim.givens.entries()) {
    if (integers.has(index)) continue;
    const layout = layoutOf(claim, given, skeleton);
    const length =
      layout.kind === 'scalar'
        ? 1
        : layout.kind === 'sequence'
          ? lengthOf(layout.extent)
          : layout.rows.reduce((sum, row) => sum + lengthOf(row), 0);
    blocks.push({ given: index, layout, start: size, length });
    size += length;
  }
  return { horizon, integers, blocks, size };
}

export function flatPosition(frame: Frame): Position {
  return { frame, logarithms: new Float64Array(frame.size), signs: new Int8Array(frame.size).fill(1) };
}

export function copyOf({ frame, logarithms, signs }: Position): Position {
  return { frame, logarithms: logarithms.slice(), signs: signs.slice() };
}

/** The numbers of a position at another horizon: those at the same share of the way, as far from the beginning, or as far from the end. */
export function resampled(position: Position, frame: Frame): Position[] {
  return (['share', 'beginning', 'end'] as const).map((way) => {
    const other = flatPosition(frame);
    for (const [b, { start, length }] of frame.blocks.entries()) {
      const from = position.frame.blocks[b]!;
      for (let i = 0; i < length && from.length > 0; i += 1) {
        const place =
          way === 'share'
            ? Math.floor(((i + 0.5) * from.length) / length)
            : way === 'beginning'
              ? i
              : i + from.length - length;
        const read = from.start + Math.min(from.length - 1, Math.max(0, place));
        other.logarithms[start + i] = position.logarithms[read]!;
        other.signs[start + i] = position.signs[read]!;
      }
    }
    return other;
  });
}
