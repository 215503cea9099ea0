import { describe, expect, it } from 'vitest';
import { lineAndColumn, parseDocument, resolveDocuments } from '../../src/language/index.js';
import { readFences } from '../../src/language/read/fence.js';

// Wherever a block stands, the place of the unknown name is where the document says `lost`.
const block = ['```claim c', 'given x > 0', 'show x', '   <= 2 * lost', '```'];
const settings: Record<string, readonly string[]> = {
  'at the margin': block,
  'indented by three spaces': block.map((line) => `   ${line}`),
  'in a list': ['- An item:', '', ...block.map((line) => `  ${line}`)],
  'in a numbered list in a list': ['1. One', '   - Two', '', ...block.map((line) => `     ${line}`)],
  'in a quote': block.map((line) => `> ${line}`),
  'in a quote without spaces': block.map((line) => `>${line}`),
  'in a list in a quote': ['> * One', '>', ...block.map((line) => `>   ${line}`)],
  'in a list, indented by tabs': ['- One', '', ...block.map((line) => `\t${line}`)],
  'behind tabs of which a list takes a part': [
    '1. One',
    '',
    '   ```claim c',
    '\tgiven x > 0',
    '\tshow 2 * lost > x',
    '   ```',
  ],
  'after a byte order mark': [`\uFEFF${block[0]}`, ...block.slice(1)],
  'after letters of two code units': ['𝜂 and 高', '', ...block],
};

describe('the place of a mistake', () => {
  it.each(Object.keys(settings))('%s', (setting) => {
    for (const newline of ['\n', '\r\n']) {
      const text = settings[setting]!.join(newline) + newline;
      const { problems } = resolveDocuments([{ path: 'x.md', text }]);
      expect(problems.map((problem) => problem.code)).toEqual(['unknown-name']);
      const { start, end } = problems[0]!.place!;
      expect(text.slice(start, end)).toBe('lost');
    }
  });

  it('counts lines and columns from one', () => {
    const { problems } = resolveDocuments([{ path: 'x.md', text: `# T\n\n${block.join('\n')}\n` }]);
    expect(lineAndColumn(problems[0]!.place!)).toEqual({ line: 6, column: 11 });
  });
});

describe('a fence', () => {
  const kinds = (text: string) =>
    parseDocument({ path: 'x.md', text }).blocks.map((b) => `${b.kind} ${b.name.name}`);

  it('of another language is prose', () => {
    expect(kinds('```python\nx\n```\n\n```claim c\nshow 1 > 0\n```\n')).toEqual(['claim c']);
  });

  it('within another fence or a comment is prose', () => {
    const inner = '```claim c\nshow 1 > 0\n```\n';
    expect(kinds(`\`\`\`\`md\n${inner}\`\`\`\`\n\n<!--\n${inner}-->\n\n${inner}`)).toEqual(['claim c']);
  });

  it('may be made of tildes', () => {
    expect(kinds('~~~claim c\nshow 1 > 0\n~~~\n')).toEqual(['claim c']);
  });

  it('knows whether it is closed', () => {
    const ends = (text: string) => readFences({ path: 'x.md', text }).map((fence) => fence.end);
    expect(ends('```a\nx\n```\n')).toEqual(['closed']);
    expect(ends('```a\n```')).toEqual(['closed']);
    expect(ends('```a\nx\n')).toEqual(['unclosed']);
    expect(ends('```a')).toEqual(['unclosed']);
    expect(ends('> ```a\n> x\n\ntext')).toEqual(['unclosed']);
  });
});
