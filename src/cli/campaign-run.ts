import {
  type CampaignOptions,
  type CampaignState,
  campaign,
  campaignIdentity,
  type DocumentClaims,
  type Report,
} from '../campaign/index.js';
import type { PoolOptions, RoundPool } from '../campaign/workers/index.js';
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from '../files/index.js';
import { renderProblem } from '../language/index.js';
import { exitWithProblems, mistake } from './mistakes.js';
import { ProgressLine } from './progress.js';

/** Between two checkpoints, in milliseconds: with the round that is being hunted, less than 10 s are at stake. */
const CHECKPOINT_INTERVAL = 250;

/** A checkpoint may take this share of the time: those of a very large campaign are written less often. */
const CHECKPOINT_SHARE = 0.02;

export type Beginning = 'from the start' | 'from the checkpoint';

/** Drives a campaign: progress is painted, signals get through, and what is done is saved. */
export async function runCampaign(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
  beginning: Beginning,
  workers: number,
): Promise<Report> {
  const checkpoints = new Checkpoints(campaignIdentity(documents, options));
  const from = beginning === 'from the checkpoint' ? await checkpoints.read(documents) : null;
  const progress = new ProgressLine(options.seconds);
  const pool = workers > 1 ? await poolOf(documents, { ...options, workers, done: from?.done ?? 0 }) : null;
  const steps = campaign(documents, {
    ...options,
    ...(from ? { from } : {}),
    ...(pool ? { rounds: pool } : {}),
    roundDone: (state) => checkpoints.offer(state),
  });
  try {
    let step = steps.next();
    while (!step.done) {
      progress.show(step.value);
      await pause(pool);
      step = steps.next();
    }
    checkpoints.close(step.value);
    return step.value;
  } finally {
    progress.clear();
    await pool?.close();
  }
}

/** How long a campaign may wait for its workers before it looks at the clock and at signals again. */
const PATIENCE = 200;

/** Lets signals through; with workers, until there is something new. */
async function pause(pool: RoundPool | null): Promise<void> {
  if (!pool) return new Promise((resume) => setImmediate(resume));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resume) => {
    timer = setTimeout(resume, PATIENCE);
  });
  await Promise.race([pool.news(), patience]);
  clearTimeout(timer);
}

async function poolOf(documents: readonly DocumentClaims[], options: PoolOptions): Promise<RoundPool> {
  const { RoundPool } = await import('../campaign/workers/index.js');
  return new RoundPool(
    documents.flatMap(({ claims }) => claims),
    { ...options, workerDied: (reason) => process.stderr.write(`${reason}\n`) },
  );
}

/** The checkpoint file of one campaign. */
class Checkpoints {
  private state: CampaignState | null = null;
  private lastWrite = Date.now();
  private cost = 0;

  constructor(private readonly campaign: string) {}

  async read(documents: readonly DocumentClaims[]): Promise<CampaignState | null> {
    const reading = await readCheckpoint(this.campaign);
    if (reading === null) {
      process.stderr.write('there is no checkpoint of this campaign: it begins at the start\n');
      return null;
    }
    if (reading.kind === 'problem') exitWithProblems([reading.problem]);
    const { done, reports } = reading.value;
    const names = documents.flatMap(({ claims }) => claims.map(({ name }) => name));
    const fits =
      reports.length === names.length && reports.every((report, i) => !report || report.name === names[i]);
    if (!fits)
      exitWithProblems([
        mistake(
          'foreign-checkpoint',
          'the checkpoint of this campaign is not about its claims',
          'run without --resume',
        ),
      ]);
    return { done, reports };
  }

  offer(state: CampaignState): void {
    this.state = state;
    const since = Date.now() - this.lastWrite;
    if (since >= CHECKPOINT_INTERVAL && this.cost <= since * CHECKPOINT_SHARE) this.write();
  }

  private write(): void {
    const before = Date.now();
    const problem = this.state && writeCheckpoint(this.campaign, this.state);
    if (problem) process.stderr.write(`${renderProblem(problem)}\n(what is done cannot be saved)\n\n`);
    this.lastWrite = Date.now();
    // A folder that cannot be written is said once, not every second.
    this.cost = problem ? Number.POSITIVE_INFINITY : this.lastWrite - before;
  }

  /** A campaign that is complete needs no checkpoint; one that was interrupted, or ran for its time, goes on from it. */
  close({ interrupted, options }: Report): void {
    if (interrupted || options.seconds !== undefined) this.write();
    else removeCheckpoint(this.campaign);
  }
}
