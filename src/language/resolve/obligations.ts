import { canonicalExpression, canonicalStatement } from '../term/canonical.js';
import type { IndexRange, Statement } from '../term/claim.js';
import type { Place } from '../term/place.js';
import { printRange } from '../term/print.js';
import { freeNames, subtrees } from '../term/subtrees.js';
import type { Block, ChainLine } from '../term/syntax.js';
import type { Expression } from '../term/tree.js';
import type { ClaimBuilder, PendingObligation } from './claim-builder.js';
import { defaultRange, type SyntaxStatement, statementsOfGiven } from './given-statements.js';
import { resolveExpression, resolveRange } from './resolve-expression.js';
import type { Scope } from './scope.js';

/** A relation between two sides, its names resolved. */
export type ResolvedStatement = Pick<Statement, 'left' | 'relation' | 'right' | 'ranges'>;

function mentions(expression: Expression, slot: number): boolean {
  if (expression.kind === 'index') return expression.slot === slot;
  return subtrees(expression).some((part) => mentions(part, slot));
}

/** Without the ranges that run over 1..T, which is never empty, and that the sides do not mention. */
function withoutIdleRanges(statement: ResolvedStatement): ResolvedStatement {
  const used = (range: IndexRange) =>
    printRange(range) !== `${range.variable} in 1..T` ||
    mentions(statement.left, range.slot) ||
    mentions(statement.right, range.slot) ||
    statement.ranges.some((other) => mentions(other.from, range.slot) || mentions(other.to, range.slot));
  return { ...statement, ranges: statement.ranges.filter(used) };
}

/** Gives the names of a statement their meaning. Throws a `ProblemError`. */
export function resolveStatement(
  statement: SyntaxStatement,
  scope: Scope,
  builder: ClaimBuilder,
): ResolvedStatement {
  const inner = scope.inner();
  const ranges = statement.ranges.map((range) => resolveRange(range, inner, builder));
  const left = resolveExpression(statement.left, inner, builder);
  const right = resolveExpression(statement.right, inner, builder);
  return { left, relation: statement.relation, right, ranges };
}

/** The ranges of a chain: what its `for` says, and t over 1..T where t has no other meaning. */
export function rangesOfChain(line: ChainLine, scope: Scope) {
  const names = new Set<string>();
  for (const tree of [line.first, ...line.steps.map((step) => step.right)]) freeNames(tree, names);
  for (const { from, to } of line.ranges) freeNames(to, freeNames(from, names));
  const implicit =
    names.has('t') && !scope.lookup('t') && line.ranges.every(({ variable }) => variable !== 't');
  return implicit ? [defaultRange('t', line.place), ...line.ranges] : line.ranges;
}

/** The premises of a bound or schedule, with the arguments in the place of its parameters. Throws a `ProblemError`. */
export function premisesOf(
  block: Block,
  scope: Scope,
  builder: ClaimBuilder,
  place: Place,
): PendingObligation[] {
  const statements = block.lines.flatMap((line): SyntaxStatement[] => {
    if (line.kind === 'given') return line.variables.flatMap((variable) => statementsOfGiven(line, variable));
    if (line.kind !== 'assume') return [];
    const ranges = rangesOfChain(line, scope);
    return line.steps.map(({ relation, right }, i) => {
      return { left: i === 0 ? line.first : line.steps[i - 1]!.right, relation, right, ranges };
    });
  });
  return statements.map((statement) => ({
    kind: 'obligation',
    ...withoutIdleRanges(resolveStatement(statement, scope, builder)),
    place,
    source: block.name.name,
    hints: [],
  }));
}

/** Whether two numbers stand there, or the same expression twice, and the relation holds. */
function isPlain({ left, relation, right }: ResolvedStatement): boolean {
  const sign = left.kind === 'number' && right.kind === 'number' ? left.value.compare(right.value) : null;
  const same = sign === 0 || canonicalExpression(left) === canonicalExpression(right);
  if (same) return relation !== '<' && relation !== '>';
  return sign !== null && (sign < 0 ? relation.startsWith('<') : relation.startsWith('>'));
}

/** The obligations that remain: without those that are plain, that the claim says itself, or that came before. */
export function openObligations(
  pending: readonly PendingObligation[],
  said: readonly ResolvedStatement[],
): PendingObligation[] {
  const known = new Map<string, Set<'<' | '<=' | '=' | '!='>>();
  const learn = (statement: ResolvedStatement) => {
    const { sides, relation } = canonicalStatement(statement);
    known.set(sides, (known.get(sides) ?? new Set()).add(relation));
  };
  for (const statement of said) learn(withoutIdleRanges(statement));
  return pending.filter((obligation) => {
    const { sides, relation } = canonicalStatement(obligation);
    const relations = known.get(sides);
    const follows =
      relations?.has(relation) || (relation === '<=' && (relations?.has('<') || relations?.has('=')));
    if (follows || isPlain(obligation)) return false;
    learn(obligation);
    return true;
  });
}
