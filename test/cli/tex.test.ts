import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

const article = readFileSync('test/language/fixtures/tex/article.tex', 'utf8');

describe('a LaTeX document on the command line', () => {
  it('is checked, proved, printed and reported', () => {
    withFolder({ 'article.tex': article }, (folder) => {
      const checked = lakatos(['check', 'article.tex', '--cases', '200', '--html', 'report.html'], folder);
      expect(checked.status, checked.stderr).toBe(0);
      expect(checked.stdout).toContain('harmonic');
      const page = readFileSync(join(folder, 'report.html'), 'utf8');
      expect(page).toContain('Harmonic sums');
      expect(page).not.toContain('usepackage');
      const printed = lakatos(['print', 'article.tex'], folder);
      expect(printed.stdout).toContain('show sum(t in 1..T, 1 / t) <= 1 + ln(T)');
      const proved = lakatos(['prove', 'article.tex'], folder);
      expect(proved.stdout).toMatch(/harmonic\s.*proved/);
      expect(existsSync(join(folder, 'article.tex.proofs.json'))).toBe(true);
    });
  });

  it('is cited by its name', () => {
    const bounds = '% lakatos: bound twice(x)\n% given x > 0\n% value 2x + \\frac{x}{1}\n';
    const main = '```claim c\nfrom bounds use twice\ngiven x > 0\nshow twice(x) = 3 * x\n```\n';
    withFolder({ 'bounds.tex': bounds, 'main.md': main }, (folder) => {
      const { status, stderr } = lakatos(['check', 'main.md', '--cases', '50'], folder);
      expect(status, stderr).toBe(0);
    });
  });

  it('is translated into drafts of claims', () => {
    withFolder({ 'article.tex': article }, (folder) => {
      const shown = lakatos(['translate', 'article.tex'], folder);
      expect(shown.stdout).toBe(readFileSync('test/language/fixtures/tex/article-drafts.md', 'utf8'));
      expect(shown.stderr).toBe('2 drafts, 1 definitions, 1 formulas not read\n');
      expect(lakatos(['translate', 'article.tex', '--out', 'claims.md'], folder).status).toBe(0);
      expect(readFileSync(join(folder, 'claims.md'), 'utf8')).toBe(shown.stdout);
      const again = lakatos(['translate', 'article.tex', '--out', 'claims.md'], folder);
      expect(again.status).toBe(2);
      expect(again.stderr).toContain('would be overwritten');
    });
  });
});
