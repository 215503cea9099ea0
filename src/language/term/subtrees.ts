import type { Line, SyntaxHint, SyntaxRange } from './syntax.js';
import type { Node, ResolvedLeaf, SyntaxLeaf, SyntaxTree } from './tree.js';

/** The parts that a node is made of: operands, arguments, indices, the ends of a range and what stands under it. */
export function subtrees<Leaf extends SyntaxLeaf | ResolvedLeaf>(node: Node<Leaf>): readonly Node<Leaf>[] {
  const general = node as Node<SyntaxLeaf | ResolvedLeaf>;
  return (() => {
    switch (general.kind) {
      case 'number':
      case 'index':
        return [];
      case 'negation':
        return [general.operand];
      case 'binary':
        return [general.left, general.right];
      case 'power':
        return [general.base, general.exponent];
      case 'call':
      case 'bound use':
        return general.arguments;
      case 'conditional':
        return [general.left, general.right, general.whenTrue, general.whenFalse];
      case 'reduction':
        return [general.range.from, general.range.to, general.body];
      default:
        return general.indices;
    }
  })() as readonly Node<Leaf>[];
}

/** Whether a tree has more than `limit` levels. Does not recurse. */
export function deeperThan(tree: SyntaxTree, limit: number): boolean {
  const pending: { node: SyntaxTree; depth: number }[] = [{ node: tree, depth: 1 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (item.depth > limit) return true;
    for (const node of subtrees(item.node)) pending.push({ node, depth: item.depth + 1 });
  }
  return false;
}

const ends = (ranges: readonly SyntaxRange[]) => ranges.flatMap((range) => [range.from, range.to]);

function expressionsOfHint(hint: SyntaxHint): readonly SyntaxTree[] {
  if (hint.kind === 'lemma') return hint.values.map(({ value }) => value);
  return hint.kind === 'cauchy-schwarz' ? [...ends(hint.range ? [hint.range] : []), hint.u, hint.v] : [];
}

/** The expressions of a line. */
export function expressionsOf(line: Line): readonly SyntaxTree[] {
  switch (line.kind) {
    case 'given': {
      const { domain } = line;
      const domainEnds = !domain
        ? []
        : domain.kind === 'side'
          ? [domain.end]
          : domain.kind === 'interval'
            ? [domain.lower, domain.upper]
            : [domain.from, domain.to];
      return [...domainEnds, ...ends(line.ranges)];
    }
    case 'let':
      return [...(line.head ?? []), line.body];
    case 'assume':
    case 'show':
      return [
        line.first,
        ...line.steps.map((step) => step.right),
        ...ends(line.ranges),
        ...line.steps.flatMap(({ hints }) => hints).flatMap(expressionsOfHint),
      ];
    case 'use':
      return line.arguments ?? [];
    case 'from':
      return line.names.flatMap((cited) => cited.arguments ?? []);
    case 'value':
      return [line.value];
    case 'method':
      return line.arguments ?? [];
    case 'samples':
      return line.probabilities;
    case 'step':
      return [line.index, line.body];
    case 'guarantees':
      return [line.metric, ...(line.arguments ?? [])];
    case 'multiply':
      return [line.subject, line.factor, ...ends(line.ranges)];
    default:
      return [];
  }
}

/** The names that a tree uses and does not bind itself; `T` is none. */
export function freeNames(tree: SyntaxTree, into = new Set<string>()): Set<string> {
  if (tree.kind === 'reduction') {
    freeNames(tree.range.from, into);
    freeNames(tree.range.to, into);
    const inner = freeNames(tree.body);
    inner.delete(tree.range.variable);
    for (const name of inner) into.add(name);
    return into;
  }
  if (tree.kind === 'name' && tree.name !== 'T') into.add(tree.name);
  for (const part of subtrees(tree)) freeNames(part, into);
  return into;
}
