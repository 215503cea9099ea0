import { printExpression } from '../term/print.js';
import { freeNames, subtrees } from '../term/subtrees.js';
import type { ChainLine } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';

/**
 * Whether a formula between words says something that could be false, and not what its names may be. A link says something if
 * both sides are more than a name or a number. A name alone (`x <= 1/L`) is restricted by the other side, unless it stands there
 * too (`ln(1 + x) <= x`). A number alone (`eta * L <= 1`) restricts the names of the other side, unless one of them is there
 * twice (`x * (1 - x) <= 1/4`) or there is none (`sum(t in 1..T, 1/t^2) <= 2`). What the article defines is no bare name.
 *
 * @param defined names that the article defines
 */
export function hasContent({ first, steps }: ChainLine, defined: ReadonlySet<string>): boolean {
  let left = first;
  for (const { relation, right } of steps) {
    if (linkHasContent(left, right, relation === '=', defined)) return true;
    left = right;
  }
  return false;
}

function linkHasContent(
  a: SyntaxTree,
  b: SyntaxTree,
  isEquation: boolean,
  defined: ReadonlySet<string>,
): boolean {
  const isBare = (tree: SyntaxTree) => tree.kind === 'name' && !defined.has(tree.name);
  const isNumber = (tree: SyntaxTree) => freeNames(tree).size === 0 && !names(tree).has('T');
  const isIndex = (tree: SyntaxTree) =>
    [...names(tree).keys()].every((name) => /^[Tijknst]$/.test(name)) && isPlain(tree);
  if ((isBare(a) || isIndex(a)) && (isBare(b) || isIndex(b))) return false;
  if (isNumber(a) || isNumber(b)) {
    const other = isNumber(a) ? b : a;
    if (isNumber(a) && isNumber(b)) return other.kind !== 'number';
    const free = [...names(other)];
    if (free.some(([name]) => defined.has(name))) return true;
    const ofPoint = free.filter(([name]) => name !== 'T' && freeNames(other).has(name));
    return !isEquation && (ofPoint.length === 0 || ofPoint.some(([, count]) => count > 1));
  }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    if (isBare(one)) return parts(other).some((part) => printExpression(part) === printExpression(one));
  return true;
}

/** Index arithmetic: `t - 1`. */
function isPlain(tree: SyntaxTree): boolean {
  if (tree.kind === 'binary') return /[+-]/.test(tree.operator) && isPlain(tree.left) && isPlain(tree.right);
  return tree.kind === 'number' || (tree.kind === 'name' && tree.indices.length === 0);
}

function parts(tree: SyntaxTree): SyntaxTree[] {
  return [tree, ...subtrees(tree).flatMap(parts)];
}

/** How often each name stands in a tree. */
function names(tree: SyntaxTree): Map<string, number> {
  const count = new Map<string, number>();
  for (const part of parts(tree))
    if (part.kind === 'name') count.set(part.name, (count.get(part.name) ?? 0) + 1);
  return count;
}
