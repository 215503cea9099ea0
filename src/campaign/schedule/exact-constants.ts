import { exact, Rational, rationalOf } from '../../arithmetic/index.js';
import {
  freeSlots,
  Interpreter,
  Missing,
  type Point,
  scansOf,
  WORK_LIMIT_CODES,
} from '../../evaluation/index.js';
import { type Claim, type Definition, type Expression, ProblemError } from '../../language/index.js';

/** Exact numbers may take this much for each constant: a few sums over all steps, no more. */
const EXACT_WORK = 200_000;

/**
 * A claim at a point with its constants put in: every part of a definition that depends on no index, where exact arithmetic gives a
 * rational number. A length such as `floor(cooldown * (T + 1))` jumps, and an enclosure of 1/5 does not say on which side; and a
 * constant need not be computed again at every step.
 */
export function withExactConstants(claim: Claim, point: Point): Claim {
  const scans = scansOf(claim.definitions.map(({ body }) => body));
  const exactValue = (e: Expression): Rational | null =>
    withinWork(() => {
      const outcome = new Interpreter(claim, point, exact, scans, EXACT_WORK).value(e, []);
      return outcome instanceof Missing ? null : rationalOf(outcome);
    });
  const fold = (e: Expression): Expression => {
    if (e.kind === 'number' || e.kind === 'index' || e.kind === 'given') return e;
    if (freeSlots(e).size === 0) {
      const value = exactValue(e);
      if (value) return { kind: 'number', value, place: e.place };
    }
    switch (e.kind) {
      case 'negation':
        return { ...e, operand: fold(e.operand) };
      case 'binary':
        return withoutNeutral({ ...e, left: fold(e.left), right: fold(e.right) });
      case 'power':
        // An integer exponent is an index expression, and stays one.
        return {
          ...e,
          base: fold(e.base),
          exponent: e.exponentSort === 'real' ? fold(e.exponent) : e.exponent,
        };
      case 'call':
        return { ...e, arguments: e.arguments.map(fold) };
      default:
        return e;
    }
  };
  const definitions = claim.definitions.map(
    (definition): Definition => ({ ...definition, body: fold(definition.body) }),
  );
  return { ...claim, definitions };
}

/** x + 0, x - 0, 1 x, x 1 and x/1 are x: what a parameter that is left out leaves behind is not computed at every step. */
function withoutNeutral(e: Extract<Expression, { kind: 'binary' }>): Expression {
  const { operator, left, right } = e;
  const neutral = operator === '+' || operator === '-' ? Rational.ZERO : Rational.ONE;
  const isNeutral = (side: Expression): boolean => side.kind === 'number' && side.value.equals(neutral);
  if (isNeutral(right)) return left;
  return isNeutral(left) && (operator === '+' || operator === '*') ? right : e;
}

/** The value, or `null` where it is too much work. */
export function withinWork<V>(compute: () => V | null): V | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return null;
    throw error;
  }
}
