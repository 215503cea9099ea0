import { describe, expect, it } from 'vitest';
import { type ClaimReport, checkClaim, judgeAt, type LinkReport } from '../../src/campaign/index.js';
import { withKnownFailure } from '../../src/campaign/known-failures.js';
import { mergeClaimReports } from '../../src/campaign/merge-claims.js';
import { surpriseSentences } from '../../src/report/surprise.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

const claim = claimOf('given x > 0\nshow x <= 2');
const at = (x: string): ClaimReport => {
  const judgement = judgeAt(claim, pointOf(claim, { T: 1, x }));
  if (judgement.kind !== 'judged') throw new Error('a point of the claim');
  return judgement.report;
};
const fails = at('3');
const holds = at('1');
const altered = (report: ClaimReport, change: Partial<LinkReport>): ClaimReport => ({
  ...report,
  links: report.links.map((link) => ({ ...link, ...change })),
});

describe('findings of two reports', () => {
  it('that fit together are joined by rank', () => {
    const merged = mergeClaimReports(fails, holds);
    expect(merged.verdict).toBe('refuted');
    expect(merged.links[0]!.conflict).toBeNull();
    // The same point failed in both.
    expect(mergeClaimReports(fails, fails).links[0]!.conflict).toBeNull();
  });

  it('that contradict each other at one point are an alarm, in either order', () => {
    const lie = altered(holds, { tightest: { ratio: '0.5', at: fails.links[0]!.counterexample!.at } });
    for (const merged of [mergeClaimReports(fails, lie), mergeClaimReports(lie, fails)]) {
      expect(merged.verdict).toBe('contradiction');
      expect(merged.links[0]!.conflict).toEqual({ kind: 'findings', at: { T: 1, x: '3' } });
      expect(surpriseSentences(merged)[0]).toMatch(/^two findings contradict each other at T = 1, x = 3/);
      // It stays one, whatever comes later.
      expect(mergeClaimReports(holds, merged).verdict).toBe('contradiction');
    }
    expect(withKnownFailure(lie, fails).verdict).toBe('contradiction');
    expect(withKnownFailure(holds, fails).verdict).toBe('refuted');
  });

  it('are compared by the values of both sides too', () => {
    const counterexample = fails.links[0]!.counterexample!;
    const other = altered(fails, {
      counterexample: { ...counterexample, lhs: { lower: '4', upper: '4' } },
    });
    expect(mergeClaimReports(fails, other).verdict).toBe('contradiction');
  });

  it('of which one is proved and the other refuted have a message of their own', () => {
    const proof = { rules: [], nodes: 1, source: 'certificate' } as const;
    const proved = altered({ ...holds, proofs: 'used' }, { verdict: 'proved', proof });
    const merged = mergeClaimReports(proved, { ...fails, proofs: 'used' });
    expect(merged.verdict).toBe('contradiction');
    expect(surpriseSentences(merged)).toEqual([
      expect.stringMatching(/^a proof that the checker has accepted, and a certified counterexample/),
    ]);
  });

  it('of the two evaluators have another', () => {
    const conflict = { kind: 'recheck', at: { T: 1, x: '3' } } as const;
    const sentences = surpriseSentences(altered({ ...fails, verdict: 'contradiction' }, { conflict }));
    expect(sentences[0]).toMatch(/^two evaluators contradict each other at T = 1, x = 3/);
  });
});

it('rounds of one claim never contradict each other', () => {
  const lines = 'given G[t] > 0\nshow sum(t in 1..T, G[t]) <= 3 * G[1]';
  const rounds = [1, 2, 3].map((seed) => checkClaim(claimOf(lines), { seed, cases: 300, maxHorizon: 6 }));
  expect(rounds.reduce(mergeClaimReports).links[0]!.conflict).toBeNull();
});
