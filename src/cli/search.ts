import { isSearched, type ProvableDocument, type Search } from '../campaign/proofs/index.js';
import type { ProveWork } from './defaults.js';

/** A claim may have this multiple of an equal part of what is left: most claims need little, and leave much to the others. */
const PARTS = 4;

/** What is left of the work for the claims of one document. */
class DocumentPurse {
  constructor(
    private left: number,
    private claims: number,
  ) {}

  /** Work for the next claim. */
  next(): number {
    const part = (PARTS * this.left) / Math.max(1, this.claims);
    this.claims -= 1;
    return Math.min(this.left, part);
  }

  spend(work: number): void {
    this.left = Math.max(0, this.left - work);
  }
}

/** A search with the same work for every claim: for claims that are made, and stand in no document. */
export async function searchEach(work: number): Promise<Search> {
  const { loadSolver, proveClaim } = await import('../prover/index.js');
  const solver = await loadSolver();
  return (claim, lemmas) => {
    const { proof, outOfWork } = proveClaim(claim, { solver, lemmas, work, claimWork: work });
    return { proof, open: [], isCutShort: outOfWork };
  };
}

/** The prover. It is loaded when it is first asked for: it takes a moment. */
export async function searchWith(documents: readonly ProvableDocument[], work: ProveWork): Promise<Search> {
  const { loadSolver, proveClaim } = await import('../prover/index.js');
  const solver = await loadSolver();
  const purses = new Map(
    documents.map(({ document: { source, claims } }) => [
      source.path,
      new DocumentPurse(work.document, claims.filter(isSearched).length),
    ]),
  );
  return (claim, lemmas) => {
    const purse = purses.get(claim.source.path)!;
    const claimWork = purse.next();
    const found = proveClaim(claim, { solver, lemmas, work: work.statement, claimWork });
    const { proof, open } = found;
    purse.spend(found.work);
    const goals = open.map(({ statement, node, goal, reason }) => ({
      statement,
      node,
      goal,
      reason: reason === 'open' ? '' : reason.split('\n')[0]!,
    }));
    const distinct = goals.filter(({ goal }, i) => goals.findIndex((other) => other.goal === goal) === i);
    // Work for one statement is the usual limit, of which nothing need be said.
    return { proof, open: distinct, isCutShort: found.outOfWork && found.work >= claimWork };
  };
}
