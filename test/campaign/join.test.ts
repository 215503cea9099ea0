import { describe, expect, it } from 'vitest';
import { hasContradiction, huntVerdict, type ProofReport, withProofs } from '../../src/campaign/index.js';
import { isAsExpected } from '../../src/campaign/join.js';
import { mergeClaimReports } from '../../src/campaign/merge-claims.js';
import { reportOf } from '../support/report-of.js';

const PROOF: ProofReport = { rules: ['combine'], nodes: 3, source: 'found' };
const TRUE = 'given x >= 0\nshow x <= 2*x';
const FALSE = 'given x >= 0\nshow x <= x/2';
const EMPTY = 'given x\nassume x > x + 1\nshow x <= 2*x';

describe('a report with proofs', () => {
  it('says proved where nothing stands against it', () => {
    const report = withProofs(reportOf(TRUE), [PROOF]);
    expect(report).toMatchObject({ verdict: 'proved', asExpected: true, proofs: 'used', proof: PROOF });
    expect(huntVerdict(report.links[0]!)).toBe('corroborated');
  });

  it('stays vacuous where no case was found', () => {
    expect(withProofs(reportOf(EMPTY), [PROOF])).toMatchObject({ verdict: 'vacuous', asExpected: false });
  });

  it('is a contradiction where a proved statement fails, with both pieces of evidence', () => {
    const report = withProofs(reportOf(FALSE), [PROOF]);
    expect(report).toMatchObject({ verdict: 'contradiction', asExpected: false });
    expect(report.links[0]).toMatchObject({ proof: PROOF, counterexample: { digits: 40 } });
    expect(hasContradiction({ documents: [{ path: 'a.md', hash: '', claims: [report] }] })).toBe(true);
  });

  it('keeps its verdict in whatever order rounds are merged', () => {
    const [proved, refuted] = [withProofs(reportOf(TRUE), [PROOF]), withProofs(reportOf(FALSE), [null])];
    for (const merged of [mergeClaimReports(proved, refuted), mergeClaimReports(refuted, proved)])
      expect(merged).toMatchObject({ verdict: 'contradiction', links: [{ proof: PROOF }] });
    const twice = mergeClaimReports(proved, proved);
    expect(twice).toMatchObject({ verdict: 'proved', cases: 2 * proved.cases });
    expect(Object.keys(twice)).toEqual(Object.keys(proved));
  });
});

describe('expect proved', () => {
  it('needs a proof, unless proofs are off', () => {
    expect(isAsExpected('proved', { expected: 'proved', proofs: 'used' })).toBe(true);
    expect(isAsExpected('corroborated', { expected: 'proved', proofs: 'used' })).toBe(false);
    expect(isAsExpected('corroborated', { expected: 'proved', proofs: 'off' })).toBe(true);
    expect(isAsExpected('undecided', { expected: 'proved', proofs: 'off' })).toBe(false);
  });
});
