import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

// Coq is a second checker: another language, another kernel. CI installs it where it can.
const coq = spawnSync('coqc', ['--version'], { encoding: 'utf8' });
const hasCoq = coq.status === 0;
const reason = hasCoq ? '' : ' (skipped: there is no coqc here; apt-get install coq)';

/** Axioms of the real numbers in Coq's standard library; a proof may rest on these and on nothing else. */
const STANDARD =
  /^(?:ClassicalDedekindReals\.sig_forall_dec|Classical_Prop\.classic|ClassicalDedekindReals\.sig_not_dec|FunctionalExtensionality\.functional_extensionality_dep)$/;

interface Compiled {
  readonly failed: readonly string[];
  readonly axioms: readonly string[];
}

/** Compiles an export in its own order; the axioms are those that its audit prints. */
function compiled(folder: string): Compiled {
  const files = readFileSync(join(folder, '_CoqProject'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('.v'));
  const failed: string[] = [];
  let axioms: string[] = [];
  for (const file of files) {
    const { status, stdout, stderr } = spawnSync('coqc', ['-Q', '.', 'Lakatos', file], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) failed.push(`${file}: ${stderr.slice(0, 2000)}`);
    if (file === 'Audit.v')
      axioms = [...stdout.matchAll(/^([A-Z][\w.]*)\s*(?::|$)/gm)].map((match) => match[1]!);
  }
  return { failed, axioms: axioms.filter((name) => name !== 'Axioms') };
}

describe(`Coq${reason}`, () => {
  const proofs = resolve('docs/examples');

  it.skipIf(!hasCoq)(
    'accepts every exported proof of the example, from the axioms of its real numbers alone',
    () => {
      withFolder({}, (folder) => {
        const { stdout } = lakatos(['export', '--coq', join(folder, 'coq'), join(proofs, 'three-halves.md')]);
        expect(stdout).toContain('2 claims stated, 1 with proofs');
        const { failed, axioms } = compiled(join(folder, 'coq'));
        expect(failed).toEqual([]);
        expect(axioms.length).toBeGreaterThan(0);
        expect(axioms.filter((name) => !STANDARD.test(name))).toEqual([]);
        for (const name of readdirSync(join(folder, 'coq')))
          if (name.endsWith('.v'))
            expect(readFileSync(join(folder, 'coq', name), 'utf8')).not.toMatch(
              /\b(?:Admitted|admit|Axiom|Parameter|Hypothesis|Variable|Unset|bypass_check)\b/,
            );
      });
    },
  );

  it('gets each claim as a closed proposition beside its text, from the claim alone', () => {
    withFolder({}, (folder) => {
      lakatos(['export', '--coq', join(folder, 'coq'), join(proofs, 'three-halves.md')]);
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
