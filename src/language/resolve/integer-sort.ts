import type { Expression } from '../term/tree.js';

/**
 * The part that keeps an expression from being an integer by its form: `null` for whole numbers, T, indices and
 * integer givens with `+ - * min max`.
 */
export function integerFault(node: Expression, integerGivens: ReadonlySet<number>): Expression | null {
  const first = (parts: readonly Expression[]): Expression | null => {
    for (const part of parts) {
      const fault = integerFault(part, integerGivens);
      if (fault) return fault;
    }
    return null;
  };
  switch (node.kind) {
    case 'number':
      return node.value.isInteger ? null : node;
    case 'index':
      return null;
    case 'given':
      return node.indices.length === 0 && integerGivens.has(node.given) ? null : node;
    case 'negation':
      return integerFault(node.operand, integerGivens);
    case 'binary':
      return node.operator === '/' ? node : first([node.left, node.right]);
    case 'call':
      return node.function === 'min' || node.function === 'max' ? first(node.arguments) : node;
    default:
      return node;
  }
}

/** What the part is, in words. */
export function describeFault(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return 'a fraction';
    case 'given':
      return `the value \`${node.name}\``;
    case 'definition':
      return `the definition \`${node.name}\``;
    case 'binary':
      return 'a division';
    case 'power':
      return 'a power';
    case 'call':
      return `\`${node.function}\``;
    default:
      return 'this';
  }
}
