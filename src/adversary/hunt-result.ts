import type { Failure, Sides, StatementTally } from '../judgement/index.js';
import type { Claim, Problem } from '../language/index.js';

export interface HuntOptions {
  readonly seed: number;
  /** Admissible points wanted: the first are judged one by one, the others decided in bulk. */
  readonly cases: number;
  readonly maxHorizon: number;
  /** Claims of the document, this one among them, that share the work it may take; 1 if not given. */
  readonly claims?: number;
  /** The claim has been hunted before, with another seed: no sweeps, which know no seed, and more of the work in bulk. */
  readonly again?: boolean;
  /** How many times as long as usual it climbs: more starts, longer climbs, longer horizons; 1 if not given. */
  readonly effort?: number;
  /**
   * Every statement is proved: the cases are judged at short horizons, for a bounded work, and nothing is searched. What
   * they may find is a fault of this tool.
   */
  readonly crossCheck?: boolean;
}

/** A failure after shrinking, with both sides where they exist. */
export interface Witness extends Failure {
  readonly sides: Sides | null;
}

export interface StatementHunt {
  readonly tally: StatementTally;
  /** The simplest failure found: a violation, else a side that does not exist, else an open case. */
  readonly witness: Witness | null;
}

export interface HuntResult {
  readonly claim: Claim;
  /** Points generated, admissible or not, each counted once. */
  readonly attempts: number;
  /** Admissible points judged, for all statements or for the one that a climb was about, each counted once. */
  readonly cases: number;
  /** Largest horizon that was allowed: `maxHorizon`, or less where one case would cost too much. */
  readonly maxHorizon: number;
  /** The longest horizon that had a case, where much longer ones were tried in vain; else `null`. */
  readonly admissibleHorizon: number | null;
  /**
   * What ended the hunt (a mistake in the document that only evaluation can see, or a fault), or else why some case was
   * given up (it takes too much work); what had been found before stands.
   */
  readonly problem: Problem | null;
  readonly statements: readonly StatementHunt[];
}

export interface HuntProgress {
  readonly cases: number;
  readonly of: number;
}
