import type { Worker } from 'node:worker_threads';
import {
  type CampaignOptions,
  type CampaignState,
  campaign,
  campaignIdentity,
  type DocumentClaims,
  objectionTo,
  type Report,
} from '../campaign/index.js';
import { renderProblem } from '../language/index.js';
import {
  checkpointsOfOtherVersions,
  hasCheckpoint,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from '../node/index.js';
import type { WorkerCrew } from '../node/workers/index.js';
import { exitWithProblems, mistake } from './mistakes.js';
import { CheckpointWriter } from './output/checkpoint-writer.js';
import { ProgressLine } from './output/progress.js';

export type Beginning = 'from the start' | 'from the checkpoint';

export interface CampaignHelp {
  /** Threads that it may take. */
  readonly ready?: readonly Worker[];
  /** Something else to do before each step. */
  readonly between?: () => Promise<void>;
}

/** Drives a campaign: progress is painted, signals get through, and what is done is saved. */
export async function runCampaign(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
  beginning: Beginning,
  workers: number,
  { ready = [], between = async () => {} }: CampaignHelp = {},
): Promise<Report> {
  const checkpoints = new Checkpoints(campaignIdentity(documents, options), options);
  const from = beginning === 'from the checkpoint' ? await checkpoints.read(documents) : null;
  if (beginning === 'from the start') checkpoints.sayReplaced();
  const progress = new ProgressLine(options.seconds);
  const crew = workers > 1 ? await crewOf(documents, options, workers - 1, ready) : null;
  const steps = campaign(documents, {
    ...options,
    ...(from ? { from } : {}),
    ...(crew ? { crew } : {}),
    roundDone: (state) => checkpoints.offer(state),
    claimDone: (claimIndex, report) => {
      progress.clear();
      options.claimDone?.(claimIndex, report);
    },
  });
  try {
    await between();
    let step = steps.next();
    while (!step.done) {
      progress.show(step.value);
      checkpoints.tick();
      await (crew && step.value.waiting ? newsOf(crew) : breath());
      await between();
      step = steps.next();
    }
    checkpoints.close(step.value);
    return step.value;
  } finally {
    progress.clear();
    await crew?.close();
  }
}

/** Lets signals and workers through. */
function breath(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** How long a campaign may wait for its workers before it looks at the clock and at signals again. */
const PATIENCE = 200;

async function newsOf(crew: WorkerCrew): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resume) => {
    timer = setTimeout(resume, PATIENCE);
  });
  await Promise.race([crew.news(), patience]);
  clearTimeout(timer);
}

async function crewOf(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
  workers: number,
  ready: readonly Worker[],
): Promise<WorkerCrew> {
  const { WorkerCrew } = await import('../node/workers/index.js');
  return new WorkerCrew(
    documents.flatMap(({ claims }) => claims),
    { ...options, workers, ready, workerDied: (reason) => process.stderr.write(`${reason}\n`) },
  );
}

/** The checkpoint file of one campaign. */
class Checkpoints {
  private readonly writer: CheckpointWriter;

  constructor(
    private readonly campaign: string,
    private readonly options: CampaignOptions,
  ) {
    this.writer = new CheckpointWriter({
      write: (state) => writeCheckpoint(campaign, state),
      failed: (problem) =>
        process.stderr.write(`${renderProblem(problem)}\n(what is done cannot be saved)\n\n`),
      now: () => performance.now(),
    });
  }

  async read(documents: readonly DocumentClaims[]): Promise<CampaignState | null> {
    const reading = await readCheckpoint(this.campaign);
    if (reading === null) {
      for (const problem of await checkpointsOfOtherVersions())
        process.stderr.write(`${renderProblem(problem)}\n(it is passed over)\n\n`);
      process.stderr.write('there is no checkpoint of this campaign: it begins at the start\n');
      return null;
    }
    if (reading.kind === 'problem') exitWithProblems([reading.problem]);
    const { done, ahead, seconds, reports } = reading.value;
    const objection = objectionTo(reading.value, documents, this.options);
    if (objection)
      exitWithProblems([
        mistake(
          'foreign-checkpoint',
          `the checkpoint of this campaign is not believed: ${objection}`,
          'run without --resume',
        ),
      ]);
    return { done, ahead, seconds, reports };
  }

  /** What an earlier run has done would be lost without a word. */
  sayReplaced(): void {
    if (hasCheckpoint(this.campaign))
      process.stderr.write(
        'a checkpoint of this campaign is replaced: it begins again (--resume would go on from the checkpoint)\n',
      );
  }

  offer(state: CampaignState): void {
    this.writer.offer(state);
  }

  tick(): void {
    this.writer.tick();
  }

  /** A campaign that is complete needs no checkpoint; one that was interrupted, or ran for its time, goes on from it. */
  close({ interrupted, options }: Report): void {
    if (interrupted || options.seconds !== undefined) this.writer.flush();
    else removeCheckpoint(this.campaign);
  }
}
