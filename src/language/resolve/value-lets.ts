import { expressionsOf, freeNames } from '../term/subtrees.js';
import type { LetLine, Line } from '../term/syntax.js';

/** The definitions of a block; where it states multipliers, without those that only they need. */
export function letsOfValue(lines: readonly Line[]): LetLine[] {
  const lets = lines.filter((line) => line.kind === 'let');
  if (!lines.some(({ kind }) => kind === 'multiply')) return lets;
  const used = new Set<string>();
  const note = (line: Line) => {
    for (const tree of expressionsOf(line)) freeNames(tree, used);
  };
  for (const line of lines) if (line.kind !== 'multiply' && line.kind !== 'let') note(line);
  for (let size = -1; size < used.size; ) {
    size = used.size;
    for (const line of lets) if (used.has(line.variable.name)) note(line);
  }
  return lets.filter(({ variable }) => used.has(variable.name));
}
