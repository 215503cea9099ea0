import { subtrees } from '../term/subtrees.js';
import type { Node, ResolvedLeaf, SyntaxLeaf } from '../term/tree.js';

type AnyNode = Node<ResolvedLeaf | SyntaxLeaf>;
type Reduction = Extract<AnyNode, { kind: 'reduction' }>;

/** Whether an index variable of this name stands in a formula and is bound outside of it. */
function mentions(node: AnyNode, variable: string): boolean {
  if (node.kind === 'index') return node.name === variable;
  if (node.kind === 'name' && node.indices.length === 0) return node.name === variable;
  if (node.kind === 'reduction' && node.range.variable === variable)
    return mentions(node.range.from, variable) || mentions(node.range.to, variable);
  return subtrees(node).some((part) => mentions(part, variable));
}

/** The sums, products and extremes that a formula ends with, from the outermost. */
function openEnds(node: AnyNode): readonly Reduction[] {
  if (node.kind === 'reduction') return [node, ...openEnds(node.body)];
  if (node.kind === 'negation') return openEnds(node.operand);
  return node.kind === 'binary' && node.operator === '*' ? openEnds(node.right) : [];
}

/**
 * Whether a reader could take what follows a term after plus or minus for a part of its sum: the variable stands in what
 * follows, or it does not stand in the summand.
 */
export function seemsToGoOn(term: AnyNode, following: readonly AnyNode[]): boolean {
  if (following.length === 0) return false;
  return openEnds(term).some(
    ({ range, body }) =>
      !mentions(body, range.variable) || following.some((next) => mentions(next, range.variable)),
  );
}

function factorsOf(node: AnyNode): readonly AnyNode[] {
  return node.kind === 'binary' && node.operator === '*' ? [...factorsOf(node.left), node.right] : [node];
}

/**
 * Whether a reader could end a sum, product or extreme before its body does: another sum of the same variable begins, or,
 * outside of sums, a factor does not depend on the variable.
 */
export function seemsToEndEarly({ operator, range, body }: Reduction): boolean {
  return factorsOf(body).some((factor, i) => {
    if (i === 0) return false;
    if (factor.kind === 'reduction' && factor.range.variable === range.variable) return true;
    return operator !== 'sum' && !mentions(factor, range.variable);
  });
}
