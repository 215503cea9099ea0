import { afterAll, describe, expect, it } from 'vitest';
import { sampled } from '../../test/support/sampled.js';
import { type Budget, hunted, type Outcome, plantedClaims } from './planted.js';
import { foundWithin, ratesTable } from './rates.js';

/** `npm run hunt:rates` runs this file in this mode: the default budget, times, and a table. */
const IS_FULL = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'rates';

/** Faults are hunted with the default budget: the hardest are not found with less. True claims have part of it. */
const FAULTS: Budget = { seed: 1, cases: 1000, maxHorizon: 100 };
const TRUTHS: Budget = { seed: 1, cases: IS_FULL ? 1000 : 50, maxHorizon: 100 };

/** What the default budget promises. */
const ALL_WITHIN_SECONDS = 20;
const MOST_WITHIN_SECONDS = 1;
const MOST = 0.9;

/** Kinds whose faults are found at every one of these seeds, each within so much CPU. */
const REACHED = [
  'cyclic',
  'fixed-sums',
  'forward-premises',
  'growing-gradients',
  'kinks',
  'levels',
  'listed',
  'papers',
  'periodic',
  'phases',
  'valleys',
];
const SEEDS = [1, 2, 3, 4, 5];
const REACHED_WITHIN_SECONDS = 10;

const CLAIMS = plantedClaims();
const CATEGORIES = [...new Set(CLAIMS.map(({ category }) => category))];

describe(`planted faults (seed ${FAULTS.seed}, ${FAULTS.cases} cases a claim)`, () => {
  const outcomes: Outcome[] = [];

  it('are at least 60, in at least 13 categories, with as many true claims', () => {
    const faults = CLAIMS.filter(({ isFalse }) => isFalse);
    expect(faults.length).toBeGreaterThanOrEqual(60);
    expect(CLAIMS.length).toBe(2 * faults.length);
    expect(CATEGORIES.length).toBeGreaterThanOrEqual(13);
  });

  it('are at least 60 in the kinds that a wide reach is for', () => {
    const reached = CLAIMS.filter(({ category, isFalse }) => isFalse && REACHED.includes(category));
    expect(REACHED.filter((category) => !CATEGORIES.includes(category))).toEqual([]);
    expect(reached.length).toBeGreaterThanOrEqual(60);
  });

  describe.each(CATEGORIES)('%s', (category) => {
    const members = CLAIMS.filter((planted) => planted.category === category);
    const rows = members.map((planted) => [planted.claim.name, planted] as const);
    it.each(sampled(rows, 5))('%s', (_, planted) => {
      const outcome = hunted(planted, planted.isFalse ? FAULTS : TRUTHS);
      outcomes.push(outcome);
      expect(outcome.report.verdict).toBe(planted.isFalse ? 'refuted' : 'corroborated');
      if (!IS_FULL || !planted.isFalse || !REACHED.includes(category)) return;
      for (const seed of SEEDS) {
        const { report, milliseconds } =
          seed === FAULTS.seed ? outcome : hunted(planted, { ...FAULTS, seed });
        expect(report.verdict, `seed ${seed}`).toBe('refuted');
        expect(milliseconds, `seed ${seed}`).toBeLessThan(1000 * REACHED_WITHIN_SECONDS);
      }
    });
  });

  it.runIf(IS_FULL)('are found in time', () => {
    expect(foundWithin(outcomes, ALL_WITHIN_SECONDS)).toBe(1);
    expect(foundWithin(outcomes, MOST_WITHIN_SECONDS)).toBeGreaterThanOrEqual(MOST);
  });

  it.runIf(IS_FULL)('and true claims take no more', () => {
    const slow = outcomes.filter(({ milliseconds }) => milliseconds > 1000 * ALL_WITHIN_SECONDS);
    expect(slow.map(({ planted }) => planted.claim.name)).toEqual([]);
  });

  afterAll(() => {
    if (IS_FULL) console.log(`${ratesTable(outcomes)}\n`);
  });
});
