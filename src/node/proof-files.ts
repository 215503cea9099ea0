import { existsSync, lstatSync } from 'node:fs';
import type { Problem } from '../language/index.js';
import { type ClaimProof, proofFileText, type SearchNote } from '../proof/index.js';
import { fileProblem } from './problem.js';
import type { FileReading } from './read-json.js';
import { CERTIFICATES } from './read-sources.js';
import { writeWhole } from './write.js';

/** The certificates of `article.md` are beside it, in `article.md.proofs.json`. */
export function proofsPath(document: string): string {
  return `${document}${CERTIFICATES}`;
}

/** What stands beside a document, by the names of its claims. */
export interface ProofsBeside {
  readonly certificates: ReadonlyMap<string, unknown>;
  /** Searches that found nothing. */
  readonly notes: ReadonlyMap<string, SearchNote>;
}

/** The certificates beside a document; none where there is no file. */
export async function readProofs(document: string): Promise<FileReading<ProofsBeside>> {
  const path = proofsPath(document);
  if (!existsSync(path)) return { kind: 'read', value: { certificates: new Map(), notes: new Map() } };
  const [{ readJson }, { certificates }] = await Promise.all([
    import('./read-json.js'),
    import('./proof-file-schema.js'),
  ]);
  const reading = readJson(path, certificates);
  if (reading.kind === 'problem') return reading;
  const { claims, searched = [] } = reading.value;
  return {
    kind: 'read',
    value: {
      certificates: new Map(claims.map((proof) => [proof.claim, proof])),
      notes: new Map(searched.map((note) => [note.claim, note])),
    },
  };
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

/** Writes the certificates of a document, and what was searched and not found. `null`: they are written. */
export function writeProofs(
  document: string,
  claims: readonly ClaimProof[],
  searched: readonly SearchNote[] = [],
): Problem | null {
  return proofsProblem(document) ?? writeWhole(proofsPath(document), proofFileText(claims, searched));
}
