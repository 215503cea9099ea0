import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IS_WHOLE } from '../support/sampled.js';
import { commandsOf, withOutputs } from './console.js';
import { seriesPage } from './series-page.js';

const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Pages whose commands hunt for long: `npm run test:whole` compares them too. */
const LONG_PAGES = ['findings', 'fuzz', 'hunt', 'method', 'schedules', 'sharpen'].map((name) =>
  join('docs', `${name}.md`),
);

/** Pages whose commands another suite runs, in the packed package: `test/package.test.ts`. */
const PAGES_ELSEWHERE = [join('docs', 'tutorial.md')];

// `npm run docs` writes what these tests compare.

describe('every command in the documentation prints what the page says', () => {
  const pages = PAGES.filter(
    (path) =>
      (IS_WHOLE || ![...LONG_PAGES, ...PAGES_ELSEWHERE].includes(path)) &&
      commandsOf(readFileSync(path, 'utf8')).length > 0,
  );

  it.each(pages)('%s', async (path) => {
    await expect(withOutputs(readFileSync(path, 'utf8'))).toMatchFileSnapshot(resolve(path));
  });
});

it.runIf(IS_WHOLE)('docs/series.md is what a hunt over the series says now', async () => {
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
