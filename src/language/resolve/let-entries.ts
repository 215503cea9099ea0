import { Rational } from '../../arithmetic/index.js';
import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { subtrees } from '../term/subtrees.js';
import type { LetLine } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import type { LetEntry, RecursionLines, Scope } from './scope.js';

/** What stands at one position of the head of a `let`. */
type Index =
  | { readonly kind: 'parameter'; readonly name: string; readonly offset: number }
  /** `1`, `T-1`: an index of its own. */
  | { readonly kind: 'fixed'; readonly tree: SyntaxTree };

function indexOf(tree: SyntaxTree): Index {
  if (tree.kind === 'name' && tree.indices.length === 0 && tree.name !== 'T')
    return { kind: 'parameter', name: tree.name, offset: 0 };
  if (tree.kind === 'binary' && tree.right.kind === 'number' && tree.right.value.isInteger) {
    const left = indexOf(tree.left);
    const by = Number(tree.right.value.numerator);
    if (left.kind === 'parameter' && (tree.operator === '+' || tree.operator === '-'))
      return { ...left, offset: left.offset + (tree.operator === '+' ? by : -by) };
  }
  return { kind: 'fixed', tree };
}

function headOf(line: LetLine): readonly Index[] {
  const { place } = line;
  const names = line.variable.indices.map(
    ({ name }) => ({ kind: 'name', name, indices: [], place }) as const,
  );
  return (line.head ?? names).map(indexOf);
}

const isFirst = (line: LetLine) => headOf(line).some(({ kind }) => kind === 'fixed');

/** The signs of c in the reads of `name` at n + c, n the parameter at `position`. */
function readsOf(
  tree: SyntaxTree,
  name: string,
  position: number,
  parameter: string,
  into: Set<number>,
): void {
  if (tree.kind === 'name' && tree.name === name && tree.indices[position]) {
    const index = indexOf(tree.indices[position]);
    if (index.kind === 'parameter' && index.name === parameter) into.add(Math.sign(index.offset));
  }
  for (const part of subtrees(tree)) readsOf(part, name, position, parameter, into);
}

/** The lines of one name, in order: one line that is no recursion, or the first values and the step of one. */
export function readRecursion(lines: readonly LetLine[]): RecursionLines | Problem | null {
  const [line] = lines as [LetLine];
  const { name } = line.variable;
  if (lines.every((each) => each.head === null)) return null;
  const steps = lines.filter((each) => !isFirst(each));
  const [step, second] = steps;
  if (!step) return mistake.recursionWithoutStep(line.variable.place, name);
  if (second) return mistake.secondStep(second.variable.place, name);
  const first = lines.filter(isFirst);
  if (first.length === 0) return mistake.recursionWithoutStart(step.variable.place, name);
  const heads = [step, ...first].map(headOf);
  const arity = heads[0]!.length;
  const uneven = first.find((each) => each.variable.indices.length !== arity);
  if (uneven)
    return mistake.wrongIndexCount(uneven.variable.place, name, uneven.variable.indices.length, arity);
  const runs = (index: Index) => index.kind === 'fixed' || index.offset !== 0;
  const positions = heads[0]!.map((_, i) => i).filter((i) => heads.some((head) => runs(head[i]!)));
  if (positions.length !== 1) return mistake.severalRunningIndices(step.variable.place, name);
  const position = positions[0]!;
  const unfixed = first.find((_, i) => heads[i + 1]![position]!.kind !== 'fixed');
  if (unfixed) return mistake.secondStep(unfixed.variable.place, name);
  const { name: parameter, offset } = heads[0]![position] as Extract<Index, { kind: 'parameter' }>;
  const reads = new Set<number>();
  readsOf(step.body, name, position, parameter, reads);
  const isBackward = offset === 0 ? reads.has(1) && !reads.has(-1) : offset < 0;
  return {
    step,
    first,
    position,
    offset,
    direction: isBackward ? 'backward' : 'forward',
  };
}

/** The definitions of a block, the lines of a recursion together; `rename` says what the claim calls them. */
export function letEntries(
  lines: readonly LetLine[],
  scope: Scope,
  rename: (name: string) => string = (name) => name,
): LetEntry[] {
  const byName = new Map<string, LetLine[]>();
  for (const line of lines) {
    const { name } = line.variable;
    byName.set(name, [...(byName.get(name) ?? []), line]);
  }
  return [...byName].map(([name, all]) => {
    const read = readRecursion(all);
    const recursion = read && 'step' in read ? read : null;
    return { name: rename(name), line: recursion?.step ?? all[0]!, recursion, scope, position: -1 };
  });
}

/** What is wrong with the recursions of a block. */
export function recursionProblems(lines: readonly LetLine[]): Problem[] {
  const names = new Set(lines.map((line) => line.variable.name));
  return [...names].flatMap((name) => {
    const read = readRecursion(lines.filter((line) => line.variable.name === name));
    return read && !('step' in read) ? [read] : [];
  });
}

/** The tree with n - by in the place of the index n: `a[n+1]` becomes `a[n]` for by = 1. */
export function shifted(tree: SyntaxTree, name: string, by: number): SyntaxTree {
  if (by === 0) return tree;
  const go = (part: SyntaxTree): SyntaxTree => {
    const index = indexOf(part);
    if (index.kind === 'parameter' && index.name === name && (part.kind === 'name' || part.kind === 'binary'))
      return at(part, name, index.offset - by);
    switch (part.kind) {
      case 'number':
        return part;
      case 'name':
        return { ...part, indices: part.indices.map(go) };
      case 'bound use':
      case 'call':
        return { ...part, arguments: part.arguments.map(go) };
      case 'negation':
        return { ...part, operand: go(part.operand) };
      case 'binary':
        return { ...part, left: go(part.left), right: go(part.right) };
      case 'power':
        return { ...part, base: go(part.base), exponent: go(part.exponent) };
      case 'reduction': {
        const range = { ...part.range, from: go(part.range.from), to: go(part.range.to) };
        return { ...part, range, body: go(part.body) };
      }
      case 'conditional':
        return {
          ...part,
          left: go(part.left),
          right: go(part.right),
          whenTrue: go(part.whenTrue),
          whenFalse: go(part.whenFalse),
        };
    }
  };
  return go(tree);
}

/** `n`, `n+2`, `n-1`. */
function at({ place }: SyntaxTree, name: string, offset: number): SyntaxTree {
  const left: SyntaxTree = { kind: 'name', name, indices: [], place };
  if (offset === 0) return left;
  const right: SyntaxTree = { kind: 'number', value: Rational.of(Math.abs(offset)), place };
  return { kind: 'binary', operator: offset > 0 ? '+' : '-', left, right, place };
}
