import { describe, expect, it } from 'vitest';
import { NotSweepable } from '../../src/adversary/sweep/running.js';
import { sweepsOf } from '../../src/adversary/sweep/sweeps.js';
import { SweptStatement } from '../../src/adversary/sweep/swept-statement.js';
import type { Claim, Statement } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';

const LONGEST = 300;

/** What a statement shows at horizons 1, 2, …, under every choice of givens; `null` where it cannot be swept. */
function sights(claim: Claim, statement: Statement, means: 'code' | 'closures'): string[] | null {
  try {
    const swept = new SweptStatement(claim, statement, means);
    return [...sweepsOf(claim)].flatMap(({ givens }) => {
      swept.begin(givens);
      return Array.from({ length: LONGEST }, (_, i) => `${swept.at(i + 1)} ${swept.error}`);
    });
  } catch (error) {
    if (error instanceof NotSweepable) return null;
    throw error;
  }
}

describe('sweeps by generated code see what the closures see, with the same error bounds', () => {
  const { documents } = loadDocuments(['proofs']);
  let swept = 0;

  it.each(documents.map(({ source, claims }) => [source.path, claims] as const))('%s', (_, claims) => {
    for (const claim of claims)
      for (const statement of [...claim.premises, ...claim.statements]) {
        const seen = sights(claim, statement, 'closures');
        expect(sights(claim, statement, 'code'), claim.name).toEqual(seen);
        if (seen && seen.length > 0) swept += 1;
      }
  });

  it('of many statements', () => {
    expect(swept).toBeGreaterThan(100);
  });
});
