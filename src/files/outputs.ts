import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/**
 * Why a file will not be written at the end of a command that reads `inputs`, as far as can be seen before it begins;
 * `null` if nothing stands against it.
 */
export function outputProblem(path: string, inputs: readonly string[]): Problem | null {
  if (inputs.some((input) => isSameFile(input, path)))
    return fileProblem('unwritable', path, 'would be overwritten: it is what is read', 'choose another file');
  if (path.endsWith('.md') && existsSync(path))
    return fileProblem('unwritable', path, 'would be overwritten: it is a document', 'choose another file');
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return fileProblem('unwritable', path, 'cannot be written: it is a folder', 'name a file');
    accessSync(existsSync(path) ? path : folderAbove(path), constants.W_OK);
    return null;
  } catch (error) {
    const reason = `cannot be written: ${reasonOf(error)}`;
    return fileProblem('unwritable', path, reason, 'check the folder and its permissions');
  }
}

function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}

/** The nearest folder above a path that is there already. */
function folderAbove(path: string): string {
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
