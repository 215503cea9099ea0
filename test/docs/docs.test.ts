import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf, withOutputs } from './console.js';
import { seriesPage } from './series-page.js';

const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

// `npm run docs` writes what these tests compare.

describe('every command in the documentation prints what the page says', () => {
  const pages = PAGES.filter((path) => commandsOf(readFileSync(path, 'utf8')).length > 0);

  it.each(pages)('%s', async (path) => {
    await expect(withOutputs(readFileSync(path, 'utf8'))).toMatchFileSnapshot(resolve(path));
  });
});

it('docs/series.md is what a hunt over the series says now', async () => {
  await expect(await seriesPage()).toMatchFileSnapshot(resolve('docs/series.md'));
});

describe('links between pages lead somewhere', () => {
  it.each([...PAGES, 'CONTRIBUTING.md', ...readdirSync('proofs').map((name) => join('proofs', name))])(
    '%s',
    (path) => {
      const text = readFileSync(path, 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
      expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
    },
  );
});
