import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/node/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const TRUE = claimBlock('holds', 'given x > 0\nshow x < x + 1');
const ARGS = ['check', 'a.md', '--cases', '5', '--no-failures'];

describe('a file that a command is to write', () => {
  it.each([
    ['a.md', 'would be overwritten: it is what is read'],
    ['other.md', 'would be overwritten: it is a document'],
    ['folder', 'cannot be written: it is a folder'],
    [join('a.md', 'r.json'), 'cannot be written: a part of the path is no folder'],
  ])('is not %s, and the hunt does not begin', (file, why) => {
    withFolder({ 'a.md': TRUE, 'other.md': TRUE }, (folder) => {
      mkdirSync(join(folder, 'folder'));
      for (const option of ['--json', '--html']) {
        const { status, stdout, stderr } = lakatos([...ARGS, option, file], folder);
        expect(stderr).toContain(why);
        expect(stdout).toBe('');
        expect(status).toBe(2);
      }
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(TRUE);
    });
  });

  it('is none of the reports that are merged', () => {
    withFolder({ 'a.md': TRUE }, (folder) => {
      for (const i of [1, 2]) lakatos([...ARGS, '--shard', `${i}/2`, '--json', `${i}.json`], folder);
      const before = readFileSync(join(folder, '1.json'), 'utf8');
      const { status } = lakatos(['merge', '1.json', '2.json', '--json', '1.json'], folder);
      expect(status).toBe(2);
      expect(readFileSync(join(folder, '1.json'), 'utf8')).toBe(before);
    });
  });

  it('is not in a folder that is not there: a misspelled path makes none', () => {
    withFolder({ 'a.md': TRUE }, (folder) => {
      expect(lakatos([...ARGS, '--json', join('x', 'y', 'r.json')], folder).status).toBe(2);
      expect(existsSync(join(folder, 'x'))).toBe(false);
    });
  });
});

describe('writing a file that is there', () => {
  it('leaves links and permissions as they are', () => {
    withFolder({ 'real.md': 'old' }, (folder) => {
      const [real, link] = [join(folder, 'real.md'), join(folder, 'link.md')];
      chmodSync(real, 0o640);
      symlinkSync('real.md', link);
      expect(writeWhole(link, 'new')).toBeNull();
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(real, 'utf8')).toBe('new');
      expect(statSync(real).mode & 0o777).toBe(0o640);
    });
  });

  // Nothing is read-only to the superuser.
  it.skipIf(process.getuid?.() === 0)('does not touch one that is read-only', () => {
    withFolder({ 'a.md': 'old' }, (folder) => {
      const path = join(folder, 'a.md');
      chmodSync(path, 0o444);
      expect(writeWhole(path, 'new')?.message).toContain('permission denied');
      expect(readFileSync(path, 'utf8')).toBe('old');
    });
  });
});
