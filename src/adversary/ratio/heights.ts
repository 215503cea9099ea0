import type { Point } from '../../evaluation/index.js';
import type { ShapeHints } from '../build-point.js';
import { hasTwoEnds } from '../landscape/catalogue-profiles.js';
import { exactPoint } from '../landscape/exact-point.js';
import type { Position } from '../landscape/position.js';
import { repair } from '../repair.js';
import type { Effort, Evaluation, RatioObjective } from './objective.js';

/** A place in the search, and the ratio found there. */
export interface Candidate {
  readonly position: Position;
  readonly height: number;
  /** Its parameters, if it is a point of `CatalogueProfiles`. */
  readonly profile?: Float64Array | undefined;
  /** Significant digits of its numbers, if they are not those of a climb. */
  readonly digits?: number;
}

/** Significant digits of a point's numbers: few where there are many numbers. */
function digitsAt(horizon: number): number {
  if (horizon <= 4) return 4;
  return horizon <= 64 ? 3 : 4;
}

/**
 * A climb comes no nearer than this, in powers of ten, to the ends of a domain that has two: nearer, binary64 hardly tells 1 - beta, and every point would
 * be looked at in decimals.
 */
const NEAREST_END = 6;

/** The heights of the landscape in the judge's arithmetic: certified ratios at the exact points next to positions. */
export class Heights {
  /** The first point met, since this was last made `null`, at which no factor helps. It has no ratio. */
  hopeless: Point | null = null;

  /** Of each given, whether its domain has two ends. */
  private readonly hasEnds: readonly boolean[];

  constructor(
    readonly objective: RatioObjective,
    readonly hints: ShapeHints,
  ) {
    this.hasEnds = this.claim.givens.map(hasTwoEnds);
  }

  get claim() {
    return this.objective.judge.claim;
  }

  /** The ratio; -Infinity where there is none, or where a magnitude is beyond 10^span. */
  height(
    position: Position,
    span = Number.POSITIVE_INFINITY,
    effort: Effort = 'quick',
    digits = digitsAt(position.frame.horizon),
  ): number {
    // An infinite logarithm stands for an end of a domain.
    for (const { given, start, length } of position.frame.blocks) {
      const farthest = this.hasEnds[given] && Number.isFinite(span) ? Math.min(span, NEAREST_END) : span;
      for (let i = start; i < start + length; i += 1) {
        const x = position.logarithms[i]!;
        if (Math.abs(x) > farthest && Number.isFinite(x)) return Number.NEGATIVE_INFINITY;
      }
    }
    return this.evaluate(position, effort, digits)?.ratio ?? Number.NEGATIVE_INFINITY;
  }

  evaluate(
    position: Position,
    effort: Effort = 'quick',
    digits = digitsAt(position.frame.horizon),
  ): Evaluation | null {
    const point = exactPoint(this.claim, this.hints, position, digits, 'reached');
    const found = point && this.objective.at(repair(this.objective.judge, point), effort);
    if (found?.ratio !== Number.POSITIVE_INFINITY) return found;
    this.hopeless ??= found.point;
    return null;
  }
}
