import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../src/campaign/index.js';
import { pointText } from '../../src/report/index.js';
import { claimOf } from '../support/claim-of.js';
import { reportOf } from '../support/report-of.js';
import { sampled } from '../support/sampled.js';
import { PINNED } from './pinned.js';

describe('the simplest witness', () => {
  it.each(PINNED)('of %s', (_, lines, expected) => {
    const report = reportOf(lines);
    expect(['refuted', 'ill-defined']).toContain(report.verdict);
    const failing = report.links.find((link) => link.counterexample !== null)!;
    expect(pointText(failing.counterexample!.at)).toBe(expected);
  });
});

describe('verdicts', () => {
  it.each([
    ['corroborated', 'given x > 0\nshow x <= x + 1'],
    ['vacuous', 'given x > 0\nassume x < 0\nshow x <= x + 1'],
    ['undecided', 'show 4*cos(pi/5) <= 1 + sqrt(5)'],
    ['ill-defined', 'given x\nshow sqrt(x)^2 = x'],
    ['ill-defined', 'show 1/(T-1) >= 0'],
  ])('%s', (verdict, lines) => {
    expect(reportOf(lines).verdict).toBe(verdict);
  });

  it('never calls a hunt a success in which nothing was claimed', () => {
    expect(reportOf('show 1 <= 0 for t in 2..1').verdict).toBe('vacuous');
  });
});

describe('horizons', () => {
  // A claim that fails at one horizon only: no horizon within reach is left out by chance.
  it.each(sampled(['late', 'a', 'harmonic', 'x1'], 4))(
    'no horizon is left out, whatever the name: %s',
    (name) => {
      for (const at of [61, 98, 100]) {
        const only = claimOf(`show (T - ${at})^2 > 0`);
        const given = claimOf(`given G[t] > 0\nshow (T - ${at})^2 * G[1] > 0`);
        for (const claim of [only, given])
          expect(checkClaim({ ...claim, name }, { seed: 1, cases: 1000, maxHorizon: 100 }).verdict).toBe(
            'refuted',
          );
      }
    },
  );

  it('a claim about the horizon alone is judged once at each', () => {
    expect(reportOf('show T >= 1', '', 1000, 70).cases).toBe(70);
  });
});
