import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReadDocument, renderProblem, resolveDocuments } from '../../src/language/index.js';
import { readFences } from '../../src/language/read/fence.js';
import { RESERVED } from '../../src/language/read/grammar.js';
import {
  MAX_BLOCK_LENGTH,
  MAX_BOUND_DEPTH,
  MAX_DIGITS,
  MAX_DOCUMENT_LENGTH,
  MAX_EXPONENT,
  MAX_NESTING,
  MAX_NODES,
  MAX_TERMS,
} from '../../src/language/term/limits.js';

// docs/language.md is a claim document itself: its examples are read here, what they import from proofs/.
const ROOT = new URL('../../', import.meta.url);
const reference = { path: 'language.md', text: readFileSync(new URL('docs/language.md', ROOT), 'utf8') };
const read: ReadDocument = (name) => {
  const url = new URL(`proofs/${name}.md`, ROOT);
  return existsSync(url) ? { path: `proofs/${name}.md`, text: readFileSync(url, 'utf8') } : null;
};
const fences = readFences(reference);

describe('the language reference', () => {
  it('has examples that are sound, with no other document beside it', () => {
    const { documents, problems } = resolveDocuments([reference]);
    expect(problems.map(renderProblem)).toEqual([]);
    const blocks = fences.filter((fence) => /^(?:claim|bound|schedule) /.test(fence.info));
    const [{ claims, bounds, schedules }] = documents as [(typeof documents)[number]];
    expect(claims.length + bounds.length + schedules.length).toBe(blocks.length);
    expect(blocks.length).toBeGreaterThanOrEqual(12);
  });

  it('has example documents that are sound', () => {
    const examples = fences.filter((fence) => fence.info === 'md' && fence.text.includes('```'));
    const claims = examples.flatMap(({ text }) => {
      const { documents, problems } = resolveDocuments([{ path: 'example.md', text }], read);
      expect(problems.map(renderProblem)).toEqual([]);
      return documents[0]!.claims.map((claim) => claim.name);
    });
    expect(claims).toEqual(['harmonic', 'imported', 'imported_with_arguments']);
  });

  it('shows a mistake as it is reported', () => {
    const at = fences.findIndex((fence) => fence.info === 'text');
    const lines = fences[at - 1]!.text.replace(/^ {4}/gm, '');
    const { problems } = resolveDocuments([{ path: 'example.md', text: `\`\`\`claim c\n${lines}\`\`\`\n` }]);
    expect(`${problems.map(renderProblem).join('\n')}\n`).toBe(fences[at]!.text);
  });

  it('names every reserved word and every limit', () => {
    const words = /words are taken: `([^`]*)`/.exec(reference.text)![1]!.split(' ');
    expect(new Set(words)).toEqual(RESERVED);
    const limits = reference.text.slice(reference.text.indexOf('## Limits'));
    for (const limit of [
      `${MAX_DOCUMENT_LENGTH / 2 ** 20} Mi`,
      `${MAX_BLOCK_LENGTH / 2 ** 10} Ki`,
      `${MAX_NESTING} deep`,
      `${MAX_TERMS} terms`,
      `${MAX_DIGITS} digits`,
      `1e${MAX_EXPONENT}`,
      `${MAX_NODES.toLocaleString('en')} parts`,
      `${MAX_BOUND_DEPTH} bounds`,
    ])
      expect(limits).toContain(limit);
  });
});
