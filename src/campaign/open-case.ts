import { Absent, type Arithmetic } from '../arithmetic/index.js';
import { freeSlots, type Interpreter, Missing, type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { EQUALITY_DIGITS, Judge } from '../judgement/index.js';
import {
  type Claim,
  type Expression,
  ProblemError,
  printExpression,
  type Statement,
  subtrees,
} from '../language/index.js';
import { complete } from '../method/index.js';
import type { OpenReason } from './report-data.js';

// Why a case stays open, for people: nothing rests on it. The judge has said that it does not decide; here the sides are evaluated
// once more, to see what kept it from that.

/** Work of one explanation, in steps of binary64: one or two seconds. */
const MAX_WORK = 10_000_000;

/** Sides nearer to each other than this, where one of them is 0, count as a tie. */
const TIE = 1e-100;

/** What keeps a statement open at one choice of its indices. The judge leaves it open there. */
export function openReason(
  claim: Claim,
  statement: Statement,
  point: Point,
  indices: readonly number[],
): OpenReason {
  try {
    if (!claim.method) return reasonAt(claim, statement, point, indices);
    const completed = complete(claim, point);
    return completed.kind === 'outside'
      ? reason('work')
      : reasonAt(claim.method.inner, statement, completed.point, indices);
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return reason('work');
    throw error;
  }
}

function reason(kind: OpenReason['kind'], part: Expression | null = null): OpenReason {
  return { kind, part: part && printExpression(part) };
}

function reasonAt(claim: Claim, statement: Statement, point: Point, indices: readonly number[]): OpenReason {
  const ladder = new Judge(claim, MAX_WORK).ladder(point);
  const sides = [statement.left, statement.right] as const;
  const decimal = ladder.at('decimal 320');
  const [left, right] = sides.map((side) => decimal.value(side, indices));
  for (const side of [left, right])
    if (side instanceof Missing)
      return side.reason === 'not representable'
        ? reason('size', side.expression)
        : reason('existence', side.expression);
  if (!isTie(decimal.arithmetic, left, right)) {
    const jump = jumpIn(claim, statement, decimal, indices);
    return jump ? reason('jump', jump) : reason('digits');
  }
  return tieReason(ladder.at('exact'), sides, indices);
}

/** Whether no more digits would help, as far as anyone can tell: the sides agree to very many. */
function isTie(arithmetic: Arithmetic<unknown>, left: unknown, right: unknown): boolean {
  if (arithmetic.agreeingDigits(left, right) >= EQUALITY_DIGITS) return true;
  const difference = arithmetic.sub(left, right);
  if (difference instanceof Absent) return false;
  const { lower, upper } = arithmetic.bounds(difference);
  return -lower <= TIE && upper <= TIE;
}

/** Why exact arithmetic does not decide between two numbers that agree to very many digits. */
function tieReason(
  exact: Interpreter<unknown>,
  sides: readonly Expression[],
  indices: readonly number[],
): OpenReason {
  const values = sides.map((side) => exact.value(side, indices));
  for (const value of values)
    if (value instanceof Missing) {
      const wave = sides.map((side) => waveAround(side, value.expression)).find((found) => found !== null);
      return reason(outside(value.expression), wave ?? value.expression);
    }
  const possible = exact.arithmetic.orderings(values[0], values[1]);
  return reason(possible.equal ? 'logarithms' : 'close');
}

/** The cosine or sine that has `part` in its argument: of cos(pi/3) it is `pi` that exact arithmetic does not have. */
function waveAround(e: Expression, part: Expression): Expression | null {
  const isWave = e.kind === 'call' && (e.function === 'cos' || e.function === 'sin');
  if (isWave && contains(e, part)) return e;
  for (const inner of subtrees(e)) {
    const found = waveAround(inner, part);
    if (found) return found;
  }
  return null;
}

const contains = (e: Expression, part: Expression): boolean =>
  e === part || subtrees(e).some((inner) => contains(inner, part));

/** Of an operation whose value is no number of exact arithmetic, what kind of number that is. */
function outside(e: Expression): OpenReason['kind'] {
  if (e.kind === 'conditional') return 'comparison';
  if (e.kind === 'power') return 'roots';
  if (e.kind === 'reduction') return e.operator === 'max' || e.operator === 'min' ? 'comparison' : 'size';
  if (e.kind !== 'call') return 'size';
  switch (e.function) {
    case 'sqrt':
      return 'roots';
    case 'cos':
    case 'sin':
    case 'pi':
      return 'circle';
    case 'floor':
    case 'ceil':
    case 'mod':
      return 'jump';
    case 'abs':
    case 'max':
    case 'min':
      return 'comparison';
    case 'ln':
    case 'exp':
    case 'log2':
      return 'logarithms';
  }
}

const INDEX_KINDS: ReadonlySet<Expression['kind']> = new Set(['index', 'number', 'negation', 'binary']);

/** Conditions on indices are exact; the rule of a recursion is one. */
function isOfIndices(e: Expression): boolean {
  return INDEX_KINDS.has(e.kind) && subtrees(e).every(isOfIndices);
}

const JUMPS: ReadonlySet<string> = new Set(['floor', 'ceil', 'mod']);

/**
 * A floor, a remainder or a condition whose value leaves the sides far apart: one that is wide at these indices, else the first
 * that the sides have, which may stand in a definition or in a sum.
 */
function jumpIn(
  claim: Claim,
  statement: Statement,
  interpreter: Interpreter<unknown>,
  indices: readonly number[],
): Expression | null {
  const found: Expression[] = [];
  const seen = new Set<number>();
  const visit = (e: Expression): void => {
    const isJump =
      e.kind === 'conditional'
        ? !isOfIndices(e.left) || !isOfIndices(e.right)
        : e.kind === 'call' && JUMPS.has(e.function);
    if (isJump) found.push(e);
    if (e.kind === 'definition' && !seen.has(e.definition)) {
      seen.add(e.definition);
      visit(claim.definitions[e.definition]!.body);
    }
    for (const part of subtrees(e)) visit(part);
  };
  for (const side of [statement.left, statement.right]) visit(side);
  const known = new Set(statement.ranges.map(({ slot }) => slot));
  const isWide = (e: Expression): boolean => {
    if ([...freeSlots(e)].some((slot) => !known.has(slot))) return false;
    const value = interpreter.value(e, indices);
    if (value instanceof Missing) return false;
    const { lower, upper } = interpreter.arithmetic.bounds(value);
    return upper - lower > TIE;
  };
  return found.find(isWide) ?? found[0] ?? null;
}
