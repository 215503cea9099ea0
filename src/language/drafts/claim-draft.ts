import type { Problem } from '../help/problem.js';
import { parseDocument } from '../read/document.js';
import { resolveDocuments } from '../resolve/resolve-documents.js';
import { printLine } from '../term/print-line.js';
import { expressionsOf, subtrees } from '../term/subtrees.js';
import type { LetLine, Line } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import type { Formula } from './formulas.js';

/** What became of a formula. */
export type Draft =
  | { readonly kind: 'claim'; readonly name: string; readonly lines: readonly string[] }
  | { readonly kind: 'definition'; readonly line: LetLine }
  | { readonly kind: 'unread'; readonly problem: Problem };

/** Names of an article that its formulas define, each by the line that says so. */
export type Definitions = ReadonlyMap<string, LetLine>;

/** A formula as a draft of a claim; what its names are is for a person to say. */
export function draftOf(formula: Formula, name: string, definitions: Definitions): Draft {
  const isDefinition = /^[^=<>]*?(?::=|\\coloneqq|\\triangleq)/.test(formula.latex);
  const known = [...definitions.values()].map((line) => printLine(line));
  const defined = read(`${known.join('\n')}\nlet \\, ${formula.latex}`);
  const line = defined.line;
  if (line?.kind === 'let' && (isDefinition || isNewName(line, definitions)))
    return { kind: 'definition', line };
  const shown = read(`${known.join('\n')}\nshow \\, ${formula.latex}`);
  if (!shown.line) return { kind: 'unread', problem: shown.problem! };
  const used = definitionsIn(shown.line, definitions);
  const lines = [...givensOf([...used, shown.line]), ...used.map(printLine), printLine(shown.line)];
  const text = `\`\`\`claim ${name}\n${lines.join('\n')}\n\`\`\`\n`;
  const [problem] = resolveDocuments([{ path: 'draft.md', text }]).problems;
  return problem ? { kind: 'unread', problem } : { kind: 'claim', name, lines };
}

function read(lines: string): { line: Line | null; problem: Problem | null } {
  const { blocks, problems } = parseDocument({
    path: 'draft.md',
    text: `\`\`\`claim draft\n${lines}\n\`\`\`\n`,
  });
  const [problem] = problems;
  return problem ? { line: null, problem } : { line: blocks[0]?.lines.at(-1) ?? null, problem: null };
}

/** `V_t = …` where nothing else says what V is, and V does not stand on the right side: an abbreviation. */
function isNewName({ variable, body }: LetLine, definitions: Definitions): boolean {
  return variable.name !== 'T' && !definitions.has(variable.name) && !namesIn(body).has(variable.name);
}

/** The definitions that a line needs, in the order in which the article has them. */
function definitionsIn(line: Line, definitions: Definitions): LetLine[] {
  const needed = new Set<string>();
  const add = (names: Iterable<string>) => {
    for (const name of names) {
      const definition = definitions.get(name);
      if (!definition || needed.has(name)) continue;
      needed.add(name);
      add(namesIn(definition.body).keys());
    }
  };
  for (const tree of expressionsOf(line)) add(namesIn(tree).keys());
  return [...definitions.entries()].filter(([name]) => needed.has(name)).map(([, definition]) => definition);
}

interface Use {
  readonly indices: number;
  /** In an index, or at an end of a range: an integer. */
  readonly isInteger: boolean;
}

/** The names that stand in a formula and are bound outside of it. */
function namesIn(tree: SyntaxTree, position: 'real' | 'integer' = 'real'): Map<string, Use> {
  const found = new Map<string, Use>();
  const add = (name: string, use: Use) => {
    const before = found.get(name);
    found.set(name, {
      indices: Math.max(use.indices, before?.indices ?? 0),
      isInteger: use.isInteger || (before?.isInteger ?? false),
    });
  };
  const visit = (node: SyntaxTree, where: 'real' | 'integer', bound: ReadonlySet<string>): void => {
    if (node.kind === 'name') {
      if (!bound.has(node.name))
        add(node.name, { indices: node.indices.length, isInteger: where === 'integer' });
      for (const index of node.indices) visit(index, 'integer', bound);
    } else if (node.kind === 'reduction') {
      visit(node.range.from, 'integer', bound);
      visit(node.range.to, 'integer', bound);
      visit(node.body, where, new Set([...bound, node.range.variable]));
    } else for (const part of subtrees(node)) visit(part, where, bound);
  };
  visit(tree, position, new Set());
  return found;
}

const WORDS = new Set(['T', 'pi', 'cos', 'sin', 'log2', 'floor', 'ceil', 'mod']);

/** A `given` for each name that nothing defines. Their domains are for a person to say. */
function givensOf(lines: readonly Line[]): string[] {
  const known = new Set(WORDS);
  const uses = new Map<string, Use>();
  for (const line of lines) {
    if (line.kind === 'let') known.add(line.variable.name);
    const own = new Set(
      line.kind === 'let'
        ? line.variable.indices.map(({ name }) => name)
        : 'ranges' in line
          ? line.ranges.map(({ variable }) => variable)
          : [],
    );
    const trees = [
      ...expressionsOf(line).map((tree) => namesIn(tree)),
      ...('ranges' in line
        ? line.ranges.flatMap(({ from, to }) => [namesIn(from, 'integer'), namesIn(to, 'integer')])
        : []),
    ];
    for (const names of trees)
      for (const [name, use] of names) {
        if (own.has(name)) continue;
        const before = uses.get(name);
        uses.set(name, {
          indices: Math.max(use.indices, before?.indices ?? 0),
          isInteger: use.isInteger || (before?.isInteger ?? false),
        });
      }
  }
  return [...uses].flatMap(([name, { indices, isInteger }]) => {
    if (known.has(name)) return [];
    // A letter of an index runs over 1..T without being given.
    if (isInteger) return /^[ijkst]$/.test(name) ? [] : [`given ${name} in 1..9`];
    return [`given ${name}${indices === 0 ? '' : `[${['t', 'i', 'j', 'k'].slice(0, indices).join(', ')}]`}`];
  });
}
