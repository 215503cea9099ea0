import type { CampaignOptions, DocumentClaims } from './campaign-options.js';
import { claimsHash, textHash } from './claim-identity.js';
import { provedOf, ROUND_CASES } from './rounds.js';

/** The same for two campaigns exactly when they do the same: a state of one is a state of the other. */
export function campaignIdentity(documents: readonly DocumentClaims[], options: CampaignOptions): string {
  const {
    version,
    seed,
    cases,
    casesOf = {},
    roundCases = ROUND_CASES,
    seconds,
    maxHorizon,
    shard,
    proofs,
    proofsFrom,
  } = options;
  const mode = seconds === undefined ? 'bounded' : 'timed';
  // A claim that is proved has fewer rounds.
  const proved =
    proofsFrom ??
    (proofs ? documents.flatMap(({ claims }) => claims).map((_, i) => isProved(options, i)) : null);
  const hashes = documents.map(({ path, claims }) => [path, claimsHash(claims)]);
  return textHash(
    JSON.stringify([
      version,
      seed,
      cases,
      casesOf,
      roundCases,
      mode,
      maxHorizon,
      shard ?? null,
      proved,
      hashes,
    ]),
  );
}

function isProved(options: CampaignOptions, claimIndex: number): boolean {
  return provedOf(options, claimIndex)?.statements.every((proof) => proof !== null) ?? false;
}
