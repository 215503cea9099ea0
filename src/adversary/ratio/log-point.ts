import type { Point } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import { buildPoint, type ShapeHints, type Slot } from '../build-point.js';
import { numberIn } from '../landscape/exact-point.js';
import { flatten } from '../simplicity.js';

/**
 * A point as a climb sees it: for each given the decimal logarithms of its magnitudes in reading order, and their
 * signs where the domain has no end. -Infinity stands for 0.
 */
export interface LogPoint {
  readonly horizon: number;
  readonly logarithms: readonly (readonly number[])[];
  readonly negative: readonly (readonly boolean[])[];
}

/** Integer givens, which set dimensions, are the third of their range where lengths are counted: 2 above the first. */
const DIMENSION_LOGARITHM = Math.log10(2.5);

/** Numbers that each given takes at a horizon; `null` where a domain is empty. */
export function lengthsAt(claim: Claim, horizon: number): readonly number[] | null {
  const logarithms = claim.givens.map(() => [DIMENSION_LOGARITHM]);
  const built = pointOf(claim, new Map(), { horizon, logarithms, negative: [] }, 1);
  return built?.values.map((value) => flatten(value).length) ?? null;
}

/**
 * The exact point, each magnitude rounded to `digits` significant digits and carried into its domain. Missing logarithms are 0.
 * `null`: some domain is empty there.
 */
export function pointOf(claim: Claim, hints: ShapeHints, log: LogPoint, digits: number): Point | null {
  let read = 0;
  return buildPoint(claim, hints, log.horizon, {
    begin() {
      read = 0;
    },
    row(given, length) {
      const start = read;
      read += length;
      return (i, slot) =>
        numberIn(
          slot,
          nearEnd(slot, log.logarithms[given]?.[start + i] ?? 0, digits),
          log.negative[given]?.[start + i] ?? false,
          digits,
        );
    },
  });
}

/** Nearer to a closed upper end than the digits tell: the end itself, where the largest ratio often is. */
function nearEnd(slot: Slot, logarithm: number, digits: number): number {
  const isBetween = slot.kind !== 'integer' && slot.lower && slot.upper?.kind === 'closed';
  return isBetween && logarithm > Math.max(2, digits) ? Number.POSITIVE_INFINITY : logarithm;
}

/** Significant digits of a point's numbers: few where there are many numbers. */
export function digitsAt(horizon: number): number {
  if (horizon <= 4) return 4;
  return horizon <= 64 ? 3 : 4;
}
