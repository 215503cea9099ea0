import { type FormRange, rangeKey } from './index-bounds.js';
import { CLOSED, type IndexForm } from './index-form.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';

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
  | {
      readonly kind: 'rows';
      readonly of: KernelRows;
      readonly row: IndexForm;
      readonly index: IndexForm;
      readonly inner: readonly FormRange[];
    }
  | { readonly kind: 'total'; readonly total: Total };

/**
 * The functions and totals that nodes refer to outside of their own loops, each reference once for the loops that
 * it stands in: one node may stand in several, with other ranges. `around`: loops around the nodes, the outermost
 * apart.
 */
export function referencesOf(
  nodes: readonly KernelNode[],
  around: readonly FormRange[] = [],
): readonly Reference[] {
  const found: Reference[] = [];
  const seen = new Map<readonly FormRange[], Set<KernelNode>>();
  const innerOf = nestings();
  const visit = (node: KernelNode, inner: readonly FormRange[]): void => {
    const here = seen.get(inner) ?? new Set();
    if (here.has(node)) return;
    seen.set(inner, here.add(node));
    switch (node.kind) {
      case 'unary':
        visit(node.operand, inner);
        return;
      case 'binary':
        visit(node.left, inner);
        visit(node.right, inner);
        return;
      case 'choice':
        visit(node.left, inner);
        visit(node.right, inner);
        visit(node.whenTrue, inner);
        visit(node.whenFalse, inner);
        return;
      case 'power':
        visit(node.base, inner);
        return;
      case 'value':
        found.push({ kind: 'function', of: node.of, index: node.index, inner });
        return;
      case 'row value':
        found.push({ kind: 'rows', of: node.of, row: node.row, index: node.index, inner });
        return;
      case 'reduction':
        if (node.depth === CLOSED && node.variable === 0) found.push({ kind: 'total', total: node });
        else visit(node.body, innerOf(inner, node.range));
    }
  };
  for (const node of nodes) visit(node, around);
  return found;
}

/** Ranges with one more inside of them: the same array for the same ranges. */
function nestings() {
  const known = new Map<readonly FormRange[], Map<string, readonly FormRange[]>>();
  return (outer: readonly FormRange[], range: FormRange): readonly FormRange[] => {
    const inside = known.get(outer) ?? new Map<string, readonly FormRange[]>();
    known.set(outer, inside);
    const key = rangeKey(range);
    const nested = inside.get(key) ?? [...outer, range];
    inside.set(key, nested);
    return nested;
  };
}

/** Whether a node is a total: a reduction that mentions no loop around it. */
export function isTotal(node: KernelNode): node is Total {
  return node.kind === 'reduction' && node.depth === CLOSED && node.variable === 0;
}
