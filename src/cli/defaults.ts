// Apart from everything that hunts, so that `--help` need not load it.

/** Admissible points judged for each claim, unless told otherwise. */
export const DEFAULT_CASES = 1000;

/** … and in each round of a hunt that goes on for a time: most of them in bulk, a few seconds in all. */
export const DEFAULT_TIMED_CASES = 250_000;

/** Longest horizon tried, unless told otherwise. */
export const DEFAULT_MAX_HORIZON = 100;

/** A fixed number: two people who run the same command see the same report. */
export const DEFAULT_SEED = 1;

/** Work of the search for the proof of one claim (src/prover counts it): some ten seconds on a machine of today. */
export const PROVE_WORK = 2_000_000;

/** … within `check`, which must answer soon: a second or so. What it misses `lakatos prove` finds. */
export const CHECK_PROVE_WORK = 200_000;
