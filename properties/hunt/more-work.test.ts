import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../src/campaign/index.js';
import { roundAt } from '../../src/campaign/rounds.js';
import { claimOf } from '../../test/support/claim-of.js';

/** Hardy's inequality has the constant 4: with 2.9 it fails, but for sequences of several hundred terms only. */
const HARDY = claimOf(`given a[t] >= 0
show sum(t in 1..T, (sum(k in 1..t, a[k]) / t)^2) <= 29/10 * sum(t in 1..T, a[t]^2)`);

describe('a fault that shows at several hundred terms', () => {
  it.each([1, 2])('is found with a hundred thousand cases (seed %i)', (seed) => {
    const round = roundAt(HARDY, 0, { seed, cases: 100_000, maxHorizon: 100, crossCheck: false });
    expect(checkClaim(HARDY, { ...round, maxHorizon: 100 }).verdict).toBe('refuted');
  });

  it('is found in a late round of a campaign that time bounds', () => {
    const budget = { seed: 1, cases: 250_000, maxHorizon: 100, crossCheck: false, seconds: 60 };
    const round = { ...roundAt(HARDY, 9, budget), cases: 1000 };
    expect(checkClaim(HARDY, { ...round, maxHorizon: 100 }).verdict).toBe('refuted');
  });
});
