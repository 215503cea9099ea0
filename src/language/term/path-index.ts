import type { Node, ResolvedLeaf, SyntaxLeaf } from './tree.js';

type AnyNode = Node<ResolvedLeaf | SyntaxLeaf>;

/** The index of a sequence of samples, in claims about a method that draws them; no name of a document has a dot. */
export const PATH_INDEX = 'run.path';

/** What stands in `E(…)`: an expectation is a sum over all paths of their chances times it. `null` for anything else. */
export function expectedPart(node: AnyNode): AnyNode | null {
  if (node.kind !== 'reduction' || node.range.variable !== PATH_INDEX) return null;
  return node.body.kind === 'binary' ? node.body.right : null;
}

/** Indices as a document writes them: it does not mention paths. */
export function withoutPath(indices: readonly AnyNode[]): readonly AnyNode[] {
  return indices.filter((index) => !('name' in index && index.name === PATH_INDEX));
}
