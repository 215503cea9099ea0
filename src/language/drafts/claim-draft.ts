import type { Problem } from '../help/problem.js';
import { resolveDocuments } from '../resolve/resolve-documents.js';
import { printLine } from '../term/print-line.js';
import { expressionsOf, subtrees } from '../term/subtrees.js';
import type { ChainLine, LetLine, Line } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import { type Domain, domainOf } from './assumptions.js';
import { hasContent } from './content.js';
import { type Formula, INEQUALITY } from './formulas.js';
import { withProducts } from './products.js';
import { readLine } from './read-line.js';

/** What became of a formula. */
export type Draft =
  | {
      readonly kind: 'claim';
      readonly name: string;
      readonly lines: readonly string[];
      /** The lines of the article that say what the draft assumes. */
      readonly assumedAt: readonly number[];
    }
  | { readonly kind: 'definition'; readonly line: LetLine }
  | { readonly kind: 'unread'; readonly problem: Problem }
  /** Between words: it says what its names may be, or what is chosen. */
  | { readonly kind: 'passed over' };

/** Names of an article that its formulas define, each by the line that says so. */
export type Definitions = ReadonlyMap<string, LetLine>;

/** What an article says of its names before and beside a formula. */
export interface Surroundings {
  readonly definitions: Definitions;
  readonly domains: readonly Domain[];
  /** What the theorem of the formula assumes. */
  readonly premises: readonly { readonly premise: ChainLine; readonly line: number }[];
}

/** A formula as a draft of a claim. Where the article does not say what a name is, that is for a person to say. */
export function draftOf(formula: Formula, name: string, surroundings: Surroundings): Draft {
  const { place, role } = formula;
  const latex = withProducts(formula.latex);
  const { definitions } = surroundings;
  const isDefinition = /^[^=<>]*?(?::=|\\coloneqq|\\triangleq)/.test(latex);
  const known = [...definitions.values()].map((line) => printLine(line));
  const defined = readLine(`${known.join('\n')}\nlet \\, ${latex}`).line;
  const mayDefine = place === 'display' || (role === 'defined' && !isValue(defined));
  if (defined?.kind === 'let' && (isDefinition || (mayDefine && isNewName(defined, definitions))))
    return { kind: 'definition', line: defined };
  if (place !== 'display' && role !== 'said') return { kind: 'passed over' };
  const { line, problem } = readLine(`${known.join('\n')}\nshow \\, ${latex}`);
  if (line?.kind !== 'show')
    return problem && (place === 'display' || (place === 'statement' && INEQUALITY.test(latex)))
      ? { kind: 'unread', problem }
      : { kind: 'passed over' };
  if (place !== 'display' && !hasContent(line, new Set(definitions.keys()))) return { kind: 'passed over' };
  const full = claimOf(name, line, formula, surroundings);
  if (full.kind === 'claim') return full;
  // What the words seem to assume may be what makes no claim of it.
  const plain = claimOf(name, line, formula, { definitions, domains: [], premises: [] });
  return plain.kind === 'unread' && place === 'prose' ? { kind: 'passed over' } : plain;
}

function claimOf(
  name: string,
  shown: ChainLine,
  { statement }: Formula,
  { definitions, domains, premises }: Surroundings,
): Draft {
  const inClaim = namesOf([...definitionsIn([shown], definitions), shown]);
  // A premise about other names would only be in the way.
  const assumed = premises.filter(({ premise }) =>
    [...namesOf([...definitionsIn([premise], definitions), premise])].every((one) => inClaim.has(one)),
  );
  const lines = [shown, ...assumed.map(({ premise }) => premise)];
  const used = definitionsIn(lines, definitions);
  const givens = givensOf([...used, ...lines]).map((given) => ({
    ...given,
    domain: given.isInteger ? null : domainOf(domains, given.name, given.indices.length, statement),
  }));
  const texts = [
    ...givens.map(({ name: of, indices, isInteger, domain }) => {
      const head = indices.length === 0 ? of : `${of}[${indices.join(', ')}]`;
      return `given ${head}${isInteger ? ' in 1..9' : domain ? ` ${domain.text}` : ''}`;
    }),
    ...used.map(printLine),
    ...assumed.map(({ premise }) => printLine(premise)),
    printLine(shown),
  ];
  const text = `\`\`\`claim ${name}\n${texts.join('\n')}\n\`\`\`\n`;
  const [problem] = resolveDocuments([{ path: 'draft.md', text }]).problems;
  if (problem) return { kind: 'unread', problem };
  const assumedAt = [
    ...givens.flatMap(({ domain }) => domain?.line ?? []),
    ...assumed.map(({ line }) => line),
  ];
  return { kind: 'claim', name, lines: texts, assumedAt: [...new Set(assumedAt)].sort((a, b) => a - b) };
}

/** `\beta = 0.9`, `x_1 = 0`: a choice of a value. */
function isValue(line: Line | null): boolean {
  return line?.kind === 'let' && namesIn(line.body).size === 0;
}

/** The names of lines that nothing among them defines. */
function namesOf(lines: readonly Line[]): Set<string> {
  return new Set(givensOf(lines).map(({ name }) => name));
}

/** `V_t = …` where nothing else says what V is, and V does not stand on the right side: an abbreviation. */
function isNewName({ variable, body }: LetLine, definitions: Definitions): boolean {
  return variable.name !== 'T' && !definitions.has(variable.name) && !namesIn(body).has(variable.name);
}

/** The definitions that lines need, in the order in which the article has them. */
function definitionsIn(lines: readonly Line[], definitions: Definitions): LetLine[] {
  const needed = new Set<string>();
  const add = (names: Iterable<string>) => {
    for (const name of names) {
      const definition = definitions.get(name);
      if (!definition || needed.has(name)) continue;
      needed.add(name);
      add(namesIn(definition.body).keys());
    }
  };
  for (const tree of lines.flatMap(expressionsOf)) add(namesIn(tree).keys());
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

interface Given {
  readonly name: string;
  readonly indices: readonly string[];
  readonly isInteger: boolean;
}

/** The names that nothing defines. */
function givensOf(lines: readonly Line[]): Given[] {
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
    if (isInteger && /^[ijkst]$/.test(name)) return [];
    return [{ name, indices: isInteger ? [] : ['t', 'i', 'j', 'k'].slice(0, indices), isInteger }];
  });
}
