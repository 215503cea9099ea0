import type { Claim } from '../../language/index.js';
import { type BulkHunt, bulkHunt } from './bulk-hunt.js';
import { type BulkOutcome, emptyOutcome, mergeOutcome } from './bulk-outcome.js';
import type { BulkSource } from './generator.js';

/** Operations that one wanted case may take on average; a claim whose cases cost more gets fewer of them. */
const MEAN_BULK_WORK = 600;

/** Cases from which the cost of a case is estimated. */
const PROBE_CASES = 1024;

/** Cases between two reports of progress. */
const CHUNK = 4096;

export interface BulkOptions extends BulkSource {
  /** Cases wanted, at most. */
  readonly cases: number;
}

/** The bulk cases of a claim: as many as it can afford. */
export class BulkBudget {
  /** Cases that are run in all: as many as wanted, or as the budget of work allows. Depends on the options alone. */
  readonly cases: number;

  private constructor(
    private readonly claim: Claim,
    readonly hunt: BulkHunt,
    wanted: number,
  ) {
    const { work } = hunt.run(0, Math.min(PROBE_CASES, wanted));
    const mean = work / Math.max(1, Math.min(PROBE_CASES, wanted));
    this.cases = Math.min(wanted, Math.floor((wanted * MEAN_BULK_WORK) / Math.max(1, mean)));
  }

  static of(claim: Claim, options: BulkOptions): BulkBudget | null {
    const made = bulkHunt(claim, options);
    return made.kind === 'compiled' ? new BulkBudget(claim, made.bulk, options.cases) : null;
  }

  /** Runs all of them. Yields the cases done so far. */
  *run(): Generator<number, BulkOutcome> {
    const outcome = emptyOutcome(this.claim.statements.length);
    for (let at = 0; at < this.cases; at += CHUNK) {
      mergeOutcome(outcome, this.hunt.run(at, Math.min(this.cases, at + CHUNK)));
      yield at;
    }
    return outcome;
  }
}
