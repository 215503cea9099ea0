import type { Relation, Statement } from '../term/claim.js';
import type { ChainLine } from '../term/syntax.js';
import type { ClaimBuilder } from './claim-builder.js';
import { rangesOfChain } from './obligations.js';
import { resolveExpression, resolveRange } from './resolve-expression.js';
import { resolveHint } from './resolve-hint.js';
import type { Scope } from './scope.js';

/** The strongest relation that a chain implies from its first to its last member. */
function strongest(relations: readonly Relation[]): Relation {
  const strict = relations.find((relation) => relation === '<' || relation === '>');
  return strict ?? relations.find((relation) => relation !== '=') ?? '=';
}

/** The steps of a chain as statements, and, of a `show` with two links or more, its conclusion. Throws a `ProblemError`. */
export function chainStatements(line: ChainLine, scope: Scope, builder: ClaimBuilder): Statement[] {
  const inner = scope.inner();
  const ranges = rangesOfChain(line, scope).map((range) => resolveRange(range, inner, builder));
  const trees = [line.first, ...line.steps.map((step) => step.right)];
  const members = trees.map((tree) => resolveExpression(tree, inner, builder));
  const kind = line.kind === 'show' ? 'link' : 'premise';
  const state = (from: number, to: number, relation: Relation, as: Statement['kind']): Statement => {
    const place = { ...trees[from]!.place, end: trees[to]!.place.end };
    const [left, right] = [members[from]!, members[to]!];
    return { kind: as, left, relation, right, ranges, place, source: null, hints: [] };
  };
  const statements = line.steps.map(({ relation, hints }, i) => ({
    ...state(i, i + 1, relation, kind),
    hints: hints.map((hint) => resolveHint(hint, ranges, inner, builder)),
  }));
  if (line.kind === 'assume' || line.steps.length < 2) return statements;
  const relation = strongest(line.steps.map((step) => step.relation));
  return [...statements, state(0, line.steps.length, relation, 'conclusion')];
}
