import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Falsification {
  readonly claim: string;
  readonly document: string;
  readonly replace: string;
}

/**
 * The long suite refutes every falsification. This quick check only asks that each still fits its document,
 * so that whoever rewrites a claim hears of it at once.
 */
describe.each(['falsifications.json', 'classics-falsifications.json'])('%s', (file) => {
  const changes = JSON.parse(readFileSync(`test/series/${file}`, 'utf8')) as readonly Falsification[];

  it.each(changes.map(({ claim, document, replace }) => [claim, document, replace] as const))(
    '%s: the text to change stands once in the claim',
    (claim, document, replace) => {
      const fence = new RegExp(`\`\`\`claim ${claim}\\n[\\s\\S]*?\`\`\``);
      const block = fence.exec(readFileSync(document, 'utf8'))?.[0] ?? '';
      expect(block.split(replace).length - 1).toBe(1);
    },
  );
});
