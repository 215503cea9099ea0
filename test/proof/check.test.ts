import { describe, expect, it } from 'vitest';
import { resolveDocuments } from '../../src/language/index.js';
import { checkClaim } from '../../src/proof/index.js';

function claimOf(...lines: string[]) {
  const text = `\`\`\`claim test\n${lines.join('\n')}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path: 'test.md', text }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims[0]!;
}

describe('a certificate', () => {
  const claim = claimOf('given G[t] > 0', 'show sum(t in 1..T, G[t]) > 0');
  const domain = { rule: 'domain', given: 'G', at: ['t'], end: 'lower' };
  const proof = {
    text: '',
    terms: [],
    statements: [
      {
        statement: 0,
        exists: [],
        proof: [{ rule: 'term by term', variable: 't', from: 1, to: 'T', block: [domain] }],
      },
    ],
  };

  it('makes a theorem', () => {
    const outcome = checkClaim(claim, proof);
    expect(outcome.failures).toEqual([]);
    expect(outcome.proved[0]).not.toBeNull();
  });

  it('is not believed', () => {
    const wrong = JSON.parse(JSON.stringify(proof).replace('"T"', '["+","T",1]'));
    expect(checkClaim(claim, wrong).failures).toMatchObject([{ name: 'stale' }]);
    expect(checkClaim(claim, wrong).proved).toEqual([null]);
  });
});
