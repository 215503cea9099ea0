import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Lines of code that a reader of the checker has to believe: neither blank nor comment. Not counted, because nothing that they do
 * can make a theorem: the types of certificates, names of failures, facts as data for pages, the text of certificate files, the export.
 */
const UNTRUSTED = new Set(['certificate.ts', 'failure.ts', 'show-fact.ts', 'file-text.ts', 'index.ts']);

function codeLines(text: string): number {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

describe('the checker', () => {
  it('has no more lines than the page about proofs says', () => {
    const files = readdirSync('src/proof').filter((name) => name.endsWith('.ts') && !UNTRUSTED.has(name));
    const rules = readdirSync('src/proof/rules').map((name) => `rules/${name}`);
    const lines = [...files, ...rules]
      .map((name) => codeLines(readFileSync(`src/proof/${name}`, 'utf8')))
      .reduce((sum, n) => sum + n, 0);
    const page = readFileSync('docs/proof.md', 'utf8');
    const limit = Number(/at most ([\d,]+) lines of code/.exec(page)![1]!.replace(',', ''));
    expect(lines).toBeLessThanOrEqual(limit);
    // The page does not say more than there are, either.
    expect(limit - lines).toBeLessThan(50);
  });
});
