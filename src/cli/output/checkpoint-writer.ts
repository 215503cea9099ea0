import type { CampaignState } from '../../campaign/index.js';
import type { Problem } from '../../language/index.js';

/** Between two checkpoints, in milliseconds, while they cost next to nothing. */
const CHECKPOINT_INTERVAL = 250;

/** A checkpoint may take this share of the time: those of a very large campaign are written less often … */
const CHECKPOINT_SHARE = 0.02;

/**
 * … but not less often than this, in milliseconds, whatever they cost. What `kill -9` takes is what was done since
 * the last checkpoint: at most this, and the rounds that were being hunted (`ROUND_CASES` says how long these are).
 */
export const LONGEST_INTERVAL = 2_000;

export interface CheckpointFile {
  readonly write: (state: CampaignState) => Problem | null;
  /** Told when what is done cannot be saved: once, not at every attempt. */
  readonly failed: (problem: Problem) => void;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

/** Decides when a campaign's state is saved: soon after it has changed, and not so often that it costs. */
export class CheckpointWriter {
  /** What is done and not saved. */
  private pending: CampaignState | null = null;
  private lastWrite: number;
  private cost = 0;
  private hopeless = false;

  constructor(private readonly file: CheckpointFile) {
    this.lastWrite = file.now();
  }

  /** A round is done. */
  offer(state: CampaignState): void {
    this.pending = state;
    this.tick();
  }

  /** Asked all the time: what came too soon after the last checkpoint is saved a little later, done round or not. */
  tick(): void {
    if (this.pending && this.file.now() - this.lastWrite >= this.interval()) this.flush();
  }

  /** Saves what is done and not saved. */
  flush(): void {
    if (!this.pending || this.hopeless) return;
    const before = this.file.now();
    const problem = this.file.write(this.pending);
    this.lastWrite = this.file.now();
    this.cost = this.lastWrite - before;
    this.pending = null;
    if (!problem) return;
    this.hopeless = true;
    this.file.failed(problem);
  }

  private interval(): number {
    return Math.min(LONGEST_INTERVAL, Math.max(CHECKPOINT_INTERVAL, this.cost / CHECKPOINT_SHARE));
  }
}
