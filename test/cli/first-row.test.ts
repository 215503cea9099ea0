import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const FIRST = claimBlock('squares', 'given x\nshow 2 * x <= x^2 + 1') + claimBlock('second', 'show T <= T^2');
const OTHER = claimBlock('third', 'given y > 0\nshow 2 <= y + 1 / y');
const MISTAKEN = claimBlock('mistaken', 'show unknown <= 1');
const OPTIONS = ['--no-prove', '--no-failures', '--cases', '50', '--workers', '1'];

const check = (files: Record<string, string>, ...more: string[]) =>
  withFolder(files, (folder) => lakatos(['check', '.', ...OPTIONS, ...more], folder));

const names = (text: string): string[] => Array.from(text.matchAll(/^ {2}[✓✗] (\w+)/gm), ([, name]) => name!);

describe('the row of the first claim', () => {
  it('stands before a mistake in a later document, which ends the command', () => {
    const { status, stdout, stderr } = check({ 'a.md': FIRST, 'b.md': MISTAKEN });
    expect(status).toBe(2);
    expect(names(stdout)).toEqual(['squares']);
    expect(stderr).toMatch(/b\.md:2:6: error\[unknown-name]/);
  });

  it('is not written where the first document has a mistake, or something else than a table is asked for', () => {
    expect(check({ 'a.md': MISTAKEN, 'b.md': FIRST })).toMatchObject({ status: 2, stdout: '' });
    expect(check({ 'a.md': FIRST, 'b.md': MISTAKEN }, '--quiet')).toMatchObject({ status: 2, stdout: '' });
    const { stdout } = check({ 'a.md': FIRST, 'b.md': MISTAKEN }, '--format', 'junit');
    expect(stdout).not.toContain('squares');
  });

  it('is written once, and says what a campaign of all documents says', () => {
    const files = { 'a.md': FIRST, 'b.md': OTHER };
    const { status, stdout } = check(files);
    expect(status).toBe(0);
    expect(names(stdout)).toEqual(['squares', 'second', 'third']);
    // With the names of all claims nothing is hunted before all documents are read.
    expect(check(files, '--claim', 'squares', 'second', 'third').stdout).toBe(stdout);
  });

  it('joins a failure that was kept before', () => {
    const false_ = claimBlock('refuted', 'given x\nshow x^2 <= 1000');
    withFolder({ 'a.md': false_, 'b.md': OTHER }, (folder) => {
      const run = () => lakatos(['check', '.', '--no-prove', '--cases', '50', '--workers', '1'], folder);
      const { stdout } = run();
      expect(names(stdout)).toEqual(['refuted', 'third']);
      expect(run().stdout).toBe(stdout);
    });
  });
});
