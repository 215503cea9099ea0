// Apart from everything that hunts, so that `--help` need not load it.

/** Admissible points judged for each claim, unless told otherwise. */
export const DEFAULT_CASES = 1000;

/** … and in each round of a hunt that goes on for a time: most of them in bulk, a few seconds in all. */
export const DEFAULT_TIMED_CASES = 250_000;

/** Longest horizon tried, unless told otherwise. */
export const DEFAULT_MAX_HORIZON = 100;

/** A fixed number: two people who run the same command see the same report. */
export const DEFAULT_SEED = 1;
