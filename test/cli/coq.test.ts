import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

// What Coq says of the exported proofs: test/proof/coq.test.ts.
describe('export --coq', () => {
  const proofs = resolve('docs/examples');

  it('states each claim as a closed proposition beside its text, from the claim alone', () => {
    withFolder({}, (folder) => {
      const { stdout } = lakatos(['export', '--coq', join(folder, 'coq'), join(proofs, 'three-halves.md')]);
      expect(stdout).toContain('2 claims stated, 1 with proofs');
      const text = readFileSync(join(folder, 'coq', 'Claims.v'), 'utf8');
      expect(text).toContain(
        'Definition V (T : Z) (R_ : R) (G : Z -> R) (t : Z) : R :=\n  Sum(k in (1)%Z upto (t)%Z, ((G (k)%Z) ^ 2)).',
      );
      expect(text).toMatch(
        /Definition claim : Prop := forall \(T : Z\) \(R_ : R\) \(G : Z -> R\),\n {2}given T R_ G ->/,
      );
      expect(text).toContain('show R^2 / (2 * T * eta[T])');
      expect(existsSync(join(folder, 'coq', 'three_halves_proofs.v'))).toBe(true);
    });
  });
});
