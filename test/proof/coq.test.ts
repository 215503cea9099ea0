import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos } from '../support/command.js';
import { compiled, hasCoq, whyNoCoq } from '../support/coq.js';

/** The whole series and the classics, some three minutes of work for a processor. */
const DOCUMENTS = readdirSync('proofs')
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('proofs', name));
/** Claims that are exported with their proofs, at least. */
const LEAST = 170;

describe(`Coq${whyNoCoq}`, () => {
  it.skipIf(!hasCoq)(
    `accepts every proof of ${DOCUMENTS.length} documents, from the axioms of its real numbers alone`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lakatos-coq-'));
      try {
        const { stdout, stderr } = lakatos(['export', '--coq', folder, ...DOCUMENTS]);
        const proved = Number(/(\d+) with proofs/.exec(stdout)![1]);
        expect(proved).toBeGreaterThanOrEqual(LEAST);
        const { failed, suspicious, axioms } = await compiled(folder);
        expect(failed).toEqual({});
        expect(suspicious).toEqual([]);
        expect(axioms.length).toBeGreaterThan(0);
        // No claim that is proved was left out, and no statement is a theorem that the audit does not see.
        const audited = readFileSync(join(folder, 'Audit.v'), 'utf8').matchAll(
          /\w+_proofs\w*\.([\w']+)\.\w+/g,
        );
        const leftOut = [...stderr.matchAll(/not-exported\]: \S+ is left out: (.*) has no counterpart/g)];
        for (const [, reason] of leftOut) expect(reason).toMatch(/^floor|^the function pi|runs of a method$/);
        const audit = new Set([...audited].map((match) => match[1])).size;
        expect(audit).toBeGreaterThanOrEqual(proved - leftOut.length);
        expect(audit).toBeLessThanOrEqual(proved);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
