import { join } from 'node:path';
import type { KeptFailure } from '../campaign/index.js';
import {
  failureText,
  outputProblem,
  proofsPath,
  proofsProblem,
  writeProofs,
  writeWhole,
} from '../node/index.js';
import type { ClaimProof } from '../proof/index.js';
import { exitWithProblems } from './mistakes.js';

/** Claims that stand alone, with what shows them: a document, its certificates, and failures of it. */
export interface KeptClaims {
  /** Of the document, without `.md`. */
  readonly name: string;
  readonly text: string;
  readonly certificates: readonly ClaimProof[];
  readonly failures: readonly KeptFailure[];
}

/** Where a document of this name is kept. */
export function keptPath(folder: string | undefined, name: string): string {
  return folder === undefined ? `${name}.md` : join(folder, `${name}.md`);
}

/** Ends the command, before it works for long, if a document of this name is there already: it may be the user's. */
export function demandFree(folder: string | undefined, names: readonly string[]): void {
  if (folder === undefined) return;
  for (const name of names) {
    const path = keptPath(folder, name);
    const problem = isThere(path) ?? proofsProblem(path);
    if (problem) exitWithProblems([problem]);
  }
}

/** Of a folder that is not there yet nothing can stand in the way. */
function isThere(path: string) {
  const problem = outputProblem(path, []);
  return problem?.message.includes('would be overwritten') ? problem : null;
}

/** Writes it; the names of the files. */
export function keepClaims(folder: string, { name, text, certificates, failures }: KeptClaims): string[] {
  const path = keptPath(folder, name);
  demandFree(folder, [name]);
  const files: string[] = [];
  const write = (file: string, content: string) => {
    const problem = writeWhole(file, content, 'are made');
    if (problem) exitWithProblems([problem]);
    files.push(file);
  };
  write(path, text);
  if (certificates.length > 0) {
    const problem = writeProofs(path, certificates);
    if (problem) exitWithProblems([problem]);
    files.push(proofsPath(path));
  }
  for (const failure of failures) write(join(folder, `${failure.claim}.failure.json`), failureText(failure));
  return files;
}
