import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { Block } from '../term/syntax.js';
import type { BoundUse, Expression, SyntaxTree } from '../term/tree.js';
import { bindArgument } from './arguments.js';
import type { ClaimBuilder, Instance } from './claim-builder.js';
import { define } from './define.js';
import { inOrder } from './definition-order.js';
import { letEntries } from './let-entries.js';
import { premisesOf } from './obligations.js';
import { resolveExpression } from './resolve-expression.js';
import { type LetEntry, Scope } from './scope.js';
import { adviceForBound } from './unknown-name.js';
import { letsOfValue } from './value-lets.js';

function letsOf(block: Block, prefix: string, scope: Scope): LetEntry[] {
  const lines = letsOfValue(block.lines);
  const entries = letEntries(lines, scope, (name) => `${prefix}.${name}`);
  for (const entry of entries) scope.define(entry.line.variable.name, { kind: 'let', entry });
  return entries;
}

/** A new instance: the bound's definitions go into the claim, and its premises become obligations. */
function createInstance(block: Block, scope: Scope, use: BoundUse, builder: ClaimBuilder): Instance {
  const prefix = letsOfValue(block.lines).length > 0 ? builder.newPrefix(block.name.name) : '';
  for (const group of inOrder(letsOf(block, prefix, scope)).order) define(group, builder);
  builder.obligations.push(...premisesOf(block, scope, builder, builder.use ?? use.place));
  return { block, scope };
}

/** The checks of a block make sure that a bound has a value. */
function valueTree(block: Block): SyntaxTree {
  return block.lines.find((line) => line.kind === 'value')!.value;
}

/**
 * The value of a bound for its arguments; the first time also its definitions and its premises. Throws a
 * `ProblemError` for an unknown bound, wrong arguments, or a bound that has a mistake itself.
 */
export function instantiateBound(
  tree: BoundUse,
  scope: Scope,
  builder: ClaimBuilder,
  depth: number,
): Expression {
  const block = scope.bounds.get(tree.name);
  if (!block)
    throw new ProblemError(mistake.unknownBound(tree.place, tree.name, adviceForBound(tree.name, scope)));
  const imports = builder.open(block, tree.place);
  const { parameters } = block;
  if (tree.arguments.length !== parameters.length) {
    const names = parameters.map((parameter) => parameter.name);
    throw new ProblemError(mistake.wrongParameterCount(tree.place, tree.name, tree.arguments.length, names));
  }
  const inner = Scope.root(imports);
  const keys: string[] = [];
  parameters.forEach((parameter, i) => {
    const argument = bindArgument(block, parameter, tree.arguments[i]!, scope, builder, depth);
    inner.define(parameter.name, argument.binding);
    keys.push(argument.key);
  });
  const outermost = builder.use;
  builder.use ??= tree.place;
  try {
    const key = [block.source.path, block.name.name, ...keys].join('\n');
    let instance = builder.instances.get(key);
    if (!instance) {
      instance = createInstance(block, inner, tree, builder);
      builder.instances.set(key, instance);
    }
    return resolveExpression(valueTree(block), instance.scope, builder, depth + 1);
  } finally {
    builder.use = outermost;
  }
}
