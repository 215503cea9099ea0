import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const DOCUMENT = `${claimBlock('halves', 'given x > 0\nshow x <= x / 2')}${claimBlock('holds', 'given x > 0\nshow x <= x + 1')}${claimBlock('open', 'given x in (0, 1)\nassume x^2 >= 2\nshow x <= 1')}`;

describe('check --failed', () => {
  it('checks the claims of which a failure is kept', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const none = lakatos(['check', 'a.md', '--failed'], folder);
      expect(none.stderr).toContain('none of these claims has failed: nothing to check');
      expect([none.status, none.stdout]).toEqual([0, '']);
      lakatos(['check', 'a.md', '--cases', '50'], folder);
      const failed = lakatos(['check', '--cases', '50', '--failed', 'a.md'], folder);
      expect(failed.stdout).toContain('1 claim: ');
      expect(failed.stdout).toMatch(/halves +refuted/);
      expect(failed.stdout).not.toMatch(/holds +/);
      expect(failed.status).toBe(1);
      rmSync(join(folder, '.lakatos'), { recursive: true });
      expect(lakatos(['check', 'a.md', '--failed'], folder).status).toBe(0);
    });
  });

  it('checks what was not as expected in a report', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const args = ['check', 'a.md', '--cases', '50', '--no-failures'];
      lakatos([...args, '--json', 'report.json'], folder);
      const failed = lakatos([...args, '--failed', 'report.json'], folder);
      expect(failed.stdout).toContain('2 claims: ');
      expect(failed.stdout).toMatch(/halves +refuted/);
      expect(failed.stdout).toMatch(/open +vacuous/);
      expect(existsSync(join(folder, '.lakatos'))).toBe(false);
      const missing = lakatos([...args, '--failed', 'none.json'], folder);
      expect(missing.stderr).toContain('none.json');
      expect(missing.status).toBe(2);
    });
  });
});
