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

/**
 * The definitions, each after those that it uses, and the circles among them. Does not recurse: definitions
 * may form a chain as long as the block.
 */
export function inOrder(entries: readonly LetEntry[]): { order: LetEntry[]; circles: LetEntry[][] } {
  const members = new Set(entries);
  const order: LetEntry[] = [];
  const circles: LetEntry[][] = [];
  const state = new Map<LetEntry, 'open' | 'done'>();
  for (const root of entries) {
    if (state.has(root)) continue;
    const path: { entry: LetEntry; next: Iterator<LetEntry> }[] = [];
    const enter = (entry: LetEntry) => {
      state.set(entry, 'open');
      const indices = new Set(entry.line.variable.indices.map((index) => index.name));
      const names = dependencies(entry.line.body, entry.scope);
      const used = [...names].filter((other) => members.has(other) && !indices.has(other.name));
      path.push({ entry, next: used.values() });
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const step = top.next.next();
      if (step.done) {
        state.set(top.entry, 'done');
        order.push(top.entry);
        path.pop();
      } else if (state.get(step.value) === 'open') {
        const from = path.findIndex((item) => item.entry === step.value);
        circles.push(path.slice(from).map((item) => item.entry));
      } else if (!state.has(step.value)) enter(step.value);
    }
  }
  return { order, circles };
}
