// Apart from everything that hunts, so that `--help` need not load it.
export { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';

/** Cases of each round of a hunt that goes on for a time: most of them in bulk, a few seconds in all. */
export const DEFAULT_TIMED_CASES = 250_000;

/** Work of a search for proofs, as src/prover counts it: a million takes a second or two on a machine of today. */
export interface ProveWork {
  /** For one statement. */
  readonly statement: number;
  /** For all claims of a document. */
  readonly document: number;
}

/** Some ten seconds for a statement, some minutes for a document. */
export const PROVE_WORK: ProveWork = { statement: 4_000_000, document: 200_000_000 };

/** … within `check`, which must answer soon: some tenths of a second. What it misses `lakatos prove` finds. */
export const CHECK_PROVE_WORK: ProveWork = { statement: 100_000, document: 5_000_000 };

/** … for one constant of `sharpen --prove`: most proofs need a tenth of it. */
export const CONSTANT_PROVE_WORK = 1_500_000;

/** … for one factor of a sheet of `fuzz`, which has a row for each bound. */
export const FACTOR_PROVE_WORK = 600_000;
