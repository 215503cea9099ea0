import type { Rational } from '../../arithmetic/index.js';
import type { Expression, SyntaxTree } from './tree.js';

/** The exact value of what is written with numbers, signs and the four operations alone; `null` for anything else, and for a division by 0. */
export function constantOf(tree: SyntaxTree | Expression): Rational | null {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'negation') return constantOf(tree.operand)?.neg() ?? null;
  if (tree.kind !== 'binary') return null;
  const [left, right] = [constantOf(tree.left), constantOf(tree.right)];
  if (!left || !right) return null;
  switch (tree.operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      return right.sign === 0 ? null : left.div(right);
  }
}
