import { Absent, type EnclosureText } from '../../arithmetic/index.js';
import { Missing } from '../../evaluation/index.js';
import { instances, type Ladder, type Level } from '../../judgement/index.js';
import { type Claim, ProblemError, type Statement } from '../../language/index.js';
import { textLogarithm } from '../logarithm.js';

/**
 * The ratio of two sides at one exact point, enclosed; a lower bound of the supremum over all points. Of the lesser to
 * the greater one where both are positive, the other way round where both are negative: more than 1 is a failure.
 */
export interface CertifiedRatio {
  readonly enclosure: EnclosureText;
  readonly sign: 'positive' | 'negative';
  /** Values of the statement's own variables at which the ratio is largest. */
  readonly indices: readonly number[];
}

/** `exact` settles ratios such as 1 and 3/2, which no number of digits shows. */
const LEVELS: readonly Level[] = ['decimal 40', 'exact'];

/** At longer horizons decimals take seconds, and binary64 bounds still share ten digits. */
const LONG_LEVELS: readonly Level[] = ['binary64', 'decimal 40'];
const LONG_HORIZON = 32;

/** Bounds that are further apart, relative to the ratio, show too few digits: the next arithmetic is asked. */
const WIDE = 1e-8;

/** An exact ratio that is longer, `1123/105` say, tells a reader less than its digits. */
const MOST_CHARACTERS = 8;

/** Only a ratio near a number of so few digits is worth exact arithmetic. */
const SHORT_DIGITS = 6;

/**
 * The largest ratio over the statement's ranges, by the judge's arithmetic: greater side positive, lesser side
 * positive, or both negative. `null` when there is no such ratio for certain.
 */
export function certifiedRatio(claim: Claim, statement: Statement, ladder: Ladder): CertifiedRatio | null {
  let best: CertifiedRatio | null = null;
  for (const indices of instances(claim, statement, ladder.point)) {
    const ratio = ratioAt(statement, ladder, indices);
    if (ratio === null) continue;
    if (best === null || textLogarithm(ratio.enclosure.lower) > textLogarithm(best.enclosure.lower))
      best = { ...ratio, indices: [...indices] };
  }
  return best;
}

type Ratio = Omit<CertifiedRatio, 'indices'>;

function ratioAt(statement: Statement, ladder: Ladder, indices: readonly number[]): Ratio | null {
  if (ladder.point.horizon > LONG_HORIZON) {
    for (const level of LONG_LEVELS) {
      const ratio = divided(statement, ladder, level, indices);
      if (ratio && isNarrow(ratio.enclosure)) return ratio;
    }
    return null;
  }
  const [decimals, exactly] = LEVELS as [Level, Level];
  const ratio = divided(statement, ladder, decimals, indices);
  if (ratio === null || !isNearShort(ratio.enclosure)) return ratio;
  try {
    const exact = divided(statement, ladder, exactly, indices);
    return exact && isShort(exact.enclosure) ? exact : ratio;
  } catch (error) {
    if (error instanceof ProblemError) return ratio; // too much work in exact arithmetic: decimals stand
    throw error;
  }
}

function divided(
  statement: Statement,
  ladder: Ladder,
  level: Level,
  indices: readonly number[],
): Ratio | null {
  const interpreter = ladder.at(level);
  const { arithmetic } = interpreter;
  const left = interpreter.value(statement.left, indices);
  const right = interpreter.value(statement.right, indices);
  if (left instanceof Missing || right instanceof Missing) return null;
  const ascending = statement.relation === '<=' || statement.relation === '<';
  const [lesser, greater] = ascending ? [left, right] : [right, left];
  const [l, g] = [arithmetic.bounds(lesser), arithmetic.bounds(greater)];
  const sign = l.lower >= 0 && g.lower >= 0 ? 'positive' : l.upper <= 0 && g.upper <= 0 ? 'negative' : null;
  if (sign === null) return null;
  const quotient = sign === 'positive' ? arithmetic.div(lesser, greater) : arithmetic.div(greater, lesser);
  return quotient instanceof Absent ? null : { enclosure: arithmetic.text(quotient), sign };
}

function isNarrow({ lower, upper }: EnclosureText): boolean {
  return Number(upper) - Number(lower) <= WIDE * Number(upper);
}

function isShort({ lower, upper }: EnclosureText): boolean {
  return lower === upper && lower.length <= MOST_CHARACTERS;
}

/** Whether the enclosure may hold a number of few digits, and is no exact number yet. */
function isNearShort({ lower, upper }: EnclosureText): boolean {
  if (lower === upper) return false;
  const short = Number(Number(upper).toPrecision(SHORT_DIGITS));
  return Math.abs(Number(lower) - short) <= Number.EPSILON * 4 * short;
}
