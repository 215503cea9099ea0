import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import type { Definition, Given } from '../term/claim.js';
import { subtrees } from '../term/subtrees.js';
import type { Expression } from '../term/tree.js';

/** The latest given that an expression needs, through definitions too; -1 for none. */
function latest(node: Expression, ofDefinition: readonly number[]): number {
  let found = -1;
  if (node.kind === 'given') found = node.given;
  if (node.kind === 'definition') found = ofDefinition[node.definition] ?? -1;
  for (const part of subtrees(node)) found = Math.max(found, latest(part, ofDefinition));
  return found;
}

/** Givens whose domain needs a given that is chosen later; definitions stand after those that they use. */
export function laterGivens(givens: readonly Given[], definitions: readonly Definition[]): Problem[] {
  const ofDefinition: number[] = [];
  for (const { body } of definitions) ofDefinition.push(latest(body, ofDefinition));
  return givens.flatMap((given, position) => {
    const { domain } = given;
    const ends: readonly (Expression | undefined)[] =
      domain.kind === 'integers' ? [domain.from, domain.to] : [domain.lower?.value, domain.upper?.value];
    const needed = [...ends, ...given.ranges.flatMap((range) => [range.from, range.to])];
    for (const end of needed) {
      const needs = end ? latest(end, ofDefinition) : -1;
      if (needs >= position && end) return [mistake.laterGiven(end.place, given.name, givens[needs]!.name)];
    }
    return [];
  });
}
