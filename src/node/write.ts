import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/**
 * Writes a whole file or nothing: into a file beside it, which then takes its name. Whoever reads, or stops the
 * process at any moment, finds the old content or the new. Folders above it are made. A file that is there keeps its
 * permissions, and a symbolic link to it stays one. `null`: it is written.
 */
export function writeWhole(path: string, text: string): Problem | null {
  let beside = '';
  try {
    mkdirSync(dirname(path), { recursive: true });
    const there = thereAlready(path);
    const target = there?.path ?? path;
    beside = join(dirname(target), `${attemptPrefix(target)}${process.pid}.tmp`);
    // On the disk before it takes the name: a power cut must not leave a name without its content.
    writeFileSync(beside, text, { flush: true });
    if (there) chmodSync(beside, there.mode);
    renameSync(beside, target);
    return null;
  } catch (error) {
    if (beside) remove(beside);
    return unwritable(path, error);
  }
}

/** What an error of writing says. */
export function unwritable(path: string, error: unknown): Problem {
  const reason = `cannot be written: ${reasonOf(error)}`;
  return fileProblem('unwritable', path, reason, 'check the folder and its permissions');
}

/** The file that a path leads to, `null` if there is none; throws if it is a folder or may not be written. */
export function thereAlready(path: string): { readonly path: string; readonly mode: number } | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  accessSync(path, constants.W_OK);
  return { path: realpathSync(path), mode: found.mode & 0o777 };
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
