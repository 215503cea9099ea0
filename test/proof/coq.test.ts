import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos } from '../support/command.js';
import { compiled, hasCoq, whyNoCoq } from '../support/coq.js';

// Of the classics and of part 7 some exported proofs are not accepted yet: chains that begin with an equation between sums.
const SERIES = readdirSync('proofs')
  .filter((name) => /^part-[1-6].*\.md$/.test(name))
  .map((name) => join('proofs', name));

describe(`Coq${whyNoCoq}`, () => {
  it.skipIf(!hasCoq)(
    'accepts every proof of parts 1 to 6 of the series, from the axioms of its real numbers alone',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lakatos-coq-'));
      try {
        const { stdout } = lakatos(['export', '--coq', folder, ...SERIES]);
        const proved = Number(/(\d+) with proofs/.exec(stdout)![1]);
        expect(proved).toBeGreaterThanOrEqual(72);
        const { failed, suspicious, axioms } = await compiled(folder);
        expect(failed).toEqual({});
        expect(suspicious).toEqual([]);
        expect(axioms.length).toBeGreaterThan(0);
        // No claim that is proved was left out, and no statement is a theorem that the audit does not see.
        const audited = readFileSync(join(folder, 'Audit.v'), 'utf8').matchAll(
          /\w+_proofs\w*\.([\w']+)\.\w+/g,
        );
        expect(new Set([...audited].map((match) => match[1])).size).toBe(proved);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
