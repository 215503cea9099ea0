import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

// Ten thousand brackets, a million entries, a million digits: each command that reads them ends at once, with a limit that has a name.

const DEEP = `${'('.repeat(1e4)}1${')'.repeat(1e4)}`;
const DEEP_JSON = `${'['.repeat(1e4)}${']'.repeat(1e4)}`;
/** An argument of a command has at most 128 KiB. */
const LONG_JSON = `[${Array(6e4).fill('1').join(',')}]`;
const DIGITS = '9'.repeat(1e5);

const WORST = ['worst-case', '--T', '3', '--G', '1'];
const SCHEDULE = ['schedule', '--T', '10'];
const BOUNDS = resolve('proofs/part-1-average-loss.md');

const ARGUMENTS: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['rates that nest', [...WORST, '--eta', DEEP_JSON], /error\[bad-option\]: there are 1 numbers, not 3/],
  ['60,000 rates', [...WORST, '--eta', LONG_JSON], /there are 60000 numbers, not 3/],
  ['a rate of 100,000 digits', [...WORST, '--eta', DIGITS], /--eta: error\[bad-option\]: the number is/],
  ['weights that nest', [...WORST, '--eta', '1', '--metric', `weighted:${DEEP_JSON}`], /error\[bad-option\]/],
  [
    'a long horizon',
    ['worst-case', '--T', '81', '--eta', '1', '--G', '1'],
    /It takes an integer from 1 to 80/,
  ],
  ['a schedule that nests', [...SCHEDULE, '--schedule', DEEP], /error\[too-deep\]/],
  [
    'roots in roots',
    [...SCHEDULE, '--schedule', `${'sqrt('.repeat(5e3)}t${')'.repeat(5e3)}`],
    /error\[too-deep\]/,
  ],
  [
    'a schedule of 60,000 terms',
    [...SCHEDULE, '--schedule', Array(6e4).fill('1').join('+')],
    /error\[block-too-long\]/,
  ],
  ['60,000 signs', [...SCHEDULE, '--schedule', `${'-'.repeat(6e4)}1`], /error\[too-many-terms\]/],
  ['a tower of powers', [...SCHEDULE, '--schedule', '10^10^10'], /error\[no-value\]/],
  ['gradients that nest', [...SCHEDULE, '--gradients', DEEP], /--gradients:1:101: error\[too-deep\]/],
  [
    'a range that nests',
    [...SCHEDULE, '--schedule', 'wsd(c)', '--tune', `c in [${DEEP}, 1]`],
    /error\[too-deep\]/,
  ],
  ['a log with a number of a million digits', [...SCHEDULE, '--gradients', 'digits.csv'], /error\[not-csv\]/],
  ['a rate that nests', ['fuzz', '--schedule', `eta[t] = ${DEEP}`, '--bounds', BOUNDS], /error\[too-deep\]/],
  [
    'indices in indices',
    ['fuzz', '--schedule', `eta[t] = ${'G['.repeat(1e4)}t${']'.repeat(1e4)}`, '--bounds', BOUNDS],
    /error\[too-deep\]/,
  ],
  ['a point that nests', ['explain', 'c', '--in', 'a.md', '--at', DEEP_JSON], /error\[bad-point\]/],
  [
    'a point of objects',
    ['explain', 'c', '--in', 'a.md', '--at', `${'{"a":'.repeat(1e4)}1${'}'.repeat(1e4)}`],
    /error\[bad-point\]/,
  ],
];

const A_MILLION = `[${Array(1e6).fill('1').join(',')}]`;

const FILES: readonly (readonly [string, (schema: string) => string])[] = [
  ['nests', () => DEEP_JSON],
  ['is a list of a million', () => A_MILLION],
  ['has a number of a million digits', () => `{"schema": ${'9'.repeat(1e6)}}`],
  [
    'nests inside',
    (schema) =>
      `{"schema": "${schema}", "format": "${schema}", "at": ${DEEP_JSON}, "documents": ${DEEP_JSON}, "claims": ${DEEP_JSON}}`,
  ],
  [
    'has a million inside',
    (schema) =>
      `{"schema": "${schema}", "format": "${schema}", "at": ${A_MILLION}, "documents": ${A_MILLION}, "claims": ${A_MILLION}}`,
  ],
];

describe('an argument of a stranger is refused by its name', () => {
  it.each(ARGUMENTS)('%s', (_, args, says) => {
    const files = {
      'a.md': claimBlock('c', 'given x > 0\nshow x <= 2'),
      'digits.csv': `step,grad_norm\n1,${'9'.repeat(1e6)}\n`,
    };
    withFolder(files, (folder) => {
      const { status, stderr } = lakatos(args, folder);
      expect(stderr).toMatch(says);
      expect(status).toBe(2);
    });
  });
});

describe('a file of a stranger', () => {
  it.each(FILES)('that %s is refused', (_, content) => {
    withFolder({ 'a.md': claimBlock('c', 'given x > 0\nshow x <= 2') }, (folder) => {
      const write = (name: string, schema: string) => writeFileSync(join(folder, name), content(schema));
      write('failure.json', 'lakatos-failure/1');
      write('report.json', 'lakatos-report/2');
      for (const args of [
        ['replay', 'failure.json'],
        ['guard', 'failure.json'],
        ['merge', 'report.json'],
        ['badge', 'report.json', '--svg', '-'],
      ]) {
        const { status, stderr } = lakatos(args, folder);
        expect(stderr).toMatch(/error\[foreign-file\]/);
        expect(stderr.length).toBeLessThan(1000);
        expect(status).toBe(2);
      }
      write('a.md.proofs.json', 'lakatos-proof/1');
      const verified = lakatos(['verify', 'a.md'], folder);
      expect(verified.stderr).toMatch(/error\[foreign-file\]/);
      expect(verified.status).toBe(2);
      rmSync(join(folder, 'a.md.proofs.json'));
      mkdirSync(join(folder, '.lakatos', 'failures'), { recursive: true });
      write(join('.lakatos', 'failures', 'x.json'), 'lakatos-failure/1');
      const { status, stderr } = lakatos(['check', 'a.md', '--cases', '20', '-q'], folder);
      expect(stderr).toContain('(it is passed over)');
      expect(status).toBe(1);
      write('lakatos.config.json', '');
      const configured = lakatos(['check', 'a.md'], folder);
      expect(configured.stderr).toMatch(/error\[(foreign-file|file-too-large)\]/);
      expect(configured.stderr).toContain(
        'help: a configuration is written by hand: docs/config.schema.json says',
      );
      expect(configured.status).toBe(2);
    });
  });
});
