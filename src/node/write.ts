import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
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
 * Writes a whole file that the user has named, or nothing: into a file beside it, which then takes its name. Whoever
 * reads, or stops the process at any moment, finds the old content or the new. A file that is there keeps its
 * permissions, and a symbolic link to it stays one. Folders above it are made only if that is asked for: a misspelled
 * path is no wish for a folder. `null`: it is written.
 */
export function writeWhole(
  path: string,
  text: string,
  folders: 'are there' | 'are made' = 'are there',
): Problem | null {
  let beside = '';
  try {
    if (folders === 'are made') mkdirSync(dirname(path), { recursive: true });
    const there = thereAlready(path);
    const target = there?.path ?? path;
    beside = attemptBeside(target);
    writeAttempt(beside, text);
    if (there) chmodSync(beside, there.mode);
    renameSync(beside, target);
    return null;
  } catch (error) {
    if (beside) remove(beside);
    return unwritable(path, error);
  }
}

/**
 * Writes a whole file whose name is not the user's but this tool's, below a folder of its own (`.lakatos`) in the folder it
 * runs in. Such names can be foreseen, and a folder can come from a stranger: nothing is written through a symbolic link,
 * neither that of a folder nor that of the file. Folders are made. `null`: it is written.
 */
export function writeOwn(path: string, text: string): Problem | null {
  let beside = '';
  try {
    for (const folder of foldersAbove(path)) makeOwnFolder(folder);
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) throw linked();
    beside = attemptBeside(path);
    writeAttempt(beside, text);
    renameSync(beside, path);
    return null;
  } catch (error) {
    if (beside) remove(beside);
    return unwritable(path, error);
  }
}

/** The folders that a path names, from the outermost. */
function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' || folder === path ? [] : [...foldersAbove(folder), folder];
}

function makeOwnFolder(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) mkdirSync(folder);
  else if (!found.isDirectory()) throw linked();
}

/** Whether a folder of this tool's own is a folder, and so are those above it: not links to somewhere else. */
export function isOwnFolder(folder: string): boolean {
  return foldersAbove(join(folder, 'file')).every(
    (each) => lstatSync(each, { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

function linked(): Error {
  return Object.assign(new Error(), { code: 'LINKED' });
}

function attemptBeside(path: string): string {
  return join(dirname(path), `${attemptPrefix(path)}${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
}

/** On the disk before it takes the name: a power cut must not leave a name without its content. What is there is no attempt. */
function writeAttempt(beside: string, text: string): void {
  writeFileSync(beside, text, { flush: true, flag: 'wx' });
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
