import { existsSync } from 'node:fs';

/** The folder in which documents are looked for when none is named. */
const USUAL_FOLDER = 'proofs';

/** Where a claim is looked for: what `--in` names; else `proofs`, or where there is none, the documents of this folder. */
export function usualDocuments(named: string | undefined): string {
  return named ?? (existsSync(USUAL_FOLDER) ? USUAL_FOLDER : '.');
}

/** For help texts. */
export const USUAL_DOCUMENTS = 'proofs, or this folder where there is none';
