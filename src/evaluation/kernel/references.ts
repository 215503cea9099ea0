import type { FormRange } from './index-bounds.js';
import { CLOSED, type IndexForm } from './index-form.js';
import type { KernelFunction, KernelNode } from './node.js';

type Total = Extract<KernelNode, { kind: 'reduction' }>;

/** What an expression needs to be computed before it. */
export type Reference =
  | {
      readonly kind: 'function';
      readonly of: KernelFunction;
      readonly index: IndexForm;
      /** Ranges of the loops inside the unit that stand around the reference, below the outermost. */
      readonly inner: readonly FormRange[];
    }
  | { readonly kind: 'total'; readonly total: Total };

/** The functions and totals that a node refers to outside of its own loops, each reference once. */
export function referencesOf(nodes: readonly KernelNode[]): readonly Reference[] {
  const found: Reference[] = [];
  const seen = new Set<KernelNode>();
  const visit = (node: KernelNode, inner: readonly FormRange[]): void => {
    if (seen.has(node)) return;
    seen.add(node);
    switch (node.kind) {
      case 'unary':
        visit(node.operand, inner);
        return;
      case 'binary':
        visit(node.left, inner);
        visit(node.right, inner);
        return;
      case 'power':
        visit(node.base, inner);
        return;
      case 'value':
        found.push({ kind: 'function', of: node.of, index: node.index, inner });
        return;
      case 'reduction':
        if (node.depth === CLOSED && node.variable === 0) found.push({ kind: 'total', total: node });
        else visit(node.body, [...inner, node.range]);
    }
  };
  for (const node of nodes) visit(node, []);
  return found;
}

/** Whether a node is a total: a reduction that mentions no loop around it. */
export function isTotal(node: KernelNode): node is Total {
  return node.kind === 'reduction' && node.depth === CLOSED && node.variable === 0;
}
