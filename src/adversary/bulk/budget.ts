import type { Claim } from '../../language/index.js';
import type { DistinctPoints } from '../distinct.js';
import { equalitiesOf } from '../residues/index.js';
import { type BulkHunt, bulkHunt, type ResidueWork, residueWork } from './bulk-hunt.js';
import { type BulkOutcome, emptyOutcome, mergeOutcome } from './bulk-outcome.js';
import type { BulkSource } from './generator.js';

/**
 * Operations that one wanted case may take on average, so that a round of a quarter of a million ends within some seconds; a claim whose cases
 * cost more gets fewer of them …
 */
const MEAN_BULK_WORK = 3000;

/** … when it has had this many: a tenth of a second. */
const FREE_BULK_WORK = 20_000_000;

/** Operations modulo primes that one wanted case may take on average for its equalities, some microseconds, and what is free: a hundredth of a second. */
const MEAN_RESIDUE_WORK = 1000;
const FREE_RESIDUE_WORK = 2_000_000;

/** One case is not worth more of them. */
const MOST_RESIDUE_WORK = 20_000;

/** The cost of a case is estimated from at most this number of cases, and from at most one in PROBE_SHARE of those that are wanted. */
const PROBE_CASES = 1024;
const PROBE_SHARE = 8;

/** Cases between two reports of progress. */
const CHUNK = 4096;

export interface BulkOptions extends BulkSource {
  /** Cases wanted, at most. */
  readonly cases: number;
  /** Operations that they may take in all, whatever a case costs. */
  readonly most: number;
}

/** The bulk cases of a claim: as many as it can afford. */
export class BulkBudget {
  /** Cases that are run in all: as many as wanted, or as the budget of work allows. Depends on the options alone. */
  readonly cases: number;

  private constructor(
    private readonly claim: Claim,
    readonly hunt: BulkHunt,
    wanted: number,
    most: number,
  ) {
    const budget = Math.min(most, Math.max(FREE_BULK_WORK, wanted * MEAN_BULK_WORK));
    const mean = this.meanWork(Math.min(PROBE_CASES, Math.ceil(wanted / PROBE_SHARE)), budget);
    this.cases = Math.min(wanted, Math.floor(budget / Math.max(1, mean)));
  }

  /** Work of a case, from the first: twice as many each time, until they are enough, or have cost a good part of the budget. */
  private meanWork(enough: number, budget: number): number {
    let work = 0;
    for (let done = 0, next = 1; ; done = next, next = Math.min(enough, 2 * next)) {
      work += this.hunt.run(done, next).work;
      if (next >= enough || work > budget / PROBE_SHARE) return work / next;
    }
  }

  static of(claim: Claim, options: BulkOptions): BulkBudget | null {
    const made = bulkHunt(claim, options);
    return made.kind === 'compiled' ? new BulkBudget(claim, made.bulk, options.cases, options.most) : null;
  }

  /** Runs all of them that have not been seen. Yields the cases done so far. */
  *run(seen: DistinctPoints): Generator<number, BulkOutcome> {
    const outcome = emptyOutcome(this.claim.statements.length);
    const purse = this.forResidues();
    for (let at = 0; at < this.cases; at += CHUNK) {
      mergeOutcome(outcome, this.hunt.run(at, Math.min(this.cases, at + CHUNK), null, seen, purse));
      yield at;
    }
    return outcome;
  }

  private forResidues(): ResidueWork {
    const isOfUse = equalitiesOf(this.claim).statements.length > 0;
    const all = isOfUse ? Math.max(FREE_RESIDUE_WORK, this.cases * MEAN_RESIDUE_WORK) : 0;
    return residueWork(all, MOST_RESIDUE_WORK);
  }
}
