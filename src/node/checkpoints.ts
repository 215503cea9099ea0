import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CampaignState } from '../campaign/index.js';
import type { Problem } from '../language/index.js';
import { CHECKPOINT_SCHEMA, type Checkpoint } from './checkpoint.js';
import type { FileReading } from './read-json.js';
import { attemptPrefix, isOwnFolder, writeOwn } from './write.js';

/** Campaigns in one folder at the same time, as the shards of one, have files of their own. */
function checkpointPath(campaign: string): string {
  return join('.lakatos', 'campaigns', `${campaign}.json`);
}

export function writeCheckpoint(
  campaign: string,
  { done, ahead, seconds, reports }: CampaignState,
): Problem | null {
  const checkpoint: Checkpoint = { schema: CHECKPOINT_SCHEMA, campaign, done, ahead, seconds, reports };
  return writeOwn(checkpointPath(campaign), `${JSON.stringify(checkpoint)}\n`);
}

/**
 * Removes a checkpoint, with what killed runs of the campaign have left beside it, and the folders above it that are
 * then empty: a campaign that is complete leaves nothing behind.
 */
export function removeCheckpoint(campaign: string): void {
  const path = checkpointPath(campaign);
  if (!isOwnFolder(dirname(path))) return;
  rmSync(path, { force: true });
  try {
    for (const name of readdirSync(dirname(path)))
      if (name.startsWith(attemptPrefix(path))) rmSync(join(dirname(path), name), { force: true });
    rmdirSync(dirname(path));
    rmdirSync(dirname(dirname(path)));
  } catch {
    // Not empty, or not there.
  }
}

/** Whether there is a checkpoint of a campaign. */
export function hasCheckpoint(campaign: string): boolean {
  return existsSync(checkpointPath(campaign));
}

/** The checkpoint of a campaign; `null` if there is none. */
export async function readCheckpoint(campaign: string): Promise<FileReading<CampaignState> | null> {
  const path = checkpointPath(campaign);
  if (!existsSync(path)) return null;
  const [{ readJson }, { checkpointFile }] = await Promise.all([
    import('./read-json.js'),
    import('./checkpoint-schema.js'),
  ]);
  return readJson(path, checkpointFile);
}

/** Checkpoints that are looked at: a folder has as many as there are interrupted campaigns. */
const MAX_CHECKPOINTS = 20;

/** Checkpoints in this folder that another version of lakatos has written: none of them is gone on from. */
export async function checkpointsOfOtherVersions(): Promise<readonly Problem[]> {
  const folder = dirname(checkpointPath(''));
  if (!isOwnFolder(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{16}\.json$/.test(name));
  const readings = await Promise.all(
    names.slice(0, MAX_CHECKPOINTS).map((name) => readCheckpoint(name.slice(0, -'.json'.length))),
  );
  return readings.flatMap((reading) =>
    reading?.kind === 'problem' && reading.problem.code === 'other-version' ? [reading.problem] : [],
  );
}
