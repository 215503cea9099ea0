import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/**
 * Writes a whole file or nothing: into a file beside it, which then takes its name. Whoever reads, or stops the
 * process at any moment, finds the old content or the new. Folders above it are made. `null`: it is written.
 */
export function writeWhole(path: string, text: string): Problem | null {
  const beside = join(dirname(path), `${attemptPrefix(path)}${process.pid}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // On the disk before it takes the name: a power cut must not leave a name without its content.
    writeFileSync(beside, text, { flush: true });
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

/** Names of files have a length limit: of a long one, its beginning. */
const MAX_NAME = 100;

/** How the files begin that `writeWhole` makes beside this one. A killed process leaves one of them behind. */
export function attemptPrefix(path: string): string {
  return `.${basename(path).slice(0, MAX_NAME)}.`;
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
