import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const OK = 'given x > 0\nshow x < x + 1';

/** What a person may hand to the tool by mistake or malice, and what the tool has to say. */
const BAD: readonly (readonly [title: string, content: string | Buffer, message: RegExp])[] = [
  ['an empty document', '', /empty/],
  ['a document without blocks', '# Only prose\n', /claim/],
  ['a block with no show', claimBlock('c', 'given x > 0'), /show/],
  ['duplicate claims', claimBlock('c', OK) + claimBlock('c', OK), /c/],
  ['duplicate givens', claimBlock('c', `given x > 0\n${OK}`), /x/],
  [
    'binary junk',
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197 + 128) % 256)),
    /UTF-8|text|binary/,
  ],
  ['a NUL byte', `${claimBlock('c', OK)}\0`, /binary|NUL/],
  ['a document of 10 MB in one line', 'x'.repeat(10_000_000), /limit/],
  ['a line of 3 MB in a block', claimBlock('c', `show ${'1 + '.repeat(750_000)}1 <= 2`), /limit|long/],
  [
    '10,000 nested brackets',
    claimBlock('c', `show ${'('.repeat(10_000)}1${')'.repeat(10_000)} <= 2`),
    /nest|deep|bracket/,
  ],
  [
    '10,000 minus signs',
    claimBlock('c', `show ${'-'.repeat(10_000)}1 <= 2`),
    /more than 500 terms, factors or signs/,
  ],
  [
    '10,000 powers',
    claimBlock('c', `show ${'2^'.repeat(10_000)}1 <= 2`),
    /more than 500 terms, factors or signs/,
  ],
  ['10,000 terms', claimBlock('c', `show ${'1 + '.repeat(10_000)}1 <= 2`), /limit|long|deep|terms/],
  ['a sum of 10^9 terms', claimBlock('c', 'show sum(k in 1..1000000000, k) >= 0'), /limit is 10000000/],
  ['a power as the end of a range', claimBlock('c', 'show sum(k in 1..10^9, k) >= 0'), /limit is 10000000/],
  [
    'nested sums of 10^7 terms',
    claimBlock('c', 'show sum(k in 1..10000000, sum(j in 1..10000000, j + k)) >= 0'),
    /limit|operations/,
  ],
  [
    'an index out of range',
    claimBlock('c', 'given G[t] > 0\nshow G[T + 1] > 0'),
    /G is read at index 2, but at T = 1/,
  ],
  ['a file outside', claimBlock('c', `from ../../etc/passwd use x\n${OK}`), /from|document/],
  ['an absolute file', claimBlock('c', `from /etc/passwd use x\n${OK}`), /from|document/],
  ['an unknown document', claimBlock('c', `from nowhere use x\n${OK}`), /nowhere/],
];

/** Every minimum doubles the cases that a proof of the index's least value would have to look at. */
const MINIMA = `given x[t] > 0
let y[s, t] = x[max(1, min(T, ${Array.from({ length: 30 }, (_, i) => `min(t, s + ${i})`).join(' + ')}))]
show sum(s in 1..T, sum(t in 1..T, y[s, t])) >= 0`;

/** Thirty definitions, each with the one before it twice: two to the thirtieth values, unless they are remembered. */
function nestedDefinitions(at: string, first: string, second: string, open: string, close: string): string {
  const body = (i: number): string =>
    i === 0 ? 'x[t]' : `${open}a${i - 1}${first}${close} - ${open}a${i - 1}${second}${close} / 2`;
  const lets = Array.from({ length: 30 }, (_, i) => `let a${i}${at} = ${body(i)}`);
  const last = at === '[t]' ? 'a29[T]' : 'a29[1, T]';
  return ['given x[t] > 0', ...lets, `show ${last} >= 0 - 1`].join('\n');
}

describe('bad input ends with status 2, a message and no stack trace', () => {
  it.each(BAD)('%s', (_, content, message) => {
    withFolder({ 'bad.md': content }, (folder) => {
      const { status, stderr, stdout } = lakatos(['check', 'bad.md'], folder);
      // What only evaluation can see is told of its claim, in the table; the rest ends the command before.
      expect(stderr + stdout).toMatch(message);
      expect(stderr.length).toBeLessThan(5000);
      expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
      expect(stdout === '' || stdout.includes('not-judged')).toBe(true);
      expect(status).toBe(2);
    });
  });

  it('a folder where a document must be, and a folder with none', () => {
    withFolder({}, (folder) => {
      mkdirSync(join(folder, 'docs.md'));
      expect(lakatos(['check', 'docs.md'], folder).stderr).toContain('has no documents');
      expect(lakatos(['check', '.'], folder).status).toBe(2);
    });
  });

  it('a huge exponent is no hang', () => {
    withFolder({ 'a.md': claimBlock('c', 'show 10^(10*10*10*10*10*10*10*10) >= 1') }, (folder) => {
      expect([0, 1, 2]).toContain(lakatos(['check', 'a.md', '--cases', '5'], folder).status);
    });
  });

  it.each([
    ['a sum of minima as an index', MINIMA],
    ['definitions of definitions, one index', nestedDefinitions('[t]', '[k]', '[k]', 'sum(k in 1..t, ', ')')],
    ['definitions of definitions, two indices', nestedDefinitions('[s, t]', '[s, t]', '[t, s]', '(', ')')],
  ])('%s is no hang', (_, lines) => {
    withFolder({ 'a.md': claimBlock('c', lines) }, (folder) => {
      // More than a thousand cases: kernels are compiled.
      const { status } = lakatos(['check', 'a.md', '--cases', '1100', '--max-horizon', '6'], folder);
      expect([0, 1]).toContain(status);
    });
  });

  it('a document cannot reach a file through a link', () => {
    withFolder({ 'secret.txt': claimBlock('c', OK) }, (folder) => {
      mkdirSync(join(folder, 'docs'));
      symlinkSync(join(folder, 'secret.txt'), join(folder, 'docs', 'linked.md'));
      const importing = '```claim c\nfrom linked use c\nshow 1 <= 2\n```\n';
      writeFileSync(join(folder, 'docs', 'a.md'), importing);
      const { status, stderr } = lakatos(['check', 'docs/a.md'], folder);
      expect(stderr).toContain('linked');
      expect(status).toBe(2);
    });
  });

  it('an import reads claim documents of the same folder', () => {
    const bound = '```bound b(x)\ngiven x > 0\nvalue x + 1\n```\n';
    const user = claimBlock('c', 'from library use b\ngiven x > 0\nshow x < b(x)');
    withFolder({ 'library.md': bound, 'a.md': user }, (folder) => {
      expect(lakatos(['check', 'a.md'], folder)).toMatchObject({ status: 0, stderr: '' });
    });
  });
});
