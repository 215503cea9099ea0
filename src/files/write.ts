import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/**
 * Writes a whole file or nothing: into a file beside it, which then takes its name. Whoever reads, or stops the
 * process at any moment, finds the old content or the new. Folders above it are made. `null`: it is written.
 */
export function writeWhole(path: string, text: string): Problem | null {
  const beside = join(dirname(path), `.${process.pid}.${Date.now()}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, path);
    return null;
  } catch (error) {
    remove(beside);
    return fileProblem(
      'unwritable',
      path,
      `cannot be written: ${reasonOf(error)}`,
      'check the folder and its permissions',
    );
  }
}

/** Removes what may be left of an attempt; where nothing could be made, nothing need be removed. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its folder is no folder: the attempt's own error says so.
  }
}

/** Writes a file that is not there yet; one that is there stays as it is, and is a problem. */
export function writeNew(path: string, text: string): Problem | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return null;
  } catch (error) {
    return fileProblem(
      'unwritable',
      path,
      `cannot be written: ${reasonOf(error)}`,
      'nothing is ever overwritten: choose another place',
    );
  }
}
