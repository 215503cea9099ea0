import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import type { MultiplyLine } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';

/** A multiplier with one index, which runs over `from`..T, or to T - 1 where `short`. */
export interface IndexedMultiplier {
  readonly index: string;
  readonly from: 1 | 2;
  readonly short: boolean;
  readonly factor: SyntaxTree;
  readonly line: MultiplyLine;
}

/** `multiply convex(k, t) by factor for k < t`. */
export interface PairMultiplier {
  readonly earlier: string;
  readonly later: string;
  readonly factor: SyntaxTree;
  readonly line: MultiplyLine;
}

/** `multiply square(theta[T+1] - theta_star) by factor`, or against an earlier point of the same sequence. */
export interface StatedSquare {
  readonly state: string;
  /** `null`: the minimiser. */
  readonly against: IndexedMultiplier | null;
  readonly factor: SyntaxTree;
  readonly line: MultiplyLine;
}

/** The multipliers that a document states for a guarantee; `null` is 0. */
export interface StatedMultipliers {
  readonly convex: PairMultiplier | null;
  /** `multiply convex(t-1, t) by factor for t in 2..T`: of each iterate with the one before it. */
  readonly consecutive: IndexedMultiplier | null;
  readonly star: IndexedMultiplier | null;
  readonly minimum: IndexedMultiplier | null;
  readonly norm: IndexedMultiplier | null;
  readonly start: { readonly factor: SyntaxTree; readonly line: MultiplyLine } | null;
  readonly distance: IndexedMultiplier | null;
  readonly squares: readonly StatedSquare[];
}

const nameOf = (tree: SyntaxTree | undefined): string | null =>
  tree?.kind === 'name' && tree.indices.length === 0 ? tree.name : null;

const numberOf = (tree: SyntaxTree | undefined): string | null =>
  tree?.kind === 'number' ? tree.value.toString() : null;

/** `T` is 0, `T + 1` is 1, `T - 1` is -1. */
function afterHorizon(tree: SyntaxTree): number | null {
  if (nameOf(tree) === 'T') return 0;
  if (tree.kind !== 'binary' || nameOf(tree.left) !== 'T' || numberOf(tree.right) !== '1') return null;
  return tree.operator === '+' ? 1 : tree.operator === '-' ? -1 : null;
}

/** Whether a tree is `index - 1`. */
function isBefore(tree: SyntaxTree | undefined, index: string): boolean {
  return (
    tree?.kind === 'binary' &&
    tree.operator === '-' &&
    nameOf(tree.left) === index &&
    numberOf(tree.right) === '1'
  );
}

/** `multiply convex(t-1, t) by factor for t in 2..T` */
function consecutive(line: MultiplyLine, index: string): IndexedMultiplier {
  const [range] = line.ranges;
  const isWhole =
    !line.order &&
    line.ranges.length === 1 &&
    range!.variable === index &&
    numberOf(range!.from) === '2' &&
    afterHorizon(range!.to) === 0;
  if (!isWhole) throw new ProblemError(methodMistake.consecutiveRange(line.place, index));
  return { index, from: 2, short: false, factor: line.factor, line };
}

/** The index of a line, and where it runs: `first`..T, or to T - 1; 1..T where the line does not say. */
function indexed(line: MultiplyLine, index: string, first: 1 | 2 = 1): IndexedMultiplier {
  const { factor, ranges, order } = line;
  const wrong = () => new ProblemError(methodMistake.multiplierRange(line.place, index));
  if (order || ranges.length > 1) throw wrong();
  const [range] = ranges;
  if (first === 2 && (!range || numberOf(range.from) !== '2'))
    throw new ProblemError(methodMistake.distanceRange(line.place, index));
  if (!range) return { index, from: 1, short: false, factor, line };
  const to = afterHorizon(range.to);
  if (range.variable !== index || numberOf(range.from) !== `${first}` || (to !== 0 && to !== -1))
    throw wrong();
  return { index, from: first, short: to === -1, factor, line };
}

function pair(line: MultiplyLine, k: string, t: string): PairMultiplier {
  const { order, factor } = line;
  if (k === t || order?.[0].name !== k || order[1].name !== t)
    throw new ProblemError(methodMistake.multiplierOrder(line.place, k, t));
  return { earlier: k, later: t, factor, line };
}

function square(line: MultiplyLine, states: readonly string[]): StatedSquare {
  const { factor, place } = line;
  const wrong = () => new ProblemError(methodMistake.multiplierSquare(place, states));
  const [difference] = line.subject.arguments;
  if (line.subject.arguments.length !== 1 || difference?.kind !== 'binary' || difference.operator !== '-')
    throw wrong();
  const { left, right } = difference;
  if (left.kind !== 'name' || !states.includes(left.name) || left.indices.length !== 1) throw wrong();
  if (afterHorizon(left.indices[0]!) !== 1) throw wrong();
  const state = left.name;
  if (nameOf(right) === 'theta_star') {
    if (line.order || line.ranges.length > 0) throw wrong();
    return { state, against: null, factor, line };
  }
  if (right.kind !== 'name' || right.name !== state || right.indices.length !== 1) throw wrong();
  const index = nameOf(right.indices[0]!);
  if (!index || index === 'T') throw wrong();
  return { state, against: indexed(line, index), factor, line };
}

/** Reads the `multiply` lines of a block. `states` are the sequences of points of its method. Throws a `ProblemError`. */
export function readMultipliers(
  lines: readonly MultiplyLine[],
  states: readonly string[],
): StatedMultipliers {
  const found: { -readonly [Key in keyof StatedMultipliers]: StatedMultipliers[Key] } = {
    convex: null,
    consecutive: null,
    star: null,
    minimum: null,
    norm: null,
    start: null,
    distance: null,
    squares: [],
  };
  const once = (line: MultiplyLine, taken: unknown) => {
    if (taken) throw new ProblemError(methodMistake.repeatedMultiplier(line.place));
  };
  for (const line of lines) {
    const { name, arguments: parts, place } = line.subject;
    const [first, second] = parts.map(nameOf);
    if (name === 'convex' && parts.length === 2 && first && second && second !== 'T') {
      if (first === 'star') {
        once(line, found.star);
        found.star = indexed(line, second);
      } else {
        once(line, found.convex);
        found.convex = pair(line, first, second);
      }
    } else if (
      name === 'convex' &&
      parts.length === 2 &&
      second &&
      second !== 'T' &&
      isBefore(parts[0], second)
    ) {
      once(line, found.consecutive);
      found.consecutive = consecutive(line, second);
    } else if ((name === 'minimum' || name === 'norm') && parts.length === 1 && first && first !== 'T') {
      once(line, found[name]);
      found[name] = indexed(line, first);
    } else if (name === 'distance' && parts.length === 1 && numberOf(parts[0]) === '1') {
      once(line, found.start);
      if (line.order || line.ranges.length > 0)
        throw new ProblemError(methodMistake.multiplierRange(line.place, '1'));
      found.start = { factor: line.factor, line };
    } else if (name === 'distance' && parts.length === 1 && first && first !== 'T') {
      once(line, found.distance);
      found.distance = indexed(line, first, 2);
    } else if (name === 'square') found.squares = [...found.squares, square(line, states)];
    else throw new ProblemError(methodMistake.multiplierSubject(place));
  }
  return found;
}
