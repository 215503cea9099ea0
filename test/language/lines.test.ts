import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/language/index.js';
import { printLine } from '../../src/language/term/print-line.js';
import { fixture } from './fixtures.js';

function printed(line: string): string {
  const { blocks, problems } = parseDocument({ path: 'x.md', text: `\`\`\`claim c\n${line}\n\`\`\`\n` });
  expect(problems).toEqual([]);
  return blocks[0]!.lines.map(printLine).join('\n');
}

const cases = fixture('parse/lines.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' => ') as [string, string?]);

describe('a line prints as it was meant', () => {
  it.each(cases)('%s', (written, expected = written) => {
    expect(printed(written)).toBe(expected);
    expect(printed(expected)).toBe(expected);
  });
});

describe('a line goes on', () => {
  it('while its brackets are open', () => {
    expect(printed('let x = sum(k in 1..T,\n   a[k] +\n\n   b[k]\n)')).toBe(
      'let x = sum(k in 1..T, a[k] + b[k])',
    );
  });

  it('where the next line begins with a relation, across comments and empty lines', () => {
    expect(printed('show a # first\n   = b\n# why\n\n  ≤ c')).toBe('show a = b <= c');
    expect(printed('assume a\n < b')).toBe('assume a < b');
  });

  it('and ends where the next one begins', () => {
    expect(printed('given R > 0\nlet x = R')).toBe('given R > 0\nlet x = R');
  });
});
