import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROVE_WORK } from '../../src/cli/defaults.js';
import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { readSibling } from '../../src/node/index.js';
import { checkClaim } from '../../src/proof/index.js';
import { loadSolver, proveClaim, type Solver } from '../../src/prover/index.js';
import { plantedClaims } from '../planted/planted.js';

/** `npm run mutants` gives the prover what `lakatos prove` gives it; the long suite a small part of that. */
const IS_FULL = process.env.LAKATOS_UNPROVABLE === 'all';
const WORK = IS_FULL ? PROVE_WORK.statement : 4_000;

/** The claims of the documents that expect to be false. */
function expectedFalse(): Claim[] {
  const paths = ['proofs', 'docs/examples'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  const sources = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  return resolveDocuments(sources, readSibling)
    .documents.flatMap(({ claims }) => claims)
    .filter(({ expectation }) => expectation === 'refuted' || expectation === 'ill-defined');
}

const PLANTED = plantedClaims().flatMap(({ claim, isFalse }) => (isFalse ? [claim] : []));

describe(`what is false is not proved (work ${WORK} a statement)`, () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await loadSolver();
  });

  it.each([
    ['planted faults', PLANTED, 60],
    ['claims that expect to be false', expectedFalse(), 20],
  ] as const)('%s', (_, claims, atLeast) => {
    expect(claims.length).toBeGreaterThanOrEqual(atLeast);
    const proved = claims.filter((claim) => {
      if (claim.method) return false;
      const { proof } = proveClaim(claim, { solver, work: WORK, claimWork: 4 * WORK });
      return checkClaim(claim, proof).proved.every((theorem) => theorem !== null);
    });
    expect(proved.map(({ name }) => name)).toEqual([]);
  });
});
