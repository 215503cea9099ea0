import { describe, expect, it } from 'vitest';
import { assembleReport, type ClaimReport } from '../../src/campaign/index.js';
import { badge, badgeText } from '../../src/report/other/index.js';
import { reportOf } from '../support/report-of.js';

const HOLDS = reportOf('given x > 0\nshow x <= 2 * x');
const FAILS = reportOf('given x > 0\nshow x <= 1');
const EXPECTED = reportOf('given x > 0\nshow x <= 1\nexpect refuted');

function report(claims: readonly ClaimReport[]) {
  const options = { version: '0', seed: 1, cases: 300, maxHorizon: 50, end: 'complete' } as const;
  return assembleReport(options, [{ path: 'a.md', hash: '0', claims }]);
}

describe('a badge', () => {
  it('says what is known, and no more', () => {
    expect(badgeText(report([HOLDS, EXPECTED]))).toBe('1 corroborated, 1 failing as expected');
    expect(badgeText(report([{ ...HOLDS, verdict: 'proved' }, HOLDS]))).toBe('1 proved, 1 corroborated');
    expect(badgeText(report([HOLDS, FAILS]))).toBe('1 of 2 claims not as expected');
    expect(badgeText(report([]))).toBe('no claims');
  });

  it('is green only if every claim is as expected', () => {
    expect(badge(report([HOLDS]))).toContain('#2b6e3f');
    expect(badge(report([FAILS]))).toContain('#b3261e');
    expect(badge(report([]))).toContain('#b3261e');
  });
});
