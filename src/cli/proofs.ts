import {
  type ClaimProofs,
  isSearched,
  ProofSession,
  type ProvableDocument,
} from '../campaign/proofs/index.js';
import type { Claim, ResolvedDocument } from '../language/index.js';
import { readProofs } from '../node/index.js';
import type { ProveWork } from './defaults.js';
import { exitWithProblems } from './mistakes.js';
import { searchWith } from './search.js';

/** Documents with the certificates beside them; a file that is none ends the command. */
export async function provable(documents: readonly ResolvedDocument[]): Promise<ProvableDocument[]> {
  const readings = await Promise.all(
    documents.map(async (document) => ({ document, reading: await readProofs(document.source.path) })),
  );
  const problems = readings.flatMap(({ reading }) => (reading.kind === 'problem' ? [reading.problem] : []));
  if (problems.length > 0) exitWithProblems(problems);
  return readings.map(({ document, reading }) => ({
    document,
    ...(reading.kind === 'read' ? reading.value : { certificates: new Map() }),
  }));
}

/** A session for documents and those that they cite. `work`: of the searches; `null`: there are none. */
export async function proofSession(
  documents: readonly ProvableDocument[],
  work: ProveWork | null,
): Promise<ProofSession> {
  const certified = new ProofSession(documents, null);
  if (work === null) return certified;
  // Where every claim has a certificate that is accepted, the prover need not be loaded.
  if (searchedIn(documents).every((claim) => certified.proofsOf(claim).state === 'proved')) return certified;
  return new ProofSession(documents, await searchWith(documents, work), certified);
}

/**
 * What is proved of claims that are asked about one by one: by their certificates, and by searches where neither a certificate nor a note of
 * an earlier search settles a claim. The prover is loaded at once where some claim has neither, and else with the first certificate that
 * is not accepted.
 */
export class ClaimProver {
  private prover: Promise<ProofSession> | null = null;

  private constructor(
    private readonly documents: readonly ProvableDocument[],
    private readonly work: ProveWork,
    private session: ProofSession,
  ) {}

  /** For the claims of documents, and of those that they cite. `work`: of the searches. */
  static async of(documents: readonly ProvableDocument[], work: ProveWork): Promise<ClaimProver> {
    const prover = new ClaimProver(documents, work, new ProofSession(documents, null, null, work.statement));
    if (!searchedIn(documents).every((claim) => prover.session.looksSettled(claim)))
      await prover.loadProver();
    return prover;
  }

  async proofsOf(claim: Claim): Promise<ClaimProofs> {
    if (!this.session.isSettled(claim)) await this.loadProver();
    return this.session.proofsOf(claim);
  }

  /** What has been found out so far. */
  get known(): ProofSession {
    return this.session;
  }

  private async loadProver(): Promise<void> {
    const { documents, work, session } = this;
    this.prover ??= searchWith(documents, work).then(
      (search) => new ProofSession(documents, search, session, work.statement),
    );
    this.session = await this.prover;
  }
}

function searchedIn(documents: readonly ProvableDocument[]): Claim[] {
  return documents.flatMap(({ document }) => document.claims).filter(isSearched);
}

/** Names the claims whose search ended early because the claims of their document share its work. */
export function sayCutShort(session: ProofSession, advice: string): void {
  const names = session.cutShort().map(({ name }) => name);
  if (names.length === 0) return;
  const claims = names.length === 1 ? '1 claim' : `${names.length} claims`;
  process.stderr.write(
    `the search for proofs of ${claims} ended early, for the claims of a document share its work: ${names.join(', ')}\n(${advice})\n`,
  );
}

/** A line on standard error while proofs are looked for, where a person is watching. */
export function provingLine(name: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(name === null ? '\r\x1b[K' : `\r\x1b[Kproving ${name}`);
}
