import {
  type ClaimProofs,
  claimProofData,
  isSearched,
  type ProofSession,
  type ProvableDocument,
  proofsData,
} from '../../campaign/proofs/index.js';
import type { Claim } from '../../language/index.js';
import { loadDocuments, proofsPath, proofsProblem, writeProofs } from '../../node/index.js';
import type { ClaimProof } from '../../proof/index.js';
import { ProofsText } from '../../report/other/index.js';
import { claimsNamed } from '../claims.js';
import { PROVE_WORK } from '../defaults.js';
import { EXIT_AS_EXPECTED, EXIT_UNEXPECTED } from '../exit.js';
import { exitWithProblems, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { writeData } from '../output/write-data.js';
import { proofSession, provable, provingLine, sayCutShort } from '../proofs.js';
import { version } from '../version.js';

/** The options of `prove`, as commander reads them. */
export interface ProveOptions {
  readonly claim?: readonly string[];
  readonly json?: string;
  readonly explain?: true;
}

/** `lakatos prove`: sets the exit status. */
export function prove(paths: readonly string[], options: ProveOptions): Promise<void> {
  return reportingProblems(() => proveDocuments(paths, options));
}

async function proveDocuments(paths: readonly string[], options: ProveOptions): Promise<void> {
  const { documents, cited, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const names = options.claim;
  const chosen =
    names && new Set(names.flatMap((name) => claimsNamed(documents, name)).map(({ claim }) => claim));
  const unwritable = documents.flatMap(({ source }) => proofsProblem(source.path) ?? []);
  if (unwritable.length > 0) exitWithProblems(unwritable);
  const list = await provable([...documents, ...cited]);
  const session = await proofSession(list, PROVE_WORK);
  const text = new ProofsText(paintFor(process.stdout), columnsOf(process.stdout), options.explain ?? null);
  let isOpen = false;
  const data: { path: string; claims: ReturnType<typeof claimProofData>[] }[] = [];
  for (const provided of list.slice(0, documents.length)) {
    const { source, claims } = provided.document;
    const proved: ClaimProofs[] = [];
    for (const claim of claims) {
      if (!isSearched(claim) || (chosen && !chosen.has(claim))) continue;
      provingLine(claim.name);
      const proofs = session.proofsOf(claim);
      provingLine(null);
      if (proofs.state !== 'proved') isOpen = true;
      proved.push(proofs);
      text.add(source.path, proofs, proofs);
    }
    const written = write(provided, proved, session);
    if (written) text.note(written);
    data.push({ path: source.path, claims: proved.map((proofs) => claimProofData(proofs, 'searched')) });
  }
  sayCutShort(session, 'lakatos prove --claim NAME, or a document of fewer claims');
  const whole = proofsData(version, data);
  writeData(whole, options.json, () => text.finish(whole));
  process.exitCode = isOpen ? EXIT_UNEXPECTED : EXIT_AS_EXPECTED;
}

/**
 * Writes what has been found, and what has been searched and not found. What stands there of claims that were not asked for stays as
 * it is; that of claims that are gone goes. The name of the file that was written, `null`: nothing has changed.
 */
function write(
  { document, certificates, notes = new Map() }: ProvableDocument,
  proved: readonly ClaimProofs[],
  session: ProofSession,
): string | null {
  const asked = new Map<Claim, ClaimProofs>(proved.map((proofs) => [proofs.claim, proofs]));
  const after = document.claims.flatMap((claim): ClaimProof[] => {
    const before = certificates.get(claim.name) as ClaimProof | undefined;
    const kept = asked.has(claim) ? (asked.get(claim)!.certificate ?? undefined) : before;
    return kept ? [kept] : [];
  });
  const searched = document.claims.flatMap(
    (claim) => (asked.has(claim) ? session.noteOf(claim, PROVE_WORK.statement) : notes.get(claim.name)) ?? [],
  );
  const before = [...certificates.values()];
  const areSame = after.length === before.length && after.every((proof, i) => proof === before[i]);
  if (areSame && JSON.stringify(searched) === JSON.stringify([...notes.values()])) return null;
  const problem = writeProofs(document.source.path, after, searched);
  if (problem) exitWithProblems([problem]);
  return proofsPath(document.source.path);
}
