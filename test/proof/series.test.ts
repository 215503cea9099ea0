import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveDocuments } from '../../src/language/index.js';
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
