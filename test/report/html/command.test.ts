import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../../support/command.js';

const FILES = { 'a.md': claimBlock('holds', 'given x > 0\nshow x < x + 1') };

describe('lakatos check --html', () => {
  it('writes one file, the same bytes for the same seed, beside the usual output', () => {
    withFolder(FILES, (folder) => {
      const run = (name: string) => lakatos(['check', 'a.md', '--cases', '20', '--html', name], folder);
      const { status, stdout, stderr } = run('one.html');
      expect(stderr).toBe('');
      expect(stdout).toContain('1 claim: 1 as expected');
      expect(status).toBe(0);
      run('two.html');
      const one = readFileSync(join(folder, 'one.html'), 'utf8');
      expect(one).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<\/html>\n$/);
      expect(readFileSync(join(folder, 'two.html'), 'utf8')).toBe(one);
    });
  });

  it('ends with 2 where the file cannot be written', () => {
    withFolder(FILES, (folder) => {
      const { status, stderr } = lakatos(['check', 'a.md', '--cases', '5', '--html', '.'], folder);
      expect(stderr).toContain('cannot be written');
      expect(status).toBe(2);
    });
  });
});
