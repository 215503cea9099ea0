import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const DOCUMENT = claimBlock('halves', 'given η[t] > 0\nshow sum(t in 1..T, η[t]^2 / 2) ≥ 0');

describe('lakatos print', () => {
  it('prints blocks that say the same again', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const { stdout, status } = lakatos(['print', 'a.md'], folder);
      expect(stdout).toBe(claimBlock('halves', 'given eta[t] > 0\nshow sum(t in 1..T, eta[t]^2 / 2) >= 0'));
      expect(status).toBe(0);
    });
  });

  it('prints LaTeX that reads as an article does', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const { stdout } = lakatos(['print', 'a.md', '--latex'], folder);
      expect(stdout).toContain('% halves\n\\begin{aligned}');
      expect(stdout).toContain('\\sum_{t=1}^{T} \\frac{\\eta_t^2}{2} &\\ge 0');
    });
  });

  it('prints the claims that are named', () => {
    withFolder({ 'a.md': DOCUMENT + claimBlock('one', 'show 1 <= 2') }, (folder) => {
      expect(lakatos(['print', 'a.md', '--claim', 'one'], folder).stdout).toBe(
        claimBlock('one', 'show 1 <= 2'),
      );
      const { stdout } = lakatos(['print', 'a.md', '--claim', 'one', 'halves', '--latex'], folder);
      expect(stdout).toMatch(/% one[\s\S]*% halves/);
      const { stderr, status } = lakatos(['print', 'a.md', '--claim', 'on'], folder);
      expect(stderr).toContain('there is halves, one');
      expect(status).toBe(2);
    });
  });
});
