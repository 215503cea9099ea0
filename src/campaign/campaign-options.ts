import type { Claim } from '../language/index.js';
import type { Crew } from './crew.js';
import type { KnownFailures } from './known-failures.js';
import type { ClaimReport, Shard } from './report-data.js';
import type { RoundsDone } from './round-queue.js';
import type { CaseBudget } from './rounds.js';

export interface CampaignOptions extends CaseBudget {
  /** Version of the tool, for the report. */
  readonly version: string;
  /** What proofs are made from, where they are made when a claim's turn comes: with other certificates it is another campaign. */
  readonly proofsFrom?: string;
  /**
   * Whether it is known yet what is proved of a claim: until then its rounds, and those of the claims after it, wait. Who says `false` finds it out
   * between the steps of the campaign. If not given, `proofs` knows of every claim.
   */
  readonly isProofKnown?: (claimIndex: number) => boolean;
  /** Only this part of the campaign. */
  readonly shard?: Shard;
  /** Asked between cases; once it says `true` the campaign ends with the rounds that are finished. */
  readonly cancelled?: () => boolean;
  /**
   * Asked between cases, when `seconds` bounds the campaign: then no round is begun any more, and those that are being
   * hunted are finished. However short the time, one round is done.
   */
  readonly timeIsUp?: () => boolean;
  /** Seconds since this run has begun. */
  readonly elapsed?: () => number;
  /** Tried before the hunts; a claim for which they find nothing simpler is reported with what still fails of them. */
  readonly known?: KnownFailures;
  /** Where an earlier run of the same campaign (`campaignIdentity`) has ended. */
  readonly from?: CampaignState;
  /** The first round of the first claim, where it was hunted before the other claims were known. */
  readonly firstRound?: ClaimReport;
  /** Hunts rounds too. */
  readonly crew?: Crew;
  /** Told after each round. */
  readonly roundDone?: (state: CampaignState) => void;
  /** Told when all rounds of a claim are done. `claimIndex` counts through all documents. */
  readonly claimDone?: (claimIndex: number, report: ClaimReport) => void;
}

/** The claims of one document, in its order. */
export interface DocumentClaims {
  readonly path: string;
  readonly claims: readonly Claim[];
}

/** How far a campaign has come: all that it takes to go on with it. */
export interface CampaignState extends RoundsDone {
  /** Seconds that a campaign bounded by time has run until then, in all its runs; else 0. */
  readonly seconds: number;
  /** What is known of each claim, in the order of the documents; `null`: nothing yet. */
  readonly reports: readonly (ClaimReport | null)[];
}

/** The first round that is being hunted, and how far the whole has come. */
export interface CampaignProgress {
  readonly claim: string;
  readonly claimIndex: number;
  readonly claims: number;
  /** Number of the round, from 0, and how many its claim has; infinitely many when time bounds the campaign. */
  readonly round: number;
  readonly rounds: number;
  readonly cases: number;
  readonly of: number;
  /** Rounds that are done in the whole campaign, those being hunted by the share that is done of them. */
  readonly roundsDone: number;
  readonly roundsInAll: number;
  /** Of these, what this run has done. */
  readonly roundsHere: number;
  /** Cases that this run has seen, in all its rounds. */
  readonly casesHere: number;
  /** There is nothing to do but wait for the crew. */
  readonly waiting: boolean;
}
