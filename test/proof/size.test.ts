import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closureOf, importGraph } from '../support/import-graph.js';

/** In the checker's imports, and only for people: names of failures, and indices in their messages. */
const FOR_PEOPLE = new Set(['proof/failure.ts', 'proof/show-index.ts']);

const checker = [...closureOf(['proof/check.ts'], importGraph().used)].filter((file) =>
  file.startsWith('proof/'),
);

/** Lines of code that a reader of the checker has to believe: neither blank nor comment. */
function codeLines(text: string): number {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

describe('the checker', () => {
  it('has no more lines than the page about proofs says', () => {
    const lines = checker
      .filter((file) => !FOR_PEOPLE.has(file))
      .map((file) => codeLines(readFileSync(`src/${file}`, 'utf8')))
      .reduce((sum, n) => sum + n, 0);
    const page = readFileSync('docs/proof.md', 'utf8');
    const limit = Number(/at most ([\d,]+) lines of code/.exec(page)![1]!.replace(',', ''));
    expect(lines).toBeLessThanOrEqual(limit);
    // The page does not say more than there are, either.
    expect(limit - lines).toBeLessThan(50);
  });

  it('rests on nothing that reads certificates', () => {
    expect(checker.filter((file) => /proof\/(certificate|coq)\//.test(file))).toEqual([]);
    expect(checker.length).toBeGreaterThan(15);
  });

  it('alone makes theorems, and names of bound variables', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const saying = (what: RegExp) => files.filter((file) => what.test(readFileSync(`src/${file}`, 'utf8')));
    expect(saying(/\.maker\(\)/)).toEqual(['proof/check.ts']);
    for (const file of saying(/\bAffine\.bound\b/))
      expect([...checker, 'proof/coq/conclusions.ts']).toContain(file);
  });
});
