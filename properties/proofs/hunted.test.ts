import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../src/campaign/index.js';
import { provedClaims } from './mutants.js';

/**
 * Claims with an accepted proof, hunted as if nothing were known of them: climbs, sweeps and bulk cases. `npm run mutants` hunts
 * all of them with 20,000 cases each; the long suite some with fewer.
 */
const IS_FULL = process.env.LAKATOS_HUNT_PROVED === 'all';
const BUDGET = { seed: 1, cases: IS_FULL ? 20_000 : 400, maxHorizon: IS_FULL ? 100 : 30 };
/** One of so many is in the sample. */
const EVERY = IS_FULL ? 1 : 25;

describe(`claims that are proved (seed ${BUDGET.seed}, ${BUDGET.cases} cases each)`, () => {
  const whole = provedClaims().filter(
    ({ claim, statements }) => statements.length === claim.statements.length,
  );
  const hunted = whole.filter((_, i) => i % EVERY === 0);

  it.each(hunted.map(({ claim }) => [claim.name, claim] as const))('%s is not refuted', (_, claim) => {
    const { verdict } = checkClaim(claim, BUDGET);
    expect(['refuted', 'ill-defined', 'contradiction']).not.toContain(verdict);
  });
});
