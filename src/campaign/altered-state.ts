import { contradictionIn, differenceFrom } from './altered.js';
import type { CampaignOptions, CampaignState, DocumentClaims } from './campaign-options.js';
import { isPossible, roundsDone } from './round-queue.js';

/** Why a state is none that a campaign of these claims and options can have come to; `null`: nothing speaks against it. */
export function objectionTo(
  state: CampaignState,
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
): string | null {
  const claims = documents.flatMap((document) => document.claims);
  const { done, ahead, reports } = state;
  const isOrdered = ahead.every((unit) => unit > done) && new Set(ahead).size === ahead.length;
  if (reports.length !== claims.length || !isOrdered || !isPossible(claims, options, options.shard, state))
    return 'it is not about these claims';
  const rounds = roundsDone(claims, options, options.shard, state);
  for (const [i, claim] of claims.entries()) {
    const report = reports[i]!;
    if ((report?.rounds ?? 0) !== rounds[i]) return `${claim.name} has not the rounds that are done`;
    if (!report) continue;
    // What is proved is put in when a report is written, from the certificates.
    if (report.proofs !== 'off' || report.links.some(({ proof }) => proof !== null))
      return `${claim.name} is said to be proved`;
    const objection = contradictionIn(report) ?? differenceFrom(claim, report);
    if (objection) return objection;
  }
  return null;
}
