import { describe, expect, it } from 'vitest';
import {
  assembleReport,
  type ClaimReport,
  checkClaim,
  claimsHash,
  mergeReports,
  type Report,
} from '../../src/campaign/index.js';
import { mergeClaimReports } from '../../src/campaign/merge-claims.js';
import { claimOf } from '../support/claim-of.js';

const CLAIMS = [
  'given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= T * sum(t in 1..T, G[t]^2)',
  'given G[t] > 0\nshow sum(t in 1..T, G[t]) <= 3 * G[1]',
  'given x in [0, 1]\nshow 1 / x <= 2 / x',
  'given x >= 0\nshow ln(x + 6) = ln(2) + ln(x/2 + 3)',
];

describe('the reports of rounds', () => {
  it.each(CLAIMS)('come together in any order and grouping: %s', (lines) => {
    const claim = claimOf(lines);
    const rounds = [1, 2, 3, 4].map((seed) => checkClaim(claim, { seed, cases: 12, maxHorizon: 6 }));
    const [a, b, c, d] = rounds as [ClaimReport, ClaimReport, ClaimReport, ClaimReport];
    const merge = mergeClaimReports;
    const whole = JSON.stringify(merge(merge(merge(a, b), c), d));
    for (const other of [
      merge(merge(a, b), merge(c, d)),
      merge(d, merge(c, merge(b, a))),
      merge(merge(b, d), merge(a, c)),
    ])
      expect(JSON.stringify(other)).toBe(whole);
    expect(JSON.parse(whole)).toMatchObject({
      rounds: 4,
      cases: rounds.reduce((sum, { cases }) => sum + cases, 0),
    });
  });
});

describe('shards are refused', () => {
  const parsed = claimOf(CLAIMS[0]!);
  const claim = checkClaim(parsed, { seed: 1, cases: 5, maxHorizon: 5 });
  const head = { version: '1', seed: 1, cases: 10, roundCases: 5, maxHorizon: 5, end: 'complete' } as const;
  const document = { path: 'a.md', hash: claimsHash([parsed]), claims: [claim] };
  const shard = (index: number, change: Partial<Report> = {}, of = 2): Report => ({
    ...assembleReport({ ...head, shard: { index, of } }, [document]),
    ...change,
  });
  const { shard: _, ...noShard } = shard(2);

  it.each<[RegExp, Report[]]>([
    [/^shard 2\/2 is missing$/, [shard(1)]],
    [/^shard 2\/4 is missing, and 1 more$/, [shard(1, {}, 4), shard(4, {}, 4)]],
    [/^#1 and #3 are both shard 1\/2$/, [shard(1), shard(2), shard(1)]],
    [/^#2 is no shard$/, [shard(1), noShard]],
    [/^#2 was interrupted$/, [shard(1), shard(2, { interrupted: true })]],
    [/campaign: seeds 1 and 2$/, [shard(1), shard(2, { seed: 2 })]],
    [/campaign: versions 1 and 2$/, [shard(1), shard(2, { version: '2' })]],
    [/campaign: 2 and 3 shards$/, [shard(1), shard(2, {}, 3)]],
    [
      /campaign: options .*5.* and .*6/,
      [shard(1), shard(2, { options: { cases: 6, maxHorizon: 5, proofs: 'off' } })],
    ],
    [
      /campaign: documents a\.md and b\.md$/,
      [shard(1), shard(2, { documents: [{ ...document, path: 'b.md' }] })],
    ],
    [
      /campaign: a\.md had not the same claims$/,
      [shard(1), shard(2, { documents: [{ ...document, hash: '2' }] })],
    ],
  ])('%s', (message, reports) => {
    const merging = mergeReports(reports.map((report, i) => ({ name: `#${i + 1}`, report })));
    expect(merging).toMatchObject({ kind: 'mismatch', message: expect.stringMatching(message) });
  });

  it('but together they are the whole', () => {
    const merging = mergeReports([2, 1].map((index) => ({ name: `#${index}`, report: shard(index) })));
    expect(merging).toMatchObject({
      kind: 'merged',
      report: { ...assembleReport(head, [{ ...document, claims: [mergeClaimReports(claim, claim)] }]) },
    });
  });
});
