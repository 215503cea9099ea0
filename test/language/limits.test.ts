import { describe, expect, it } from 'vitest';
import { renderProblem, resolveDocuments } from '../../src/language/index.js';

const claim = (lines: string) => `\`\`\`claim c\n${lines}\n\`\`\`\n`;
const codes = (text: string) => resolveDocuments([{ path: 'x.md', text }]).problems.map((p) => p.code);
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
const bounds = (n: number, value: (i: number) => string) =>
  numbers(n)
    .map((i) => `\`\`\`bound b${i}(R)\ngiven R > 0\nvalue ${value(i)}\n\`\`\`\n`)
    .join('');

describe('a document from a stranger is refused, and nothing worse', () => {
  const cases: Record<string, [text: string, code: string]> = {
    'a line of 10 MB': [claim(`show ${'1+'.repeat(5e6)}1 > 0`), 'document-too-long'],
    'a block above 64 KiB': [claim(`show ${'1+'.repeat(1e5)}1 > 0`), 'block-too-long'],
    'a NUL character': ['a\0b', 'binary-document'],
    nothing: [' \n', 'empty-document'],
    '10,000 brackets': [claim(`show ${'('.repeat(1e4)}1${')'.repeat(1e4)} > 0`), 'too-deep'],
    '10,000 indices in one another': [claim(`show ${'x['.repeat(1e4)}1${']'.repeat(1e4)} > 0`), 'too-deep'],
    '3,000 terms': [claim(`show ${'1+'.repeat(3e3)}1 > 0`), 'too-many-terms'],
    '9,000 signs': [claim(`show ${'-'.repeat(9e3)}1 > 0`), 'too-many-terms'],
    'a tower of powers': [claim(`show ${'2^'.repeat(3e3)}1 > 0`), 'too-many-terms'],
    'terms nested in terms': [
      claim(`show ${`(${'1+'.repeat(400)}`.repeat(40)}1${')'.repeat(40)} > 0`),
      'claim-too-large',
    ],
    'levels in levels': [
      claim(`show ${'('.repeat(40)}1${`${'+1'.repeat(400)})`.repeat(40)} > 0`),
      'too-deep',
    ],
    'a number of 5,000 digits': [claim(`show ${'9'.repeat(5e3)} > 0`), 'number-too-long'],
    'a huge exponent': [claim('show 1e999999999999 > 0'), 'number-too-long'],
    'a circle of a thousand definitions': [
      claim(
        `${numbers(1e3)
          .map((i) => `let a${i} = a${(i + 1) % 1e3}`)
          .join('\n')}\nshow a0 > 0`,
      ),
      'circular-definition',
    ],
    'bounds that double': [
      bounds(40, (i) => (i === 0 ? 'R' : `b${i - 1}(R) + b${i - 1}(R)`)) + claim('show b39(1) > 0'),
      'claim-too-large',
    ],
    'a long chain of bounds': [
      bounds(60, (i) => (i === 59 ? 'R' : `b${i + 1}(R)`)) + claim('show b0(1) > 0'),
      'bounds-too-deep',
    ],
  };

  it.each(Object.keys(cases))('%s', (name) => {
    const [text, code] = cases[name]!;
    expect(codes(text)).toEqual([code]);
  });

  it('and a long chain of definitions is none', () => {
    const lines = numbers(2e3).map((i) => `let a${i} = a${i + 1}`);
    expect(codes(claim(`${lines.join('\n')}\nlet a2000 = 1\nshow a0 > 0`))).toEqual([]);
  });

  it('says the first fifty mistakes of many', () => {
    const all = codes(
      numbers(80)
        .map((i) => claim('show (1 > 0').replace('claim c', `claim c${i}`))
        .join('\n'),
    );
    expect(all).toHaveLength(51);
    expect(all.at(-1)).toBe('too-many-problems');
  });

  it('keeps control characters from the terminal', () => {
    const { problems } = resolveDocuments([{ path: 'a\u001b[2J.md', text: claim('show \u001b[31m > 0') }]);
    expect(problems.map(renderProblem).join('\n')).not.toContain('\u001b');
  });
});
