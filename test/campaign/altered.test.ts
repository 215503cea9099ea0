import { describe, expect, it } from 'vitest';
import { contradictionIn, differenceFrom } from '../../src/campaign/altered.js';
import { objectionTo } from '../../src/campaign/altered-state.js';
import { type CampaignState, type ClaimReport, campaign } from '../../src/campaign/index.js';
import { claimOf } from '../support/claim-of.js';

const CLAIMS = [
  { ...claimOf('given x > 0\nshow x <= x + 1'), name: 'holds' },
  { ...claimOf('given G[t] > 0\nshow sum(t in 1..T, G[t]) <= 3'), name: 'fails' },
  { ...claimOf('given x >= 0\nshow 1 / x >= 0\nexpect ill-defined'), name: 'missing' },
];
const OPTIONS = { version: '0', seed: 1, cases: 40, maxHorizon: 5, roundCases: 20 };
const DOCUMENTS = [{ path: 'a.md', claims: CLAIMS }];

function states(): CampaignState[] {
  const seen: CampaignState[] = [];
  const steps = campaign(DOCUMENTS, { ...OPTIONS, roundDone: (state) => seen.push(state) });
  while (!steps.next().done);
  return seen;
}

const STATES = states();
const [state] = STATES.slice(-1) as [CampaignState];

function with_(index: number, change: (report: ClaimReport) => ClaimReport): CampaignState {
  return { ...state, reports: state.reports.map((each, i) => (i === index && each ? change(each) : each)) };
}

const changed = (report: ClaimReport, link: Partial<ClaimReport['links'][number]>): ClaimReport => ({
  ...report,
  links: report.links.map((each) => ({ ...each, ...link })),
});

describe('a checkpoint that was not altered', () => {
  it('is believed, at every round', () => {
    for (const each of STATES) expect(objectionTo(each, DOCUMENTS, OPTIONS)).toBeNull();
  });
});

describe('a checkpoint is not believed', () => {
  it.each<[string, CampaignState]>([
    ['with more rounds than there are', { ...state, done: 10 ** 6, reports: CLAIMS.map(() => null) }],
    ['with rounds done and no reports', { ...state, reports: CLAIMS.map(() => null) }],
    ['with a claim removed', { ...state, reports: state.reports.slice(1) }],
    ['with claims exchanged', { ...state, reports: [...state.reports].reverse() }],
    ['with a verdict flipped', with_(1, (report) => ({ ...report, verdict: 'corroborated' }))],
    [
      'with the verdict of a link flipped',
      with_(1, (report) => changed(report, { verdict: 'corroborated' })),
    ],
    ['with a witness taken away', with_(1, (report) => changed(report, { counterexample: null }))],
    ['with `asExpected` flipped', with_(1, (report) => ({ ...report, asExpected: true }))],
    [
      'with another expectation',
      with_(1, (report) => ({ ...report, expected: 'refuted', asExpected: true })),
    ],
    ['with another text', with_(0, (report) => changed(report, { text: 'x <= x' }))],
    ['with more cases', with_(0, (report) => changed(report, { cases: 10 ** 9 }))],
    ['with other rounds', with_(0, (report) => ({ ...report, rounds: 7 }))],
    [
      'with a witness that is none',
      with_(1, (report) =>
        changed(report, {
          counterexample: { ...report.links[0]!.counterexample!, at: { T: 1, G: ['1'] } },
        }),
      ),
    ],
    [
      'with a tightest point that is none',
      with_(0, (report) =>
        changed(report, {
          tightest: { ratio: '1', at: { T: 1, x: '-1' } },
        }),
      ),
    ],
    [
      'with another ratio at its tightest point',
      with_(0, (report) =>
        changed(report, {
          tightest: { ...report.links[0]!.tightest!, ratio: '0.25' },
          tightestByHorizon: { 1: '0.25' },
        }),
      ),
    ],
    [
      'with a ratio that no horizon has',
      with_(0, (report) => changed(report, { tightestByHorizon: { 1: '0.5' } })),
    ],
    [
      'with other sides of a counterexample',
      with_(1, (report) =>
        changed(report, {
          counterexample: { ...report.links[0]!.counterexample!, lhs: { lower: '4000', upper: '4000' } },
        }),
      ),
    ],
    [
      'with a counterexample that nobody has checked once more',
      with_(1, (report) =>
        changed(report, {
          counterexample: {
            ...report.links[0]!.counterexample!,
            rechecked: false,
            notRechecked: 'disagreement',
          },
        }),
      ),
    ],
    [
      'with a failing case that is called the tightest of a claim that holds',
      with_(1, (report) => {
        const links = report.links.map((each) => ({
          ...each,
          verdict: 'corroborated' as const,
          counterexample: null,
        }));
        return { ...report, links, verdict: 'corroborated', asExpected: true };
      }),
    ],
    [
      'that says of itself that it is proved',
      with_(0, (report) => {
        const proof = { rules: [], nodes: 1, source: 'certificate' as const };
        return { ...changed(report, { verdict: 'proved', proof }), verdict: 'proved', proof };
      }),
    ],
    [
      'with an open case that is none',
      with_(0, (report) => {
        const { cases } = report.links[0]!;
        return {
          ...changed(report, {
            verdict: 'undecided',
            open: cases,
            decided: { binary64: 0, decimal: 0, rational: 0, residue: 0 },
            worst: { at: { T: 1, x: '1' }, indices: {}, why: { kind: 'roots', part: null } },
          }),
          verdict: 'undecided',
          asExpected: false,
        };
      }),
    ],
    ['with no links', with_(0, (report) => ({ ...report, links: [] }))],
  ])('%s', (_, altered) => {
    expect(objectionTo(altered, DOCUMENTS, OPTIONS)).not.toBeNull();
  });
});

describe('a report alone', () => {
  it('is asked for contradictions, and its claim for differences', () => {
    for (const [i, report] of state.reports.entries()) {
      expect(contradictionIn(report!)).toBeNull();
      expect(differenceFrom(CLAIMS[i]!, report!)).toBeNull();
    }
    expect(contradictionIn({ ...state.reports[0]!, links: [] })).toMatch(/no links/);
  });
});
