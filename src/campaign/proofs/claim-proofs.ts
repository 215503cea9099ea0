import type { Claim } from '../../language/index.js';
import type { ClaimProof, Failure, ProvedStatement } from '../../proof/index.js';
import type { ProofReport } from '../report-data.js';

/** Why a claim has no proof of all of its statements. */
export type ProofState =
  /** Every statement is a theorem. */
  | 'proved'
  /** There is no certificate, and none was found. */
  | 'missing'
  /** Some statements are theorems, others have no proof. */
  | 'open'
  /** The certificate was made for another text of the claim, and does not prove this one. */
  | 'stale'
  /** The checker does not accept the certificate. */
  | 'rejected';

/** A goal that the search was left with, nearest to a proof first. */
export interface OpenGoal {
  readonly statement: number;
  /** Where in the proof it came up, in words: `term by term`, `induction, step`. */
  readonly node: string;
  /** In the language. */
  readonly goal: string;
  readonly reason: string;
}

/** What is known of the proof of one claim. */
export interface ClaimProofs {
  readonly claim: Claim;
  readonly state: ProofState;
  /** One for each of `Claim.statements`. */
  readonly statements: readonly (ProofReport | null)[];
  readonly theorems: readonly ProvedStatement[];
  /** What was accepted: the certificate that was there, or the one that was found; `null`: nothing was. */
  readonly certificate: ClaimProof | null;
  /**
   * What the checker has said of the certificate that was there, although another proof was found, or of the one that was found; where the
   * state is `missing`, why no proof is tried.
   */
  readonly failures: readonly Failure[];
  /** What a search was left with. */
  readonly open: readonly OpenGoal[];
  /** Nothing was searched, because a note says that a search has found nothing. */
  readonly isNoted?: true;
}

/** Whether every statement of the claim is a theorem. */
export function isProved({ state }: ClaimProofs): boolean {
  return state === 'proved';
}
