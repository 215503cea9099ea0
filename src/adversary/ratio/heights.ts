import type { Point } from '../../evaluation/index.js';
import type { ShapeHints } from '../build-point.js';
import { repair } from '../repair.js';
import { digitsAt, type LogPoint, pointOf } from './log-point.js';
import type { Effort, Evaluation, RatioObjective } from './objective.js';

/** A place in the search, and the ratio found there. */
export interface Candidate {
  readonly logPoint: LogPoint;
  readonly height: number;
  /** The profile, if it is one. */
  readonly profile?: readonly number[] | undefined;
}

/** Ratios at points that a search holds by their logarithms. */
export class Heights {
  /** The first point met, since this was last made `null`, at which no factor helps. It has no ratio. */
  hopeless: Point | null = null;

  constructor(
    readonly objective: RatioObjective,
    readonly hints: ShapeHints,
  ) {}

  get claim() {
    return this.objective.judge.claim;
  }

  /** The ratio; -Infinity where there is none, or where a magnitude is beyond 10^span. */
  height(logPoint: LogPoint, span = Number.POSITIVE_INFINITY, effort: Effort = 'quick'): number {
    for (const row of logPoint.logarithms)
      for (const x of row)
        if (Math.abs(x) > span && x !== Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    return this.evaluate(logPoint, effort)?.ratio ?? Number.NEGATIVE_INFINITY;
  }

  evaluate(logPoint: LogPoint, effort: Effort = 'quick'): Evaluation | null {
    const built = pointOf(this.claim, this.hints, logPoint, digitsAt(logPoint.horizon));
    const found = built && this.objective.at(repair(this.objective.judge, built), effort);
    if (found?.ratio !== Number.POSITIVE_INFINITY) return found;
    this.hopeless ??= found.point;
    return null;
  }
}
