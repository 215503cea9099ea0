import { type CampaignOptions, type ClaimReport, campaign } from '../campaign/index.js';
import { ProofSession } from '../campaign/proofs/index.js';
import type { ResolvedDocument } from '../language/index.js';
import type { CheckOptions } from './check-options.js';
import { provable } from './proofs.js';

/** A claim that was hunted before other documents were read. */
export interface FirstRow {
  /** What the campaign is told (`CampaignOptions.firstRound`). */
  readonly hunted: ClaimReport;
  /** What a reader sees: with what is proved, and failures of before. */
  readonly shown: ClaimReport;
}

/** Whether the row of the first claim may be shown before the other documents are read: it is the first thing that is written, and nothing else chooses the claims. */
export function beginsWithRow(options: CheckOptions): boolean {
  const { format, quiet, json, html, claim, casesOf, failed, resume, shard } = options;
  const others = [quiet, json, html, claim, casesOf, failed, resume, shard, options.for];
  return format === 'table' && others.every((given) => given === undefined);
}

/**
 * Hunts the first claim of a document as a campaign of more documents would. `null` where its proof may need one of these,
 * or a search, or where it has more rounds than one.
 */
export async function firstRow(
  document: ResolvedDocument,
  options: CampaignOptions,
  usesProofs: boolean,
): Promise<FirstRow | null> {
  const { source, claims } = document;
  const [claim] = claims;
  if (!claim) return null;
  let proofs: CampaignOptions['proofs'];
  if (usesProofs) {
    const session = new ProofSession(await provable([document]), null);
    if (session.proofsOf(claim).state !== 'proved') return null;
    proofs = () => session.proofsOf(claim);
  }
  let [hunted, shown]: (ClaimReport | null)[] = [null, null];
  const steps = campaign([{ path: source.path, claims }], {
    ...options,
    ...(proofs ? { proofs } : {}),
    roundDone: ({ reports }) => {
      hunted ??= reports[0]!;
    },
    claimDone: (_, report) => {
      shown ??= report;
    },
  });
  while (!hunted && !steps.next().done);
  return hunted && shown ? { hunted, shown } : null;
}
