import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProofSession } from '../../src/campaign/proofs/index.js';
import { CHECK_PROVE_WORK } from '../../src/cli/defaults.js';
import { provable } from '../../src/cli/proofs.js';
import { searchWith } from '../../src/cli/search.js';
import { resolveDocuments } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';
import { checkClaim, type ProofFile, type ProvedStatement } from '../../src/proof/index.js';

const paths = readdirSync('proofs')
  .filter((name) => /^part-[1-6].*\.md$/.test(name))
  .map((name) => `proofs/${name}`);
const { documents } = resolveDocuments(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })));

describe('the certificates of the series', () => {
  const lemmas: ProvedStatement[] = [];
  for (const { source, claims } of documents) {
    const file = JSON.parse(readFileSync(`${source.path}.proofs.json`, 'utf8')) as ProofFile;
    it(`${source.path}: every proof is accepted`, () => {
      for (const proof of file.claims) {
        const claim = claims.find((each) => each.name === proof.claim)!;
        const outcome = checkClaim(claim, proof, { lemmas });
        expect([claim.name, outcome.failures]).toEqual([claim.name, []]);
        lemmas.push(...outcome.proved.flatMap((theorem) => theorem ?? []));
        expect(claim.expectation === null || claim.expectation === 'proved').toBe(true);
      }
    });
  }
});

describe('the notes of searches that found nothing', async () => {
  const loading = loadDocuments(['proofs']);
  const list = await provable(loading.documents);
  const work = { ...CHECK_PROVE_WORK, document: Number.POSITIVE_INFINITY };
  const noted = new ProofSession(list, null, null, work.statement);
  const searching = new ProofSession(list, await searchWith(list, work));
  // If this fails, the prover has become stronger: raise PROVER_VERSION, and let `lakatos prove proofs` search again.
  for (const { document } of list)
    for (const claim of document.claims.filter((each) => noted.proofsOf(each).isNoted))
      it(`${claim.name}: what \`check\` would find is what stands there`, () => {
        const proved = ({ statements }: { statements: readonly unknown[] }) =>
          statements.map((proof) => proof !== null);
        expect(proved(searching.proofsOf(claim))).toEqual(proved(noted.proofsOf(claim)));
      });

  it('are of what no certificate proves: with them the prover need not be loaded', () => {
    expect(list.flatMap(({ document }) => document.claims).every((claim) => noted.looksSettled(claim))).toBe(
      true,
    );
  });
});
