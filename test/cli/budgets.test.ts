import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, type Run, withFolder } from '../support/command.js';

const MAIN = resolve('dist/command/main.js');
const USAGE = pathToFileURL(resolve('test/support/usage.mjs')).href;

interface Used extends Run {
  readonly kilobytes: number;
  readonly seconds: number;
}

/** Runs a command on a document, and what it has taken: two workers, as on a machine of two cores. */
function used(document: string, args: readonly string[] = ['check', 'a.md', '--workers', '2']): Used {
  return withFolder({ 'a.md': document }, (folder) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', USAGE, MAIN, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1' },
    });
    // Workers end before the main thread does.
    const [, kilobytes, seconds] = [...stderr.matchAll(/^USAGE (\S+) (\S+)$/gm)].at(-1)!;
    return { status, stdout, stderr, kilobytes: Number(kilobytes), seconds: Number(seconds) };
  });
}

const GIGABYTE = 1_000_000;
const GOOD = claimBlock('good', 'given x >= 0\nshow x <= x + 1');

const names = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}`).join(', ');
const vectors = names(20).replaceAll(/a\d+/g, '$&[i]');

/** One claim that would take gigabytes or minutes, and what is said of it. */
const DEAR: readonly (readonly [title: string, lines: string, says: RegExp])[] = [
  [
    'a table of definitions of two indices',
    'let W[s,t] = 1\nshow sum(s in 1..4000, sum(t in 1..4000, W[s,t])) <= 16000000',
    /have more than 1500000 values/,
  ],
  [
    'the same on both sides',
    'let W[s,t] = 1\nshow sum(s in 1..4000, sum(t in 1..4000, W[s,t])) <= sum(t in 1..4000, sum(s in 1..4000, W[s,t]))',
    /have more than 1500000 values/,
  ],
  [
    'rows without entries',
    'given a[t,i], b[t,i], e[t,i], f[t,i] for t in 1..1000000, i in 1..T-1\nshow 1 <= 2',
    /the limit is 300000/,
  ],
  [
    'rows without entries, few enough one by one',
    'given a[t,i], b[t,i], e[t,i], f[t,i] for t in 1..200000, i in 1..T-1\nshow 1 <= 2',
    /the limit is 300000/,
  ],
  ['twenty givens of a million', `given ${vectors} for i in 1..1000000\nshow 1 <= 2`, /the limit is 300000/],
  [
    'twenty givens of fifty thousand',
    `given ${vectors} for i in 1..50000\nshow 1 <= 2`,
    /the limit is 300000/,
  ],
  [
    'one given of a million',
    'given a[i] for i in 1..1000000\nshow sum(i in 1..1000000, a[i]^2) >= 0',
    /the limit is 300000/,
  ],
  [
    'a long table of prefix sums',
    'let V[s,t] = sum(k in 1..t, k*s)\nshow sum(s in 1..3000, sum(t in 1..3000, V[s,t])) >= 0',
    /more than 1500000 values|operations/,
  ],
];

describe('a case has a limit of memory', () => {
  it.each(DEAR)('%s', (_, lines, says) => {
    const { status, stdout, kilobytes } = used(claimBlock('dear', lines) + GOOD);
    expect(status).toBe(2);
    expect(stdout).toMatch(says);
    // The others are judged.
    expect(stdout).toMatch(/good +proved/);
    expect(kilobytes).toBeLessThan(GIGABYTE);
  });
});

const KIBI = 1024;

/** A document of 64 KiB full of one kind of claim. */
function full(lines: (i: number) => string): string {
  let text = '';
  for (let i = 0; ; i += 1) {
    const block = claimBlock(`c${i}`, lines(i));
    if (text.length + block.length > 64 * KIBI) return text;
    text += block;
  }
}

/** Claims that are dear in many ways: hundreds of them must not take hundreds of times as long. */
const MANY: readonly (readonly [title: string, lines: (i: number) => string])[] = [
  ['trivial claims', () => 'show 1 <= 2'],
  ['ordinary claims', () => 'given x[t] > 0\nshow sum(t in 1..T, x[t])^2 <= T * sum(t in 1..T, x[t]^2)'],
  [
    'claims that no rule proves',
    () =>
      'given x[t] > 0\ngiven y[t] > 0\nshow sum(t in 1..T, sqrt(x[t]*y[t])*ln(1+x[t]))^2 <= sum(t in 1..T, x[t]^3)*sum(t in 1..T, exp(y[t])*y[t]+x[t])+1',
  ],
  [
    'equalities of logarithms',
    () => 'given x, y[t] > 0\nshow ln(prod(t in 1..T, 1 + x*y[t])) = sum(t in 1..T, ln(1 + x*y[t]))',
  ],
  ['false claims', () => 'given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= sum(t in 1..T, G[t]^2)'],
  [
    'claims with premises',
    () =>
      'given p[t] >= 0\nassume sum(t in 1..T, p[t]) = 1\nassume sum(t in 1..T, p[t]^2) <= 1/2\nshow sum(t in 1..T, sqrt(p[t])) <= sqrt(T)',
  ],
  [
    'tables of two indices',
    () => 'let W[s,t] = 1\nshow sum(s in 1..4000, sum(t in 1..4000, W[s,t])) <= 16000000',
  ],
  ['givens of a million', () => 'given a[i] for i in 1..1000000\nshow sum(i in 1..1000000, a[i]^2) >= 0'],
  ['sums of nine million terms', () => 'show sum(t in 1..9000000, 1/t) <= 20'],
  [
    'cubic sums over matrices',
    () =>
      'given x[s,t] for s in 1..T, t in 1..T\nshow sum(i in 1..T, sum(j in 1..T, sum(k in 1..T, x[i,j]*x[j,k]*x[k,i]))) <= sum(i in 1..T, sum(j in 1..T, abs(x[i,j])))^3 + 1',
  ],
  ['high powers', () => 'given x > 0\nshow (1+x)^100000 >= 1 + 100000*x'],
];

/** `npm run budgets` measures all of them, ten minutes on two cores; the long suite one that ends soon, without a limit of time. */
const MEASURED = process.env.LAKATOS_BUDGETS === 'all';
const SOON = ['trivial claims'];

describe('the claims of a document of 64 KiB share its work', () => {
  it.each(MANY.filter(([title]) => MEASURED || SOON.includes(title)))('%s', (title, lines) => {
    const { status, stdout, kilobytes, seconds } = used(full(lines));
    process.stdout.write(`${title}: ${seconds.toFixed(1)} s of CPU, ${Math.round(kilobytes / 1000)} MB\n`);
    expect([0, 1, 2]).toContain(status);
    expect(stdout).toMatch(/^\d+ claims/m);
    expect(kilobytes).toBeLessThan(GIGABYTE);
    if (MEASURED) expect(seconds).toBeLessThan(60);
  });
});

describe('definitions that multiply', () => {
  const doubled = (n: number): string =>
    [
      'given x0 > 0',
      ...Array.from({ length: n }, (_, i) => `let x${i + 1} = x${i} * x${i} + x${i}`),
      `show x${n} >= 0`,
    ].join('\n');

  it('have a named limit in prove and verify, and are hunted', () => {
    withFolder({ 'a.md': claimBlock('doubled', doubled(14)) }, (folder) => {
      expect(lakatos(['check', 'a.md'], folder).stderr).toContain('no proof of doubled is tried: too-large');
      const verified = lakatos(['verify', 'a.md'], folder);
      expect(verified).toMatchObject({ status: 1 });
      expect(verified.stdout.replace(/\s+/g, ' ')).toContain('not tried: too-large');
      expect(lakatos(['prove', 'a.md'], folder).stdout.replace(/\s+/g, ' ')).toContain(
        'more than 20000 parts',
      );
    });
  });

  it('are no hang for any command', () => {
    withFolder({ 'a.md': claimBlock('doubled', doubled(40)) }, (folder) => {
      const commands = [
        ['check', 'a.md'],
        ['print', 'a.md'],
        ['print', 'a.md', '--latex'],
        ['verify', 'a.md'],
        ['sharpen', 'doubled', '--in', 'a.md'],
        ['explain', 'doubled', '--in', 'a.md', '--at', '{"T":1,"x0":1}'],
        ['export', '--coq', 'coq', 'a.md'],
      ];
      for (const command of commands) {
        const { status } = lakatos(command, folder);
        expect({ command, isFine: [0, 1, 2].includes(status!) }).toEqual({ command, isFine: true });
      }
    });
  });
});

describe('what a pattern finds beside documents', () => {
  it('is passed over where it has the certificates of one that is named', () => {
    withFolder({ 'a.md': GOOD }, (folder) => {
      expect(lakatos(['prove', 'a.md'], folder).status).toBe(0);
      expect(lakatos(['check', 'a.md', 'a.md.proofs.json'], folder)).toMatchObject({ status: 0, stderr: '' });
      expect(lakatos(['check', './a.md', 'a.md.proofs.json'], folder).status).toBe(0);
      const alone = lakatos(['check', 'a.md.proofs.json'], folder);
      expect(alone.status).toBe(2);
      expect(alone.stderr).toContain('has certificates, and is no document');
      expect(alone.stderr).toContain('name the document, `a.md`');
      writeFileSync(join(folder, 'a.md.proofs.json'), '{');
      expect(lakatos(['check', 'a.md'], folder).status).toBe(2);
    });
  });
});
