import { describe, expect, it } from 'vitest';
import { renderProblem, resolveDocuments } from '../../src/language/index.js';
import { fixture, fixturesIn, readShelf } from './fixtures.js';

// Each document in fixtures/errors makes one mistake; the text beside it is all that is said about it.
const files = fixturesIn('errors');
const documents = files.filter((file) => file.endsWith('.md'));

describe('a mistake in a document is explained', () => {
  it.each(documents)('%s', (file) => {
    const source = { path: file, text: fixture(`errors/${file}`) };
    const { problems } = resolveDocuments([source], readShelf);
    const expected = fixture(`errors/${file.replace(/\.md$/, '.txt')}`);
    expect(expected, 'a fixture that expects nothing').toMatch(/: error\[[a-z-]+\]: \S/);
    expect(`${problems.map(renderProblem).join('\n\n')}\n`).toBe(expected);
  });

  it('in at least 45 distinct ways', () => {
    const first = documents.map((file) => fixture(`errors/${file.replace(/\.md$/, '.txt')}`));
    expect(new Set(first.map((text) => text.replace(/^.*?: error/, ''))).size).toBeGreaterThanOrEqual(45);
  });

  it('and no expectation stands without its document', () => {
    const expectations = files.filter((file) => file.endsWith('.txt'));
    expect(expectations.map((file) => file.replace(/\.txt$/, '.md'))).toEqual(documents);
  });
});
