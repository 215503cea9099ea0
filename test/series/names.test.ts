import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadDocuments } from '../../src/node/index.js';

interface Names {
  readonly bounds: readonly string[];
  readonly schedules: readonly string[];
  readonly claims: readonly string[];
}

const NAMES = JSON.parse(readFileSync('test/series/names.json', 'utf8')) as Record<string, Names>;

it.each(Object.entries(NAMES))('%s has every statement of the series under its name', (path, names) => {
  const { documents } = loadDocuments([path]);
  const document = documents[0]!;
  const blocks = [...readFileSync(path, 'utf8').matchAll(/^```(claim|bound|schedule) (\w+)/gm)];
  const has = (kind: string) => blocks.filter(([, k]) => k === kind).map(([, , name]) => name!);
  expect(has('bound')).toEqual(expect.arrayContaining([...names.bounds]));
  expect(has('schedule')).toEqual(expect.arrayContaining([...names.schedules]));
  expect(document.claims.map(({ name }) => name)).toEqual(expect.arrayContaining([...names.claims]));
});
