import { type Interpreter, Missing, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { ProblemError, type Statement } from '../language/index.js';
import type { Ladder, Level } from './ladder.js';
import { holds, type Truth } from './truth.js';

/** What one arithmetic can tell of a statement at one choice of its indices. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly truth: Truth;
      readonly equal: boolean;
      readonly left: unknown;
      readonly right: unknown;
    }
  | { readonly kind: 'does not exist'; readonly side: 'left' | 'right'; readonly missing: Missing }
  /** Whether a side exists, or its value, is beyond this arithmetic, or would take too much work in it. */
  | { readonly kind: 'unknown' };

/**
 * Compares the sides at one rung of the ladder. Too much work is a problem of the document at the lowest rung,
 * thrown as a `ProblemError`; above it, where a step costs more, it leaves the comparison unknown. A case whose own work is
 * done is given up on every rung: that its claim shares the work of a document says nothing about what it claims.
 */
export function compareAt(
  level: Level,
  ladder: Ladder,
  statement: Statement,
  indices: readonly number[],
): Comparison {
  try {
    return compareSides(ladder.at(level), statement, indices);
  } catch (error) {
    const tooMuch = error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code);
    if (tooMuch && level !== 'binary64' && !ladder.isSpent) return { kind: 'unknown' };
    throw error;
  }
}

function compareSides(
  interpreter: Interpreter<unknown>,
  statement: Statement,
  indices: readonly number[],
): Comparison {
  const left = interpreter.value(statement.left, indices);
  const right = interpreter.value(statement.right, indices);
  if (left instanceof Missing && left.certainty === 'does not exist')
    return { kind: 'does not exist', side: 'left', missing: left };
  if (right instanceof Missing && right.certainty === 'does not exist')
    return { kind: 'does not exist', side: 'right', missing: right };
  if (left instanceof Missing) return { kind: 'unknown' };
  if (right instanceof Missing) return { kind: 'unknown' };
  const possible = interpreter.arithmetic.orderings(left, right);
  return {
    kind: 'compared',
    truth: holds(statement.relation, possible),
    equal: possible.equal && !possible.less && !possible.greater,
    left,
    right,
  };
}
