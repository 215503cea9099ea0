import { type ClaimReport, checkClaim } from '../../src/campaign/index.js';
import { claimOf } from './claim-of.js';

/** The report of a short hunt on the claim that these lines state. */
export function reportOf(lines: string, blocksBefore = '', cases = 300, maxHorizon = 50): ClaimReport {
  return checkClaim(claimOf(lines, blocksBefore), { seed: 1, cases, maxHorizon });
}
