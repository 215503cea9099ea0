import { existsSync, lstatSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '../language/index.js';
import { type ClaimProof, proofFileText } from '../proof/index.js';
import { fileProblem } from './problem.js';
import { type FileReading, type JsonKind, readJson } from './read-json.js';
import { writeWhole } from './write.js';

/** Above the certificates of a long article; the checker has limits of its own for what is in them. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Claims of one document. */
const MAX_CLAIMS = 10_000;

/** The frame alone: what stands in the steps is read by the checker, which believes nothing. */
const claimProof = z.strictObject({
  claim: z.string(),
  text: z.string(),
  terms: z.array(z.unknown()),
  statements: z.array(z.unknown()),
});

const schema = z.strictObject({
  format: z.literal('lakatos-proof/1'),
  claims: z
    .array(claimProof)
    .max(MAX_CLAIMS)
    .refine((claims) => new Set(claims.map(({ claim }) => claim)).size === claims.length, {
      message: 'a claim has two certificates',
    }),
});

const certificates: JsonKind<z.infer<typeof schema>> = {
  schema,
  name: 'file of certificates',
  writtenBy: 'lakatos prove PATH',
  form: { key: 'format', value: 'lakatos-proof/1' },
  maxBytes: MAX_BYTES,
};

/** The certificates of `article.md` are beside it, in `article.md.proofs.json`. */
export function proofsPath(document: string): string {
  return `${document}.proofs.json`;
}

/** The certificates beside a document, by the names of their claims; none where there is no file. */
export function readProofs(document: string): FileReading<ReadonlyMap<string, unknown>> {
  const path = proofsPath(document);
  if (!existsSync(path)) return { kind: 'read', value: new Map() };
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
