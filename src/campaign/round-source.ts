import type { HuntProgress } from '../adversary/index.js';
import type { ClaimReport } from './report-data.js';

/** Where the rounds of a campaign are hunted, if not by the campaign itself: workers. */
export interface RoundSource {
  /** The report of a round, `null` while it is not there. Throws the problem that hunting it met. */
  take(claimIndex: number, round: number): ClaimReport | null;
  /** How far the round is. */
  progress(claimIndex: number, round: number): HuntProgress;
}
