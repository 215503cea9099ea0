import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkClaim } from '../src/campaign/index.js';
import { type Claim, renderProblem, resolveDocuments, type Source } from '../src/language/index.js';

const BUDGET = { seed: 1, cases: 40, maxHorizon: 12 };

const proof = (name: string): Source => ({ path: name, text: readFileSync(`proofs/${name}`, 'utf8') });

/** The claims of parts 1 to 5 as they are written in the language. */
const written: ReadonlyMap<string, Claim> = new Map(
  readdirSync('proofs')
    .filter((name) => /^part-[1-5].*\.md$/.test(name))
    .flatMap((name) => {
      const { documents } = resolveDocuments([proof(name)], (other) =>
        existsSync(`proofs/${other}.md`) ? proof(`${other}.md`) : null,
      );
      return documents[0]!.claims.map((claim) => [claim.name, claim] as const);
    }),
);

/** In `proofs/` it has the name of the inequality. */
const OTHER_NAMES: Readonly<Record<string, string>> = { cauchy_schwarz_for_rates: 'cauchy_schwarz' };

it('formulas of parts 1 to 5, pasted as LaTeX, run without an edit and have the verdicts of proofs/', () => {
  const path = 'test/language/fixtures/latex-in/statements.md';
  const { documents, problems } = resolveDocuments([{ path, text: readFileSync(path, 'utf8') }]);
  // Of 64 blocks 64 run as they are, and none has readings between which a person must choose.
  expect(problems.map(renderProblem)).toEqual([]);
  const { claims, bounds, schedules } = documents[0]!;
  expect([claims.length, bounds.length + schedules.length]).toEqual([52, 12]);
  const counts: Record<string, number> = {};
  for (const claim of claims) {
    const { verdict } = checkClaim(claim, BUDGET);
    const expected = written.get(OTHER_NAMES[claim.name] ?? claim.name)!.expectation;
    expect([claim.name, verdict]).toEqual([
      claim.name,
      expected === null || expected === 'proved' ? 'corroborated' : expected,
    ]);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  expect(counts).toEqual({ corroborated: 48, refuted: 2, 'ill-defined': 2 });
});
