import {
  type Claim,
  documentFiles,
  type Expression,
  printClaim,
  type ResolvedDocument,
  subtrees,
} from '../../language/index.js';
import {
  type CheckOutcome,
  type ClaimProof,
  checkClaim,
  type Failure,
  isGuaranteed,
  type ProvedStatement,
  type SearchNote,
} from '../../proof/index.js';
import { PROVER_VERSION } from '../../version.js';
import { textHash } from '../claim-identity.js';
import type { ProofReport } from '../report-data.js';
import { argumentOf, type ClaimArgument } from './argument.js';
import { type CitedLemma, lemmasOf } from './cited-lemmas.js';
import type { ClaimProofs, OpenGoal, ProofState } from './claim-proofs.js';
import { Surroundings, statementsIn } from './surroundings.js';

/** What a search for proofs has come to. It is believed in nothing: the checker reads its certificate. */
export interface SearchResult {
  readonly proof: ClaimProof;
  readonly open: readonly OpenGoal[];
  /** Whether the search ended because the work of its document was done, and not that of one claim. */
  readonly isCutShort?: boolean;
}

/** Looks for a certificate; `lemmas` are the theorems made so far in this run. */
export type Search = (claim: Claim, lemmas: readonly ProvedStatement[]) => SearchResult;

/** A document, and the certificates beside it by the names of their claims: JSON of unknown origin. */
export interface ProvableDocument {
  readonly document: ResolvedDocument;
  readonly certificates: ReadonlyMap<string, unknown>;
  /** Searches that found nothing, by the names of their claims. */
  readonly notes?: ReadonlyMap<string, SearchNote>;
}

/**
 * The proofs of the claims of some documents, each checked once, the claims that it cites before it. A proof that would
 * need itself finds its lemma missing: `unknown-lemma`.
 */
export class ProofSession {
  private readonly done = new Map<Claim, ClaimProofs>();
  private readonly running = new Set<Claim>();
  private readonly theorems: ProvedStatement[] = [];
  private readonly short: Claim[] = [];
  private readonly inVain = new Set<Claim>();
  private readonly places = new Map<Claim, { readonly of: ProvableDocument; readonly position: number }>();
  private readonly surroundings = new Surroundings((claim) => {
    const certificate = this.places.get(claim)?.of.certificates.get(claim.name);
    return this.done.get(claim)?.certificate ?? certificate;
  });

  constructor(
    private readonly documents: readonly ProvableDocument[],
    /** `null`: certificates only. */
    private readonly search: Search | null,
    /** A session of the same documents: certificates that it has accepted are not checked again. */
    private readonly before: ProofSession | null = null,
    /** Notes of searches with at least so much work for a statement are believed, and nothing is searched there; `null`: none are. */
    private readonly notedWork: number | null = null,
  ) {
    for (const of of documents)
      of.document.claims.forEach((claim, position) => {
        this.places.set(claim, { of, position });
      });
  }

  /** What is known of the proof of a claim of these documents. */
  proofsOf(claim: Claim): ClaimProofs {
    const known = this.done.get(claim);
    if (known) return known;
    this.running.add(claim);
    const proofs = this.find(claim);
    this.running.delete(claim);
    this.done.set(claim, proofs);
    this.theorems.push(...proofs.theorems);
    return proofs;
  }

  /** What is known so far, lemmas before what cites them. */
  inOrder(): readonly ClaimProofs[] {
    return [...this.done.values()];
  }

  /** The same for two sets of certificates that prove as many statements of the same claims; nothing is checked for it. */
  certificatesHash(): string {
    const parts = this.documents.flatMap(({ document: { source }, certificates }) => [
      source.path,
      ...[...certificates].map(([name, proof]) => `${name} ${statementsIn(proof).length}`),
    ]);
    return textHash(parts.join('\n'));
  }

  /** Claims whose search ended early because the claims of a document share its work. */
  cutShort(): readonly Claim[] {
    return this.short;
  }

  /** The proof of a claim as an argument for people. */
  argumentOf(claim: Claim): ClaimArgument {
    return argumentOf(this.proofsOf(claim), this.theorems);
  }

  private find(claim: Claim): ClaimProofs {
    // A claim about runs on functions is no claim of the ordinary language, which is what certificates are about.
    if (claim.method) return this.guarantee(claim);
    const accepted = this.before?.done.get(claim);
    if (accepted?.state === 'proved') return accepted;
    const { of } = this.places.get(claim)!;
    const certificate = of.certificates.get(claim.name);
    if (!isShort(claim)) return tooLong(claim, certificate !== undefined);
    let rejected: ClaimProofs | null = null;
    if (certificate !== undefined) {
      for (const lemma of lemmasOf(certificate)) this.prepare(lemma, claim);
      rejected = this.checked(claim, certificate, 'certificate', []);
      if (rejected.state === 'proved') return rejected;
    }
    if (this.isNoted(claim, rejected)) return { ...(rejected ?? nothing(claim)), isNoted: true };
    if (!this.search || !isSearched(claim)) return rejected ?? nothing(claim);
    this.prepareSearch(claim);
    const { proof, open, isCutShort } = this.search(claim, this.theorems);
    if (isCutShort) this.short.push(claim);
    else this.inVain.add(claim);
    const found = this.checked(claim, proof, 'found', open);
    // The search proposes what the checker does not read, of claims that are not for proofs.
    if (!rejected && found.state === 'rejected')
      return { ...found, state: found.theorems.length === 0 ? 'missing' : 'open', failures: [] };
    // What is there may prove more than what was found within a small budget; and where nothing was found, it is what is wrong.
    const isBetter = rejected && (count(found) === 0 || count(rejected) > count(found));
    // A certificate that is accepted stays as it is where nothing more was found.
    const isAsGood = rejected?.failures.length === 0 && count(rejected) === count(found);
    if (rejected && (isBetter || isAsGood)) return { ...rejected, open };
    return rejected ? { ...found, failures: rejected.failures } : found;
  }

  /**
   * Whether a search could add nothing, before anything is checked: there is a certificate of this very text with a proof of
   * every statement, or a note of a search for those that it lacks.
   */
  looksSettled(claim: Claim): boolean {
    if (!isSearched(claim) || claim.method || !isShort(claim)) return true;
    const certificate = this.places.get(claim)!.of.certificates.get(claim.name) as
      | { readonly text?: unknown }
      | undefined;
    const statements = certificate?.text === printClaim(claim) ? statementsIn(certificate) : [];
    const listed = new Set(statements.map((part) => (part as { statement?: unknown } | null)?.statement));
    const open = claim.statements.flatMap((_, i) => (listed.has(i) ? [] : [i]));
    return open.length === 0 || this.hasNote(claim, open);
  }

  /** The same once its certificate is checked: it is accepted, or a note says that a search finds nothing more. */
  isSettled(claim: Claim): boolean {
    const multipliers = claim.method?.multipliers;
    if (multipliers && this.places.has(multipliers)) return this.isSettled(multipliers);
    if (!isSearched(claim) || claim.method || !isShort(claim)) return true;
    const { state, isNoted } = this.proofsOf(claim);
    return state === 'proved' || isNoted === true;
  }

  /** What is to be written down of a search that has not found everything; `null`: there was none, or it ended early. */
  noteOf(claim: Claim, work: number): SearchNote | null {
    const proofs = this.done.get(claim);
    if (!proofs || proofs.state === 'proved' || !this.inVain.has(claim)) return null;
    const about = this.surroundings.hashOf(claim, this.usable(claim));
    return { claim: claim.name, about, prover: PROVER_VERSION, work, open: openOf(proofs) };
  }

  private isNoted(claim: Claim, checked: ClaimProofs | null): boolean {
    return isSearched(claim) && this.hasNote(claim, openOf(checked ?? nothing(claim)));
  }

  /** Whether a note says that a search for these statements finds nothing. */
  private hasNote(claim: Claim, open: readonly number[]): boolean {
    const note = this.places.get(claim)!.of.notes?.get(claim.name);
    if (this.notedWork === null || !note || note.prover !== PROVER_VERSION || note.work < this.notedWork)
      return false;
    if (!open.every((statement) => note.open.includes(statement))) return false;
    return note.about === this.surroundings.hashOf(claim, this.usable(claim));
  }

  /** A claim about runs is proved where the claim about its multipliers is. It is no lemma of others. */
  private guarantee(claim: Claim): ClaimProofs {
    const multipliers = claim.method?.multipliers;
    if (!multipliers || !this.places.has(multipliers)) return nothing(claim);
    const { theorems, statements } = this.proofsOf(multipliers);
    if (!isGuaranteed(claim, theorems)) return nothing(claim);
    const parts = statements.filter((part) => part !== null);
    const report: ProofReport = {
      rules: [...new Set(parts.flatMap(({ rules }) => rules))].sort(),
      nodes: parts.reduce((sum, { nodes }) => sum + nodes, 0),
      source: parts.every(({ source }) => source === 'certificate') ? 'certificate' : 'found',
    };
    return { ...nothing(claim), state: 'proved', statements: claim.statements.map(() => report) };
  }

  /** What a search may use, so that it depends on the text alone. */
  private prepareSearch(claim: Claim): void {
    for (const other of this.usable(claim)) this.prepareClaim(other);
  }

  /** The claims that this one brings, and those before it in its document. */
  private usable(claim: Claim): readonly Claim[] {
    const { of, position } = this.places.get(claim)!;
    const hints = claim.statements.flatMap((statement) =>
      statement.hints.filter((hint) => hint.kind === 'lemma'),
    );
    const cited = [...claim.lemmas, ...hints].flatMap((lemma) => this.cited(lemma, claim) ?? []);
    return [...cited, ...of.document.claims.slice(0, position)];
  }

  private prepare(lemma: CitedLemma, claim: Claim): void {
    const cited = this.cited(lemma, claim);
    if (cited) this.prepareClaim(cited);
  }

  private prepareClaim(claim: Claim): void {
    if (!this.running.has(claim)) this.proofsOf(claim);
  }

  /** The document that a claim brings under this name; else one beside it. */
  private cited({ document, claim: name }: CitedLemma, by: Claim): Claim | undefined {
    const path = by.lemmas.find((lemma) => lemma.document === document)?.source.path;
    const isMeant = ({ document: { source } }: ProvableDocument): boolean =>
      document === null
        ? source.path === by.source.path
        : path === undefined
          ? documentFiles(document).some((file) => source.path === `${folderOf(by.source.path)}${file}`)
          : source.path === path;
    return this.documents.find(isMeant)?.document.claims.find((claim) => claim.name === name);
  }

  private checked(
    claim: Claim,
    proof: unknown,
    source: ProofReport['source'],
    open: readonly OpenGoal[],
  ): ClaimProofs {
    const nodes = claim.statements.map(() => 0);
    const outcome = checkClaim(claim, proof, {
      lemmas: this.theorems,
      onStep: (node) => {
        const statement = /^statement (\d+)/.exec(node);
        if (statement) nodes[Number(statement[1])]! += 1;
      },
    });
    // A theorem says itself what it is about: what hands it over is not believed.
    const statements = outcome.proved.map((theorem, i): ProofReport | null =>
      theorem?.claim === claim && theorem.index === i
        ? { rules: [...(outcome.rules[i] ?? [])].sort(), nodes: nodes[i]!, source }
        : null,
    );
    const theorems = outcome.proved.filter((theorem) => theorem !== null);
    const { failures } = outcome;
    const state = stateOf(outcome);
    const certificate = theorems.length > 0 ? (proof as ClaimProof) : null;
    return { claim, state, statements, theorems, certificate, failures, open };
  }
}

function stateOf({ proved, failures }: CheckOutcome): ProofState {
  if (failures.some(({ name }) => name === 'stale')) return 'stale';
  if (failures.length > 0) return 'rejected';
  const missing = proved.filter((theorem) => theorem === null).length;
  if (missing === 0) return 'proved';
  return missing === proved.length ? 'missing' : 'open';
}

function nothing(claim: Claim): ClaimProofs {
  const statements = claim.statements.map(() => null);
  const failures: Failure[] = [];
  return { claim, state: 'missing', statements, theorems: [], certificate: null, failures, open: [] };
}

function tooLong(claim: Claim, isCertified: boolean): ClaimProofs {
  const detail = `definitions put in, its sides and premises have more than ${MOST_PARTS} parts`;
  const failure: Failure = { name: 'too-large', node: '', detail };
  return { ...nothing(claim), state: isCertified ? 'rejected' : 'missing', failures: [failure] };
}

function openOf({ statements }: ClaimProofs): number[] {
  return statements.flatMap((proof, i) => (proof ? [] : [i]));
}

const count = ({ theorems }: ClaimProofs): number => theorems.length;

/** A claim that expects to fail is not worth a search: what is false has no proof. */
export function isSearched({ expectation }: Claim): boolean {
  return expectation === null || expectation === 'proved';
}

/** A proof is about the sides with their definitions put in; with more parts than this it is not tried, and a certificate is not read. */
const MOST_PARTS = 20_000;

/** Whether the sides of a claim, definitions put in, stay short. Each definition is measured once. */
export function isShort({ definitions, statements, premises }: Claim): boolean {
  const sizes = new Map<number, number>();
  const sizeOf = (e: Expression): number => {
    const own = e.kind === 'definition' ? definitionSize(e.definition) : 1;
    return Math.min(
      2 * MOST_PARTS,
      subtrees(e).reduce((sum, part) => sum + sizeOf(part), own),
    );
  };
  const definitionSize = (index: number): number => {
    const known = sizes.get(index);
    if (known !== undefined) return known;
    // A recursion meets itself: it counts once there.
    sizes.set(index, 1);
    const size = sizeOf(definitions[index]!.body);
    sizes.set(index, size);
    return size;
  };
  const sides = [...statements, ...premises].flatMap(({ left, right }) => [left, right]);
  return sides.reduce((sum, side) => sum + sizeOf(side), 0) <= MOST_PARTS;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
