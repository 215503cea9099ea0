import { type Interpreter, Missing } from '../evaluation/index.js';
import type { Statement } from '../language/index.js';
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
  /** Whether a side exists, or its value, is beyond this arithmetic. */
  | { readonly kind: 'unknown'; readonly missing: Missing };

export function compareSides(
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
  if (left instanceof Missing) return { kind: 'unknown', missing: left };
  if (right instanceof Missing) return { kind: 'unknown', missing: right };
  const possible = interpreter.arithmetic.orderings(left, right);
  return {
    kind: 'compared',
    truth: holds(statement.relation, possible),
    equal: possible.equal && !possible.less && !possible.greater,
    left,
    right,
  };
}
