import { type Point, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import type { Judge, StatementExamination } from '../../judgement/index.js';
import { ProblemError } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { exactPoint, positionOf } from '../landscape/exact-point.js';
import type { Landscape } from '../landscape/landscape.js';
import type { Position } from '../landscape/position.js';
import { repair } from '../repair.js';
import type { Spend } from '../solve.js';

/** Few digits first: a witness in simple numbers, and cheap exact arithmetic. The last is what a double holds. */
const DIGITS = [1, 2, 3, 6, 10, 15] as const;

/** A height that rounding to few digits has to leave, for the judge to be asked. */
const SEEMS_TO_FAIL = 1e-12;

/** A nominated point, and what the judge says there of the statement that it was nominated for. */
export interface JudgedPoint {
  readonly point: Point;
  readonly statement: number;
  readonly examination: StatementExamination;
  /** A point that says how near the hunt came at its horizon; it is a case only if the statement fails there, or nothing is tighter. */
  readonly showsNearness?: true;
}

/**
 * The exact points next to a position at which a statement seems to fail, from few digits to many, each judged;
 * until one fails for certain. Points that rounding has moved to where the statement seems to hold are skipped. `spend` is told the work of
 * repairing and judging, in steps of binary64.
 */
export function* nominate(
  judge: Judge,
  landscape: Landscape,
  hints: ShapeHints,
  position: Position,
  statement: number,
  spend: Spend = () => {},
): Generator<JudgedPoint> {
  const settled = landscape.settled(position);
  let previous: string | null = null;
  for (const digits of DIGITS) {
    const point = roundedPoint(judge, hints, settled, digits, spend);
    if (!point) continue;
    const isLast = digits === DIGITS[DIGITS.length - 1];
    const height = landscape.height(positionOf(judge.claim, point), statement);
    if (height <= SEEMS_TO_FAIL && !isLast) continue;
    const text = point.horizon <= SHORT ? point.values.join() : null;
    if (text !== null && text === previous) continue;
    previous = text;
    const judged = judgeIfAffordable(judge, point, statement);
    if (!judged) continue;
    spend(judged.examination.work);
    yield judged;
  }
}

/** Points of longer horizons are not compared with one another: judging one twice is rare, and costs less. */
const SHORT = 64;

/** The exact point with this number of digits next to a position, moved onto those premises that a move can satisfy. */
export function roundedPoint(
  judge: Judge,
  hints: ShapeHints,
  position: Position,
  digits: number,
  spend: Spend = () => {},
): Point | null {
  const point = exactPoint(judge.claim, hints, position, digits);
  return point && repair(judge, point, spend);
}

/** `null` where judging the point would take too much work. */
export function judgeIfAffordable(judge: Judge, point: Point, statement: number): JudgedPoint | null {
  try {
    return { point, statement, examination: judge.examineStatement(point, statement) };
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return null;
    throw error;
  }
}
