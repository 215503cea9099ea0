import { freeNames } from '../term/subtrees.js';
import type { SyntaxTree } from '../term/tree.js';
import type { LetEntry, Scope } from './scope.js';

/** The definitions that a tree depends on, through the arguments of bounds and schedules too. */
function dependencies(tree: SyntaxTree, scope: Scope, into = new Set<LetEntry>()): Set<LetEntry> {
  for (const name of freeNames(tree)) {
    const binding = scope.lookup(name);
    if (binding?.kind === 'let') into.add(binding.entry);
    if (binding?.kind === 'argument') dependencies(binding.tree, binding.scope, into);
  }
  return into;
}

function usedBy(entry: LetEntry, members: ReadonlySet<LetEntry>): LetEntry[] {
  const lines = [entry.line, ...(entry.recursion?.first ?? [])];
  const used = new Set<LetEntry>();
  for (const line of lines) {
    const indices = new Set(line.variable.indices.map((index) => index.name));
    for (const other of dependencies(line.body, entry.scope))
      if (members.has(other) && !indices.has(other.name)) used.add(other);
  }
  return [...used];
}

interface Visit {
  readonly entry: LetEntry;
  readonly used: readonly LetEntry[];
  next: number;
  readonly number: number;
  lowest: number;
}

/**
 * The definitions in groups, each after those that it uses, and the circles among them. A group has several members where
 * definitions go on from each other's values, which at least one of them does as a recursion; a circle
 * without one is a mistake. (Tarjan's strongly connected components. Does not recurse: definitions may form a chain as long as the
 * block.)
 */
export function inOrder(entries: readonly LetEntry[]): { order: LetEntry[][]; circles: LetEntry[][] } {
  const members = new Set(entries);
  const order: LetEntry[][] = [];
  const circles: LetEntry[][] = [];
  const visits = new Map<LetEntry, Visit>();
  const open: Visit[] = [];
  const isOpen = new Set<LetEntry>();
  const path: Visit[] = [];
  const enter = (entry: LetEntry) => {
    const number = visits.size;
    const visit: Visit = { entry, used: usedBy(entry, members), next: 0, number, lowest: number };
    visits.set(entry, visit);
    open.push(visit);
    isOpen.add(entry);
    path.push(visit);
  };
  for (const root of entries) {
    if (visits.has(root)) continue;
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const used = top.used[top.next];
      top.next += 1;
      if (used === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) parent.lowest = Math.min(parent.lowest, top.lowest);
        if (top.lowest !== top.number) continue;
        const group = open.splice(open.indexOf(top)).map(({ entry }) => entry);
        for (const entry of group) isOpen.delete(entry);
        const isCircle = group.length > 1 || top.used.includes(top.entry);
        if (!isCircle || group.some(({ recursion }) => recursion !== null)) order.push(group);
        else {
          circles.push(group);
          order.push(...group.map((entry) => [entry]));
        }
      } else if (!visits.has(used)) enter(used);
      else if (isOpen.has(used)) top.lowest = Math.min(top.lowest, visits.get(used)!.number);
    }
  }
  return { order, circles };
}
