import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/campaign/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const TRUE = claimBlock('holds', 'given x > 0\nshow x < x + 1');
const FALSE = claimBlock('fails', 'given x > 0\nshow x <= 2');
const KNOWN = claimBlock('known', 'given x > 0\nshow x <= 2\nexpect refuted');

describe('lakatos check', () => {
  it('ends with 0 and a table when every claim is as expected', () => {
    withFolder({ 'a.md': TRUE + KNOWN }, (folder) => {
      const { status, stdout, stderr } = lakatos(['check', 'a.md'], folder);
      expect(stderr).toBe('');
      expect(stdout).toContain('✓ holds  proved');
      expect(stdout).toContain('✓ known  refuted');
      expect(stdout).toContain('as expected: T = 1, x = 3');
      expect(stdout).toContain('2 claims: 2 as expected');
      expect(status).toBe(0);
    });
  });

  it('ends with 1 and the witness when a claim is refuted', () => {
    withFolder({ 'a.md': TRUE + FALSE }, (folder) => {
      const { status, stdout } = lakatos(['check', 'a.md'], folder);
      expect(stdout).toContain('✗ fails  refuted');
      expect(stdout).toContain(
        [
          'fails  a.md:5',
          '',
          '  refuted link: x <= 2',
          '    at T = 1, x = 3',
          '    left   3',
          '    right  2',
          '    certified with directed rounding at 40 digits',
          `    see it: npx lakatos explain fails --in a.md --at '{"T":1,"x":"3"}'`,
        ].join('\n'),
      );
      expect(status).toBe(1);
    });
  });

  it.each([
    ['show T <= T + 1\nexpect refuted', 'expected refuted, but 100 cases gave no such point'],
    ['show T <= 4\nexpect ill-defined', 'expected ill-defined, found refuted'],
    ['given x > 0\nassume x < 0\nshow x > 0', 'no admissible point in'],
    ['show 1 <= 2 for k in T+1..T', 'its range is empty at every point that was tried'],
    ['show 4 * cos(pi/5) <= 1 + sqrt(5)', 'cos(pi / 5) is no number of exact arithmetic'],
  ])('says why %j is not as expected', (lines, reason) => {
    withFolder({ 'a.md': claimBlock('odd', lines) }, (folder) => {
      const { stdout, status } = lakatos(['check', 'a.md'], folder);
      expect(stdout).toContain(reason);
      expect(status).toBe(1);
    });
  });

  it('warns when the premises throw most points away', () => {
    const lines = 'given p[t] > 0\nassume sum(t in 1..T, p[t]^3 + p[t]) = 2\nshow p[1] < 2';
    withFolder({ 'a.md': claimBlock('narrow', lines) }, (folder) => {
      expect(lakatos(['check', 'a.md', '--cases', '200'], folder).stdout).toMatch(
        /only [\d,]+ admissible points in/,
      );
    });
  });

  it('reads a folder, passes over its prose, and does not follow links out of it', () => {
    withFolder({ 'a.md': TRUE, 'README.md': '# prose\n', 'empty.md': '', 'b.txt': 'no' }, (folder) => {
      const { status, stdout } = lakatos(['check', '.'], folder);
      expect(stdout).toContain('1 claim: 1 as expected');
      expect(status).toBe(0);
    });
  });

  it('writes the report as JSON, the same bytes for the same seed', () => {
    withFolder({ 'a.md': TRUE + KNOWN }, (folder) => {
      const args = ['check', 'a.md', '--seed', '7', '--cases', '50', '--json'];
      expect(lakatos([...args, 'one.json'], folder).status).toBe(0);
      expect(lakatos([...args, 'two.json'], folder).status).toBe(0);
      const one = readFileSync(join(folder, 'one.json'), 'utf8');
      expect(readFileSync(join(folder, 'two.json'), 'utf8')).toBe(one);
      const report = JSON.parse(one) as Report;
      expect(report.schema).toBe('lakatos-report/2');
      expect(report.summary).toEqual({ claims: 2, asExpected: 2, unexpected: 0 });
      const [holds, known] = report.documents[0]!.claims;
      expect(holds).toMatchObject({ name: 'holds', line: 1, verdict: 'proved', expected: null });
      expect(holds!.links[0]).toMatchObject({ kind: 'link', text: 'x < x + 1', relation: '<', ties: 0 });
      expect(known!.links[0]!.counterexample).toMatchObject({ at: { T: 1, x: '3' }, digits: 40 });
      expect(lakatos([...args, '-'], folder).stdout).toBe(one);
    });
  });

  it('hunts only the claim that is named', () => {
    withFolder({ 'a.md': TRUE + FALSE }, (folder) => {
      expect(lakatos(['check', 'a.md', '--claim', 'holds'], folder).status).toBe(0);
      const { status, stderr } = lakatos(['check', 'a.md', '--claim', 'hold'], folder);
      expect(stderr).toContain('there is no claim hold in these documents');
      expect(stderr).toContain('did you mean holds?');
      expect(status).toBe(2);
    });
  });

  it.each([
    [['check'], 'no document is named'],
    [['check', 'a.md', '--cases', '0'], 'It takes an integer from 1 to'],
    [['check', 'a.md', '--cases', 'many'], 'It takes an integer from 1 to'],
    [['check', 'a.md', '--seeds', '1'], "unknown option '--seeds'"],
    [['chek', 'a.md'], "unknown command 'chek'"],
    [['check', 'nowhere.md'], 'nowhere.md cannot be read: there is no such file or folder'],
    [['check', 'a.md', '--json', 'a.md/report.json'], 'cannot be written'],
  ])('ends with 2 on %j', (args, message) => {
    withFolder({ 'a.md': TRUE }, (folder) => {
      const { status, stderr } = lakatos(args, folder);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/\n\s+at .*\.js:\d+/);
      expect(status).toBe(2);
    });
  });

  it('has help with examples', () => {
    for (const args of [['--help'], ['check', '--help'], ['explain', '--help'], ['print', '--help']]) {
      const { status, stdout } = lakatos(args);
      expect(stdout).toContain('Example');
      expect(status).toBe(0);
    }
  });
});
