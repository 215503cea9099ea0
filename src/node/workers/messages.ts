import type { HuntOptions, HuntProgress } from '../../adversary/index.js';
import type { RoundOutcome } from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';

/** What a worker is made with. */
export interface WorkerData {
  readonly claims: readonly Claim[];
}

/** A round to hunt. */
export interface Task {
  readonly claimIndex: number;
  readonly options: HuntOptions;
}

/** What a worker says about the round that it hunts. */
export type Answer = { readonly kind: 'progress'; readonly progress: HuntProgress } | RoundOutcome;
