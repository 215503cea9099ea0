import type { SyntaxTree } from '../../term/tree.js';

/**
 * The tree with `change` applied from the outside in: where it gives a tree, that one stands and is left alone; where it gives
 * `null`, the parts are looked at.
 */
export function mapTree(tree: SyntaxTree, change: (tree: SyntaxTree) => SyntaxTree | null): SyntaxTree {
  const changed = change(tree);
  if (changed) return changed;
  const inside = (part: SyntaxTree) => mapTree(part, change);
  switch (tree.kind) {
    case 'number':
      return tree;
    case 'negation':
      return { ...tree, operand: inside(tree.operand) };
    case 'binary':
      return { ...tree, left: inside(tree.left), right: inside(tree.right) };
    case 'power':
      return { ...tree, base: inside(tree.base), exponent: inside(tree.exponent) };
    case 'call':
    case 'bound use':
      return { ...tree, arguments: tree.arguments.map(inside) };
    case 'reduction': {
      const range = { ...tree.range, from: inside(tree.range.from), to: inside(tree.range.to) };
      return { ...tree, range, body: inside(tree.body) };
    }
    case 'conditional':
      return {
        ...tree,
        left: inside(tree.left),
        right: inside(tree.right),
        whenTrue: inside(tree.whenTrue),
        whenFalse: inside(tree.whenFalse),
      };
    case 'name':
      return { ...tree, indices: tree.indices.map(inside) };
  }
}
