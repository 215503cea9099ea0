import { resolve } from 'node:path';
import { grammar } from 'ohm-js';
import { expect, it } from 'vitest';
import { GRAMMAR, language } from '../../src/language/read/grammar.js';

const recipe = (grammar(GRAMMAR) as unknown as { toRecipe(): string }).toRecipe();

/** A string of TypeScript in single quotes. */
const quoted = `'${JSON.stringify(JSON.stringify(JSON.parse(recipe)))
  .slice(1, -1)
  .replaceAll('\\"', '"')
  .replaceAll("'", "\\'")}'`;

it('the recipe of the grammar is that of its text', async () => {
  const text = `/** The grammar as data: \`vitest run test/language/grammar-recipe.test.ts -u\` writes it from the text in grammar.ts. */\nexport const RECIPE =\n  ${quoted};\n`;
  await expect(text).toMatchFileSnapshot(resolve('src/language/read/grammar-recipe.ts'));
});

it('the grammar from its recipe is the grammar', () => {
  expect((language() as unknown as { toRecipe(): string }).toRecipe()).toBe(recipe);
});
