import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { IndexRange } from '../term/claim.js';
import { contextualFunction, FUNCTIONS } from '../term/functions.js';
import { MAX_DEPTH } from '../term/limits.js';
import type { Place } from '../term/place.js';
import type { SyntaxRange } from '../term/syntax.js';
import { type Expression, HORIZON_SLOT, type Name, type SyntaxTree } from '../term/tree.js';
import type { ClaimBuilder } from './claim-builder.js';
import { describeFault, integerFault } from './integer-sort.js';
import { arityOf, freeLetter, type Scope } from './scope.js';
import { adviceForName } from './unknown-name.js';

/** Makes `variable` an index. Throws a `ProblemError` when the name already has a meaning. */
export function bindIndex(variable: string, place: Place, scope: Scope, builder: ClaimBuilder): number {
  if (scope.lookup(variable))
    throw new ProblemError(mistake.shadowedIndex(place, variable, freeLetter(scope)));
  const slot = builder.newSlot();
  scope.define(variable, { kind: 'index', slot });
  return slot;
}

/** Resolves the ends in `scope`, then adds the variable to it. Throws a `ProblemError`. */
export function resolveRange(range: SyntaxRange, scope: Scope, builder: ClaimBuilder, depth = 0): IndexRange {
  const from = resolveEnd(range.from, scope, builder, depth);
  const to = resolveEnd(range.to, scope, builder, depth);
  const { start } = range.place;
  const variablePlace = { ...range.place, end: Math.min(range.place.end, start + range.variable.length) };
  const slot = bindIndex(range.variable, variablePlace, scope, builder);
  return { variable: range.variable, slot, from, to, place: range.place };
}

/** A name without a meaning in an end of a range, outside of calls. */
function unknownIn(tree: SyntaxTree, scope: Scope): Name | null {
  if (tree.kind === 'name')
    return tree.name === 'T' || scope.lookup(tree.name) || contextualFunction(tree.name) ? null : tree;
  if (tree.kind !== 'binary') return null;
  return unknownIn(tree.left, scope) ?? unknownIn(tree.right, scope);
}

/** Resolves an end of a range: `n` in `1..n`. Throws a `ProblemError`. */
export function resolveEnd(tree: SyntaxTree, scope: Scope, builder: ClaimBuilder, depth = 0): Expression {
  const unknown = unknownIn(tree, scope);
  if (!unknown) return resolveInteger(tree, scope, builder, depth);
  const { name, place } = unknown;
  throw new ProblemError(mistake.unknownName(place, name, adviceForName(name, scope, 'end of a range')));
}

/** Resolves an index or an end of a range. Throws a `ProblemError` when it is no integer by its form. */
export function resolveInteger(tree: SyntaxTree, scope: Scope, builder: ClaimBuilder, depth = 0): Expression {
  const expression = resolveExpression(tree, scope, builder, depth);
  const fault = integerFault(expression, builder.integers, 'index');
  if (fault) throw new ProblemError(mistake.notAnInteger(fault.place, describeFault(fault)));
  return expression;
}

function resolveName(tree: Name, scope: Scope, builder: ClaimBuilder, depth: number): Expression {
  const { name, indices, place } = tree;
  if (name === 'T') return { kind: 'index', name, slot: HORIZON_SLOT, place };
  const binding = scope.lookup(name);
  if (!binding && indices.length === 0 && contextualFunction(name) !== null)
    return resolveCall(name, [], place, scope, builder, depth);
  if (!binding)
    throw new ProblemError(
      mistake.unknownName(
        place,
        name,
        adviceForName(name, scope, 'value', indices.length > 0 ? 'indexed' : 'bare'),
      ),
    );
  if (binding.kind === 'index') {
    if (indices.length > 0) throw new ProblemError(mistake.indexCalled(place, name));
    return { kind: 'index', name, slot: binding.slot, place };
  }
  const arity = arityOf(binding);
  if (indices.length !== arity) {
    if (arity === 0) throw new ProblemError(mistake.notASequence(place, name));
    if (indices.length === 0) throw new ProblemError(mistake.missingIndex(place, name, arity));
    throw new ProblemError(mistake.wrongIndexCount(place, name, indices.length, arity));
  }
  const resolved = indices.map((index) => resolveInteger(index, scope, builder, depth + 1));
  switch (binding.kind) {
    case 'given':
      return { kind: 'given', name: binding.name, given: binding.position, indices: resolved, place };
    case 'let': {
      const { entry } = binding;
      return { kind: 'definition', name: entry.name, definition: entry.position, indices: resolved, place };
    }
    default:
      return resolveExpression(binding.tree, binding.scope, builder, depth + 1);
  }
}

/** `cos(x)`, `pi`: a word that is a function because the document gives it no other meaning. */
function resolveCall(
  word: string,
  parts: readonly SyntaxTree[],
  place: Place,
  scope: Scope,
  builder: ClaimBuilder,
  depth: number,
): Expression {
  const name = contextualFunction(word)!;
  const { fewest, most } = FUNCTIONS[name];
  if (parts.length < fewest || parts.length > most)
    throw new ProblemError(mistake.wrongArgumentCount(place, name, parts.length, fewest, most));
  const resolved = parts.map((part) => resolveExpression(part, scope, builder, depth + 1));
  return { kind: 'call', function: name, arguments: resolved, place };
}

/**
 * Gives every name its meaning and puts in the values of bounds. Throws a `ProblemError` at the first name,
 * index or range that is wrong.
 */
export function resolveExpression(
  tree: SyntaxTree,
  scope: Scope,
  builder: ClaimBuilder,
  depth = 0,
): Expression {
  builder.count(tree.place);
  if (depth > MAX_DEPTH) throw new ProblemError(mistake.claimTooLarge(builder.use ?? tree.place));
  const resolve = (part: SyntaxTree) => resolveExpression(part, scope, builder, depth + 1);
  switch (tree.kind) {
    case 'number':
      return tree;
    case 'negation':
      return { ...tree, operand: resolve(tree.operand) };
    case 'binary':
      return { ...tree, left: resolve(tree.left), right: resolve(tree.right) };
    case 'power': {
      const base = resolve(tree.base);
      const exponent = resolve(tree.exponent);
      const exponentSort = integerFault(exponent, builder.integers, 'exponent') ? 'real' : 'integer';
      return { ...tree, base, exponent, exponentSort };
    }
    case 'call':
      return { ...tree, arguments: tree.arguments.map(resolve) };
    case 'conditional':
      return {
        ...tree,
        left: resolve(tree.left),
        right: resolve(tree.right),
        whenTrue: resolve(tree.whenTrue),
        whenFalse: resolve(tree.whenFalse),
      };
    case 'reduction': {
      const inner = scope.inner();
      const range = resolveRange(tree.range, inner, builder, depth + 1);
      return { ...tree, range, body: resolveExpression(tree.body, inner, builder, depth + 1) };
    }
    case 'name':
      return resolveName(tree, scope, builder, depth);
    case 'bound use':
      if (contextualFunction(tree.name) && !scope.bounds.has(tree.name) && !scope.lookup(tree.name))
        return resolveCall(tree.name, tree.arguments, tree.place, scope, builder, depth);
      return builder.instantiate(tree, scope, builder, depth);
  }
}
