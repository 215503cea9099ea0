import { describe, expect, it } from 'vitest';
import {
  type ClaimReport,
  campaign,
  differenceFrom,
  type LinkReport,
  mergeReports,
  type Report,
  reportedHash,
} from '../../src/campaign/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { claimBlock } from '../support/command.js';

const DOCUMENT =
  claimBlock('holds', 'given x > 0\nshow x <= x + 1') +
  claimBlock('fails', 'given G[t] > 0\nshow sum(t in 1..T, G[t]) <= 3') +
  claimBlock('ties', 'given x > 0\ngiven y > 0\nshow x + y >= max(x, y)');
const CLAIMS = resolveDocuments([{ path: 'a.md', text: DOCUMENT }], () => null).documents[0]!.claims;
const OPTIONS = { version: '0', seed: 1, cases: 60, maxHorizon: 5, roundCases: 20 };

function shard(index: number): Report {
  const steps = campaign([{ path: 'a.md', claims: CLAIMS }], { ...OPTIONS, shard: { index, of: 2 } });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const SHARDS = [shard(1), shard(2)] as const;

/** The first shard with other claims, and with the sum that goes with them. */
function with_(change: (claims: readonly ClaimReport[]) => readonly ClaimReport[]): Report {
  const [first] = SHARDS;
  const documents = first.documents.map((document) => ({ ...document, claims: change(document.claims) }));
  const claims = documents.flatMap((document) => document.claims);
  const asExpected = claims.filter((claim) => claim.asExpected).length;
  return {
    ...first,
    documents,
    summary: { claims: claims.length, asExpected, unexpected: claims.length - asExpected },
  };
}

const ofClaim = (name: string, change: (report: ClaimReport) => ClaimReport): Report =>
  with_((claims) => claims.map((each) => (each.name === name ? change(each) : each)));

const ofLink = (name: string, change: (link: LinkReport) => Partial<LinkReport>): Report =>
  ofClaim(name, (report) => ({
    ...report,
    links: report.links.map((each) => ({ ...each, ...change(each) })),
  }));

const merged = (...reports: Report[]) =>
  mergeReports(reports.map((report, i) => ({ name: `#${i + 1}`, report })));

describe('shards that were not altered', () => {
  it('are believed, and the judge says what they say', () => {
    const merging = merged(...SHARDS);
    expect(merging.kind).toBe('merged');
  });
});

const ROWS: readonly (readonly [string, RegExp, Report])[] = [
  [
    'a verdict that contradicts its counterexample',
    /corroborated does not go with its counterexample/,
    ofClaim('fails', (report) => ({
      ...report,
      verdict: 'corroborated',
      asExpected: true,
      links: report.links.map((link) => ({ ...link, verdict: 'corroborated' })),
    })),
  ],
  [
    'a verdict of the claim that is not that of its links',
    /fails has not the verdict of its links/,
    ofClaim('fails', (report) => ({ ...report, verdict: 'corroborated', asExpected: true })),
  ],
  [
    'a counterexample taken away',
    /refuted does not go with its counterexample/,
    ofLink('fails', () => ({ counterexample: null })),
  ],
  [
    'a claim removed',
    /rounds of fails are missing|has not its rounds of fails/,
    with_((claims) => claims.filter(({ name }) => name !== 'fails')),
  ],
  ['a claim duplicated', /a\.md has fails twice/, with_((claims) => [...claims, claims[1]!])],
  [
    'a claim added',
    /a\.md has not the claims of which its shards were made/,
    with_((claims) => [...claims, { ...claims[0]!, name: 'added', line: 99 }]),
  ],
  [
    'a claim renamed',
    /a\.md has not the claims of which its shards were made/,
    ofClaim('holds', (report) => ({ ...report, name: 'other' })),
  ],
  [
    'counts that do not add up',
    /cases do not add up/,
    ofLink('holds', ({ cases }) => ({ cases: cases + 1 })),
  ],
  [
    'more cases than attempts',
    /more cases than attempts/,
    ofClaim('holds', (report) => ({ ...report, cases: 10 ** 6 })),
  ],
  ['more ties than cases', /more ties than cases/, ofLink('ties', () => ({ ties: 10 ** 6 }))],
  [
    'more rounds',
    /rounds of holds are missing, or too many/,
    ofClaim('holds', (report) => ({ ...report, rounds: 9 })),
  ],
  ['no links', /holds has no links/, ofClaim('holds', (report) => ({ ...report, links: [] }))],
  [
    'another expectation',
    /fails says something else/,
    ofClaim('fails', (report) => ({ ...report, expected: 'refuted', asExpected: true })),
  ],
  ['another text of a link', /holds says something else/, ofLink('holds', () => ({ text: 'x <= x' }))],
  ['another version', /versions 9 and 0/, { ...SHARDS[0], version: '9' }],
  [
    'another sum',
    /its sum is not that of its claims/,
    { ...SHARDS[0], summary: { claims: 3, asExpected: 3, unexpected: 0 } },
  ],
  ['other options', /options/, { ...SHARDS[0], options: { ...SHARDS[0].options, cases: 20 } }],
  [
    'another hash',
    /had not the same claims/,
    { ...SHARDS[0], documents: [{ ...SHARDS[0].documents[0]!, hash: '0'.repeat(16) }] },
  ],
];

describe('a shard is not believed', () => {
  it.each(ROWS)('with %s', (_, message, altered) => {
    const merging = merged(altered, SHARDS[1]);
    expect(merging).toMatchObject({ kind: 'mismatch', message: expect.stringMatching(message) });
  });

  it('where a claim was removed from all of them, and everything else goes with that', () => {
    const without = (report: Report): Report => {
      const claims = report.documents[0]!.claims.filter(({ name }) => name !== 'fails');
      const asExpected = claims.filter((claim) => claim.asExpected).length;
      const summary = { claims: claims.length, asExpected, unexpected: claims.length - asExpected };
      return { ...report, documents: [{ ...report.documents[0]!, claims }], summary };
    };
    expect(merged(without(SHARDS[0]), without(SHARDS[1]))).toMatchObject({
      kind: 'mismatch',
      message: 'the shards are not believed: a.md has not the claims of which its shards were made',
    });
  });

  it('where the judge says something else at a point, if the documents are there', () => {
    const [claim, report] = [
      CLAIMS[1]!,
      SHARDS[0].documents[0]!.claims.find(({ name }) => name === 'fails')!,
    ];
    expect(differenceFrom(claim, report)).toBeNull();
    const link = report.links[0]!;
    const altered = { ...link, counterexample: { ...link.counterexample!, at: { T: 1, G: ['1'] } } };
    expect(differenceFrom(claim, { ...report, links: [altered] })).toMatch(/the judge says something else/);
  });
});

describe('the hash of claims', () => {
  it('is made of what reports say of them', () => {
    const [{ documents }] = SHARDS;
    expect(documents[0]!.hash).toBe(
      reportedHash(
        CLAIMS.map(({ name, expectation }) => ({
          name,
          expected: expectation,
          says: [...SHARDS[0].documents[0]!.claims, ...SHARDS[1].documents[0]!.claims].find(
            (report) => report.name === name,
          )!.says,
        })),
      ),
    );
  });
});
