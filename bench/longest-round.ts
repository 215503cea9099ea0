import { checkClaim, ROUND_CASES } from '../src/campaign/index.js';
import { loadDocuments } from '../src/node/index.js';

const MAX_HORIZON = 100;

export interface LongestRound {
  readonly claims: number;
  readonly claim: string;
  readonly milliseconds: number;
}

/**
 * The longest round of a campaign over the series: the first rounds of all claims, because these sweep too. A checkpoint has
 * what was done when a round ended, so this, and the wait for a checkpoint, is what `kill -9` takes.
 */
export function longestRound(): LongestRound {
  const claims = loadDocuments(['proofs']).documents.flatMap((document) => document.claims);
  const times = claims.map((claim) => {
    const started = performance.now();
    checkClaim(claim, { seed: 1, cases: ROUND_CASES, maxHorizon: MAX_HORIZON });
    return { claim: claim.name, milliseconds: performance.now() - started };
  });
  times.sort((a, b) => b.milliseconds - a.milliseconds);
  return { claims: claims.length, ...times[0]! };
}
