import { describe, expect, it } from 'vitest';
import { claimVerdict, type HuntVerdict, joinedVerdict, type Verdict } from '../../src/judgement/index.js';

describe('a hunt and a proof together', () => {
  it.each<[HuntVerdict, Verdict]>([
    ['corroborated', 'proved'],
    ['undecided', 'proved'],
    ['vacuous', 'vacuous'],
    ['refuted', 'contradiction'],
    ['ill-defined', 'contradiction'],
  ])('%s by the hunt and accepted by the checker: %s', (hunt, verdict) => {
    expect(joinedVerdict(hunt, 'accepted')).toBe(verdict);
  });

  it.each<HuntVerdict>(['corroborated', 'undecided', 'vacuous', 'refuted', 'ill-defined'])(
    '%s without a proof stays what it is',
    (hunt) => {
      expect(joinedVerdict(hunt, 'none')).toBe(hunt);
    },
  );
});

describe('a claim is', () => {
  const link = (verdict: Verdict) => ({ kind: 'link' as const, verdict });
  const obligation = (verdict: Verdict) => ({ kind: 'obligation' as const, verdict });

  it.each<[string, Verdict, ReturnType<typeof link | typeof obligation>[]]>([
    ['proved when all of its statements are', 'proved', [link('proved'), obligation('proved')]],
    ['corroborated when one is only that', 'corroborated', [link('proved'), link('corroborated')]],
    ['undecided when one is', 'undecided', [link('proved'), link('undecided')]],
    ['vacuous when one is, whatever is proved', 'vacuous', [link('proved'), link('vacuous')]],
    ['vacuous when it says nothing', 'vacuous', []],
    ['refuted when a link is, whatever is proved', 'refuted', [link('proved'), link('refuted')]],
    ['a contradiction above all', 'contradiction', [link('refuted'), obligation('contradiction')]],
  ])('%s', (_, verdict, statements) => {
    expect(claimVerdict(statements)).toBe(verdict);
  });
});
