import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import { canonicalExpression } from '../term/canonical.js';
import { subtrees } from '../term/subtrees.js';
import type { Block, GivenLine, Identifier } from '../term/syntax.js';
import { type Expression, HORIZON_SLOT, type IndexVariable, type SyntaxTree } from '../term/tree.js';
import type { ClaimBuilder } from './claim-builder.js';
import { integerFault } from './integer-sort.js';
import { resolveExpression } from './resolve-expression.js';
import { arityOf, type Binding, type Scope } from './scope.js';

/** What a parameter stands for, and a text that is the same for the same argument. */
export interface Argument {
  readonly binding: Binding;
  readonly key: string;
}

/** The `given` that says what a parameter is. */
export function givenOf(block: Block, parameter: string): { line: GivenLine; arity: number } | null {
  for (const line of block.lines) {
    if (line.kind !== 'given') continue;
    const variable = line.variables.find((candidate) => candidate.name === parameter);
    if (variable) return { line, arity: variable.indices.length };
  }
  return null;
}

/** An index of the surrounding scope in an expression: not T, and not bound within the expression itself. */
function outerIndex(node: Expression, bound: ReadonlySet<number>): IndexVariable | null {
  if (node.kind === 'index') return node.slot === HORIZON_SLOT || bound.has(node.slot) ? null : node;
  const inside = node.kind === 'reduction' ? new Set([...bound, node.range.slot]) : bound;
  for (const part of subtrees(node)) {
    const found = outerIndex(part, inside);
    if (found) return found;
  }
  return null;
}

function keyOfName(binding: Binding): string {
  if (binding.kind === 'given') return `given ${binding.position}`;
  return binding.kind === 'let' ? `let ${binding.entry.name}` : '';
}

/**
 * Binds a parameter to its argument: the name of a sequence as it is, anything else as an expression without
 * indices, which stands for the constant sequence where a sequence is wanted. Throws a `ProblemError`.
 */
export function bindArgument(
  block: Block,
  parameter: Identifier,
  tree: SyntaxTree,
  scope: Scope,
  builder: ClaimBuilder,
  depth: number,
): Argument {
  const { line, arity } = givenOf(block, parameter.name)!;
  const integers = line.domain?.kind === 'integers';
  const of = block.name.name;
  const own = tree.kind === 'name' && tree.indices.length === 0 ? scope.lookup(tree.name) : null;
  if (own && arityOf(own) > 0) {
    if (arity === 0) throw new ProblemError(mistake.argumentNotScalar(tree.place, parameter.name, of));
    if (arityOf(own) !== arity)
      throw new ProblemError(mistake.argumentIndexCount(tree.place, parameter.name, of, arity, arityOf(own)));
    if (integers && !(own.kind === 'given' && builder.integers.has(own.position)))
      throw new ProblemError(mistake.argumentNotInteger(tree.place, parameter.name, of));
    if (own.kind !== 'argument') return { binding: own, key: keyOfName(own) };
    const constant = resolveExpression(own.tree, own.scope, builder, depth + 1);
    return { binding: own, key: canonicalExpression(constant) };
  }
  const expression = resolveExpression(tree, scope, builder, depth + 1);
  const index = outerIndex(expression, new Set());
  if (index) throw new ProblemError(mistake.argumentWithIndex(index.place, index.name, of));
  if (integers && integerFault(expression, builder.integers, 'index'))
    throw new ProblemError(mistake.argumentNotInteger(tree.place, parameter.name, of));
  return { binding: { kind: 'argument', tree, scope, arity }, key: canonicalExpression(expression) };
}
