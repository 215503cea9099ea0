import { existsSync, lstatSync } from 'node:fs';
import type { Problem } from '../language/index.js';
import { type ClaimProof, proofFileText } from '../proof/index.js';
import { fileProblem } from './problem.js';
import type { FileReading } from './read-json.js';
import { CERTIFICATES } from './read-sources.js';
import { writeWhole } from './write.js';

/** The certificates of `article.md` are beside it, in `article.md.proofs.json`. */
export function proofsPath(document: string): string {
  return `${document}${CERTIFICATES}`;
}

/** The certificates beside a document, by the names of their claims; none where there is no file. */
export async function readProofs(document: string): Promise<FileReading<ReadonlyMap<string, unknown>>> {
  const path = proofsPath(document);
  if (!existsSync(path)) return { kind: 'read', value: new Map() };
  const [{ readJson }, { certificates }] = await Promise.all([
    import('./read-json.js'),
    import('./proof-file-schema.js'),
  ]);
  const reading = readJson(path, certificates);
  if (reading.kind === 'problem') return reading;
  return { kind: 'read', value: new Map(reading.value.claims.map((proof) => [proof.claim, proof])) };
}

/** Why the certificates of a document will not be written; `null` if nothing stands against it. */
export function proofsProblem(document: string): Problem | null {
  const path = proofsPath(document);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || found.isFile()) return null;
  const what = found.isSymbolicLink() ? 'is a symbolic link' : 'is no plain file';
  return fileProblem(
    'unwritable',
    path,
    `${what}: certificates are written beside their document, and nowhere else`,
    'remove it',
  );
}

/** Writes the certificates of a document. `null`: they are written. */
export function writeProofs(document: string, claims: readonly ClaimProof[]): Problem | null {
  return proofsProblem(document) ?? writeWhole(proofsPath(document), proofFileText(claims));
}
