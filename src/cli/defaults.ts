// Apart from everything that hunts, so that `--help` need not load it.
export { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';

/** Cases of each round of a hunt that goes on for a time: most of them in bulk, a few seconds in all. */
export const DEFAULT_TIMED_CASES = 250_000;

/** Work of the search for the proof of one claim (src/prover counts it): some ten seconds on a machine of today. */
export const PROVE_WORK = 4_000_000;

/** … within `check`, which must answer soon: some tenths of a second. What it misses `lakatos prove` finds. */
export const CHECK_PROVE_WORK = 100_000;
