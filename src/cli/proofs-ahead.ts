import type { CampaignOptions, DocumentClaims, ProvedStatements } from '../campaign/index.js';
import type { ClaimProofs } from '../campaign/proofs/index.js';
import type { Claim } from '../language/index.js';
import { type ClaimProver, provingLine } from './proofs.js';

/**
 * What is proved of the claims of a campaign, found out in their order while the first of them are hunted already: their certificates
 * are checked, or proofs are found. Certificates are never written here. What is wrong with one is said once.
 */
export class ProofsAhead {
  private readonly claims: readonly { readonly path: string; readonly claim: Claim }[];
  private readonly known: ClaimProofs[] = [];

  constructor(
    documents: readonly DocumentClaims[],
    private readonly prover: ClaimProver,
  ) {
    this.claims = documents.flatMap(({ path, claims }) => claims.map((claim) => ({ path, claim })));
  }

  /** Whether there are claims that nothing is known of yet. */
  isBehind(): boolean {
    return this.known.length < this.claims.length;
  }

  /** Finds out what is proved of one more claim. */
  async advance(): Promise<void> {
    const next = this.claims[this.known.length];
    if (!next) return;
    provingLine(next.claim.name);
    const proofs = await this.prover.proofsOf(next.claim);
    provingLine(null);
    for (const line of complaints(next.path, proofs)) process.stderr.write(`${line}\n`);
    this.known.push(proofs);
  }

  /** What a campaign is told. */
  source(): Pick<CampaignOptions, 'proofs' | 'isProofKnown'> {
    return {
      proofs: (claimIndex) => this.known[claimIndex] ?? unproved(this.claims[claimIndex]!.claim),
      isProofKnown: (claimIndex) => claimIndex < this.known.length,
    };
  }
}

/** Of a claim that an interrupted campaign has not come to. */
function unproved(claim: Claim): ProvedStatements {
  return { statements: claim.statements.map(() => null) };
}

function complaints(path: string, { claim, state, failures }: ClaimProofs): string[] {
  return failures.map(({ name, node, detail }) =>
    state === 'missing'
      ? `${path}: no proof of ${claim.name} is tried: ${name} (${detail})`
      : `${path}: the certificate of ${claim.name} is not accepted${node ? ` at ${node}` : ''}: ${name} (${detail})${state === 'proved' ? '; another proof was found' : ''}`,
  );
}
