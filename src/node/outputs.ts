import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isDocumentPath, type Problem } from '../language/index.js';
import { fileProblem } from './problem.js';
import { thereAlready, unwritable } from './write.js';

/**
 * Why a file will not be written at the end of a command that reads `inputs`, as far as can be seen before it begins;
 * `null` if nothing stands against it.
 */
export function outputProblem(path: string, inputs: readonly string[]): Problem | null {
  if (inputs.some((input) => isSameFile(input, path)))
    return fileProblem('unwritable', path, 'would be overwritten: it is what is read', 'choose another file');
  if (isDocumentPath(path) && existsSync(path))
    return fileProblem('unwritable', path, 'would be overwritten: it is a document', 'choose another file');
  try {
    if (!thereAlready(path)) {
      const folder = dirname(resolve(path));
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        return fileProblem(
          'unwritable',
          path,
          'cannot be written: its folder is not there',
          'make the folder, or choose another place',
        );
      accessSync(folder, constants.W_OK);
    }
    return null;
  } catch (error) {
    return unwritable(path, error);
  }
}

function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}
