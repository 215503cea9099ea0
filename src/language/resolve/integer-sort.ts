import type { Expression } from '../term/tree.js';

/**
 * Where an integer is needed. An index or an end of a range must be one: where it turns out to be none, that is a
 * mistake. An exponent may be any number: it counts as an integer only if it is one wherever it is computed.
 */
export type IntegerUse = 'index' | 'exponent';

/**
 * The part that keeps an expression from being an integer by its form: `null` for whole numbers, T, indices and
 * integer givens with `+ - * min max`, `floor` and `ceil` of their fractions, `mod`; for an index also powers, and
 * `floor` and `ceil` of `log2`.
 */
export function integerFault(
  node: Expression,
  integerGivens: ReadonlySet<number>,
  use: IntegerUse,
): Expression | null {
  const first = (parts: readonly Expression[]): Expression | null => {
    for (const part of parts) {
      const fault = integerFault(part, integerGivens, use);
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
      return integerFault(node.operand, integerGivens, use);
    case 'binary':
      return node.operator === '/' ? node : first([node.left, node.right]);
    case 'power':
      return use === 'index' ? first([node.base, node.exponent]) : node;
    case 'call':
      switch (node.function) {
        case 'min':
        case 'max':
          return first(node.arguments);
        case 'mod':
          return isDivisor(node.arguments[1]!, use) ? first(node.arguments) : node;
        case 'floor':
        case 'ceil': {
          const [argument] = node.arguments as [Expression];
          if (use === 'index' && argument.kind === 'call' && argument.function === 'log2')
            return first(argument.arguments);
          return fractionFault(argument, integerGivens, use);
        }
        default:
          return node;
      }
    default:
      return node;
  }
}

/** For an exponent a divisor must be a number other than 0; an index that divides by 0 is a mistake where it happens. */
function isDivisor(node: Expression, use: IntegerUse): boolean {
  return use === 'index' || (node.kind === 'number' && node.value.sign !== 0);
}

/** The part that keeps an expression from being a fraction of integers by its form. */
function fractionFault(
  node: Expression,
  integerGivens: ReadonlySet<number>,
  use: IntegerUse,
): Expression | null {
  const of = (part: Expression) => fractionFault(part, integerGivens, use);
  switch (node.kind) {
    case 'number':
      return null;
    case 'negation':
      return of(node.operand);
    case 'binary':
      if (node.operator === '/' && !isDivisor(node.right, use)) return node;
      return of(node.left) ?? of(node.right);
    default:
      return integerFault(node, integerGivens, use);
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
