import type { HuntOptions, HuntProgress } from '../../adversary/index.js';
import type { Claim, Problem } from '../../language/index.js';
import type { ClaimReport } from '../report-data.js';

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
export type Answer =
  | { readonly kind: 'progress'; readonly progress: HuntProgress }
  | { readonly kind: 'report'; readonly report: ClaimReport }
  /** A mistake in the document that only evaluation can see. */
  | { readonly kind: 'problem'; readonly problem: Problem };
