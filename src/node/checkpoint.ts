import type { CampaignState } from '../campaign/index.js';

/** Name and version of the form of a checkpoint. */
export const CHECKPOINT_SCHEMA = 'lakatos-checkpoint/3';

/** Where an unfinished campaign stands. */
export interface Checkpoint extends CampaignState {
  readonly schema: typeof CHECKPOINT_SCHEMA;
  /** `campaignIdentity`: a checkpoint is of use to the same campaign alone. */
  readonly campaign: string;
}
