import { readdirSync, readFileSync } from 'node:fs';
import { buildParser } from '@lezer/generator';
import type { LRParser } from '@lezer/lr';
import { describe, expect, it } from 'vitest';
import { bracketsOf, latexOf, lineEndsOf, type Terms } from '../../playground/src/language/tokens.js';
import { parseDocument } from '../../src/language/index.js';

// The grammar of the editor (colours, brackets) against the grammar of the language: what the language reads, the editor reads.

const termsOf = (names: Readonly<Record<string, number>>): Terms => ({
  endOfLine: names.endOfLine!,
  opening: [names.openParen!, names.openBracket!],
  closing: [names.closeParen!, names.closeBracket!],
});

const parser: LRParser = buildParser(readFileSync('playground/src/language/lakatos.grammar', 'utf8'), {
  externalTokenizer: (name, names) =>
    name === 'latexFormulas' ? latexOf(names.Latex!) : lineEndsOf(termsOf(names)),
  contextTracker: (names) => bracketsOf(termsOf(names)),
});

const FOLDERS = [
  'proofs',
  'docs',
  'docs/examples',
  'test/language/fixtures/errors',
  'test/language/fixtures/latex-in',
  'properties/planted',
  'bench/claims',
];

const documents = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
);

interface Read {
  readonly errors: string[];
  readonly lines: string[];
}

function read(text: string): Read {
  const errors: string[] = [];
  const lines: string[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) errors.push(text.slice(Math.max(0, node.from - 20), node.to + 20));
      if (node.node.parent?.name === 'Block' && /^[A-Z]/.test(node.name)) lines.push(node.name.toLowerCase());
    },
  });
  return { errors, lines };
}

/** Lines about methods, which the editor reads as a word and what follows it. */
const OF_METHODS: ReadonlySet<string> = new Set([
  'method',
  'convex',
  'samples',
  'guarantees',
  'step',
  'multiply',
]);

describe('the grammar of the editor', () => {
  it.each(documents.map((source) => [source.path, source] as const))(
    'reads the sound blocks of %s',
    (_, source) => {
      for (const block of parseDocument(source).blocks.filter((b) => !b.faulty)) {
        const { errors, lines } = read(block.text);
        expect(errors, block.name.name).toEqual([]);
        const kinds = block.lines.map(({ kind }) => (OF_METHODS.has(kind) ? 'other' : kind));
        expect(lines.filter((kind) => kind !== 'comment')).toEqual(kinds);
      }
    },
  );

  it.each(['given x >\nshow x <= 1', 'show sum(t in 1..T, x <= 1', 'let x + 1', 'show (x <= 1)) = 2'])(
    'shows an error where the language has one: %s',
    (text) => {
      expect(read(text).errors.length).toBeGreaterThan(0);
    },
  );
});
