import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolvedDocument } from '../language/index.js';
import { loadDocuments } from '../node/index.js';
import { exitWithProblems } from './mistakes.js';

/** The documents that come with the tool. */
export const OWN_DOCUMENTS = fileURLToPath(new URL('../../proofs', import.meta.url));

/** The document of them with the schedules that people use. */
export const SCHEDULES = join(OWN_DOCUMENTS, 'schedules.md');

/** Where bounds are looked for if nothing is said: `proofs` of this folder, or what comes with the tool. */
export function usualBounds(): string {
  return existsSync('proofs') ? 'proofs' : OWN_DOCUMENTS;
}

/** Whether a document is called as the one with the schedules. */
export function isSchedules({ source }: ResolvedDocument): boolean {
  return basename(source.path) === basename(SCHEDULES);
}

/** The documents at these paths; a problem ends the command. */
export function documentsAt(paths: readonly string[]): readonly ResolvedDocument[] {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  return documents;
}
