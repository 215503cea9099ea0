import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

const DOCUMENT = '```claim a\ngiven x > 0\nshow x <= x + 1\n```\n';

describe('lakatos badge', () => {
  it('makes a badge from a report', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      lakatos(['check', 'a.md', '--cases', '50', '--json', 'r.json'], folder);
      const { status } = lakatos(['badge', 'r.json', '--svg', 'b.svg'], folder);
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'b.svg'), 'utf8')).toMatch(/^<svg .*lakatos: 1 (corroborated|proved)/);
    });
  });

  it('refuses what is no report', () => {
    withFolder({ 'a.md': DOCUMENT, 'r.json': '{}' }, (folder) => {
      expect(lakatos(['badge', 'r.json'], folder)).toMatchObject({ status: 2 });
      expect(lakatos(['badge', 'r.json', '--svg', 'r.json'], folder).status).toBe(2);
    });
  });
});
