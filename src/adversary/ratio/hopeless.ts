import { Missing } from '../../evaluation/index.js';
import { instances, type Ladder, type Level } from '../../judgement/index.js';
import { type Claim, ProblemError, type Statement } from '../../language/index.js';

/** Exact arithmetic sees a side that is 0, which no number of digits does. */
const LEVELS: readonly Level[] = ['binary64', 'decimal 40', 'exact'];

/**
 * Values of the statement's own variables at which it fails for every constant: the lesser side is at least 0, the
 * greater one at most 0, and not both are 0 (in a strict inequality they may be). A factor c > 0 on either side changes no sign, so that no
 * factor helps. By the enclosures of the judge's arithmetic; `null` where it is not certain at any index.
 */
export function hopelessIndices(
  claim: Claim,
  statement: Statement,
  ladder: Ladder,
): readonly number[] | null {
  for (const indices of instances(claim, statement, ladder.point))
    if (LEVELS.some((level) => isHopeless(statement, ladder, level, indices))) return [...indices];
  return null;
}

function isHopeless(statement: Statement, ladder: Ladder, level: Level, indices: readonly number[]): boolean {
  try {
    const interpreter = ladder.at(level);
    const left = interpreter.value(statement.left, indices);
    const right = interpreter.value(statement.right, indices);
    if (left instanceof Missing || right instanceof Missing) return false;
    const isAscending = statement.relation === '<=' || statement.relation === '<';
    const [lesser, greater] = isAscending ? [left, right] : [right, left];
    return noFactorHelps(
      interpreter.arithmetic.bounds(lesser),
      interpreter.arithmetic.bounds(greater),
      statement.relation,
    );
  } catch (error) {
    if (error instanceof ProblemError) return false; // too much work in this arithmetic
    throw error;
  }
}

/** Whether enclosures of both sides show that no positive factor makes the inequality hold. */
export function noFactorHelps(
  lesser: { readonly lower: number },
  greater: { readonly upper: number },
  relation: Statement['relation'],
): boolean {
  if (!(lesser.lower >= 0 && greater.upper <= 0)) return false;
  const isStrict = relation === '<' || relation === '>';
  return isStrict || lesser.lower > 0 || greater.upper < 0;
}
