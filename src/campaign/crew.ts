import type { HuntProgress } from '../adversary/index.js';
import type { ClaimReport } from './report-data.js';
import type { RoundPlace } from './rounds.js';

/** How a round has ended. */
export interface RoundOutcome {
  readonly kind: 'report';
  readonly report: ClaimReport;
}

export interface EndedRound {
  readonly place: RoundPlace;
  readonly outcome: RoundOutcome;
  /** How long it was hunted. */
  readonly milliseconds: number;
}

export interface RunningRound {
  readonly place: RoundPlace;
  readonly progress: HuntProgress;
}

/** Workers that hunt rounds of a campaign beside the thread of the campaign itself. */
export interface Crew {
  /**
   * Gives a round to each worker that has none, while there are any; and one more to a worker that has one, if many are `left`: it would have
   * to wait, after each round, until the campaign looks at it.
   */
  assign(next: () => RoundPlace | null, left: () => number): void;
  /** The rounds that have ended since this was asked last. Throws when a round cannot be hunted. */
  ended(): readonly EndedRound[];
  /** The rounds that have not ended. */
  running(): readonly RunningRound[];
}
