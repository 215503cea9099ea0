import type { Relation, Statement } from './claim.js';
import type { Expression } from './tree.js';

/** Names of bound indices by their slots: the same statement has the same text, whatever letters it uses. */
type Letters = Map<number, string>;

function bind(slot: number, letters: Letters): string {
  const letter = letters.get(slot) ?? `@${letters.size}`;
  letters.set(slot, letter);
  return letter;
}

function write(node: Expression, letters: Letters): string {
  const list = (nodes: readonly Expression[]) => nodes.map((part) => write(part, letters)).join(',');
  switch (node.kind) {
    case 'number':
      return node.value.toString();
    case 'index':
      return letters.get(node.slot) ?? `#${node.slot}`;
    case 'given':
      return `given${node.given}[${list(node.indices)}]`;
    case 'definition':
      return `let${node.definition}[${list(node.indices)}]`;
    case 'negation':
      return `(-${write(node.operand, letters)})`;
    case 'binary':
      return `(${write(node.left, letters)}${node.operator}${write(node.right, letters)})`;
    case 'power':
      return `(${write(node.base, letters)}^${write(node.exponent, letters)})`;
    case 'call':
      return `${node.function}(${list(node.arguments)})`;
    case 'conditional': {
      const condition = `${write(node.left, letters)}${node.relation}${write(node.right, letters)}`;
      return `if(${condition},${write(node.whenTrue, letters)},${write(node.whenFalse, letters)})`;
    }
    case 'reduction': {
      const { from, to, slot } = node.range;
      const ends = `${write(from, letters)}..${write(to, letters)}`;
      return `${node.operator}(${bind(slot, letters)}:${ends},${write(node.body, letters)})`;
    }
  }
}

/** A text that two expressions share exactly when they differ in nothing but the letters of bound indices. */
export function canonicalExpression(expression: Expression): string {
  return write(expression, new Map());
}

const MIRRORED: Record<Relation, '<' | '<=' | '=' | null> = {
  '!=': null,
  '>': '<',
  '>=': '<=',
  '<': null,
  '<=': null,
  '=': null,
};

/** The same for statements; `a > b` is `b < a`. */
export function canonicalStatement(statement: Pick<Statement, 'left' | 'relation' | 'right' | 'ranges'>): {
  sides: string;
  relation: '<' | '<=' | '=' | '!=';
} {
  const letters: Letters = new Map();
  const ranges = statement.ranges.map(({ from, to, slot }) => {
    const ends = `${write(from, letters)}..${write(to, letters)}`;
    return `${bind(slot, letters)}:${ends}`;
  });
  const mirrored = MIRRORED[statement.relation];
  const [less, more] = mirrored ? [statement.right, statement.left] : [statement.left, statement.right];
  return {
    sides: `${write(less, letters)} ? ${write(more, letters)} for ${ranges.join()}`,
    relation: mirrored ?? (statement.relation as '<' | '<=' | '=' | '!='),
  };
}
