import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import { closestName } from '../help/spelling.js';
import type { Hint, IndexRange, Put } from '../term/claim.js';
import { freeNames, subtrees } from '../term/subtrees.js';
import type { SyntaxHint, SyntaxPut } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import type { ClaimBuilder } from './claim-builder.js';
import { defaultRange } from './given-statements.js';
import { bindIndex, resolveExpression, resolveRange } from './resolve-expression.js';
import type { Scope } from './scope.js';

function boundUse(tree: SyntaxTree): SyntaxTree | null {
  if (tree.kind === 'bound use') return tree;
  for (const part of subtrees(tree)) {
    const found = boundUse(part);
    if (found) return found;
  }
  return null;
}

/** A bound would bring its premises into the claim: a hint adds nothing to what is claimed. */
function demandNoBound(tree: SyntaxTree): void {
  const bound = boundUse(tree);
  if (bound) throw new ProblemError(mistake.boundInHint(bound.place));
}

/** `u` and `v`, in the index of a range of their own: what is said, or t over 1..T. */
function cauchySchwarz(
  hint: Extract<SyntaxHint, { kind: 'cauchy-schwarz' }>,
  scope: Scope,
  builder: ClaimBuilder,
): Hint {
  const { u, v, place } = hint;
  demandNoBound(u);
  demandNoBound(v);
  if (!hint.range && scope.lookup('t') && freeNames(v, freeNames(u)).has('t'))
    throw new ProblemError(mistake.hintWithoutRange(place));
  const inner = scope.inner();
  const range = resolveRange(hint.range ?? defaultRange('t', place), inner, builder);
  const side = (tree: SyntaxTree) => resolveExpression(tree, inner, builder);
  return { kind: 'cauchy-schwarz', range, u: side(u), v: side(v), place };
}

/** The expression in place of a given; its indices are new names, as those of a `let` are. */
function resolvePut({ variable, value }: SyntaxPut, scope: Scope, builder: ClaimBuilder): Put {
  demandNoBound(value);
  const inner = scope.inner();
  const parameters = variable.indices.map(({ name, place }) => ({
    variable: name,
    slot: bindIndex(name, place, inner, builder),
  }));
  const body = resolveExpression(value, inner, builder);
  return { name: variable.name, parameters, body, place: variable.place };
}

function lemma(hint: Extract<SyntaxHint, { kind: 'lemma' }>, scope: Scope, builder: ClaimBuilder): Hint {
  const { name, place } = hint.claim;
  const { claims, bounds, schedules, own } = scope.imports;
  if (name === own) throw new ProblemError(mistake.ownLemma(place, name));
  const cited = claims.get(name);
  if (cited) {
    const seen = new Set<string>();
    for (const { variable } of hint.values) {
      if (seen.has(variable.name)) throw new ProblemError(mistake.putTwice(variable.place, variable.name));
      seen.add(variable.name);
    }
    const values = hint.values.map((put) => resolvePut(put, scope, builder));
    return { kind: 'lemma', document: cited.document, claim: name, values, place };
  }
  const other = bounds.has(name) ? 'bound' : schedules.has(name) ? 'schedule' : null;
  throw new ProblemError(mistake.unknownLemma(place, name, other, closestName(name, claims.keys())));
}

/** Gives the names of a hint their meaning; `ranges` are those of the chain. Throws a `ProblemError`. */
export function resolveHint(
  hint: SyntaxHint,
  ranges: readonly IndexRange[],
  scope: Scope,
  builder: ClaimBuilder,
): Hint {
  switch (hint.kind) {
    case 'rule':
      return hint;
    case 'induction': {
      const { direction, on, place } = hint;
      const binding = scope.lookup(on.name);
      const isInteger =
        on.name === 'T' ||
        ranges.some(({ variable }) => variable === on.name) ||
        (binding?.kind === 'given' && binding.arity === 0 && builder.integers.has(binding.position));
      // Downwards a letter of its own takes the place of the constant 1.
      if (!isInteger && (direction === 'up' || binding))
        throw new ProblemError(mistake.inductionOnNoInteger(on.place, on.name));
      return { kind: 'induction', direction, on: on.name, place };
    }
    case 'cauchy-schwarz':
      return cauchySchwarz(hint, scope, builder);
    case 'lemma':
      return lemma(hint, scope, builder);
  }
}
