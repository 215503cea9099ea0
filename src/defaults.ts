/** Admissible points judged for each claim, unless told otherwise. */
export const DEFAULT_CASES = 1000;

/** Longest horizon tried, unless told otherwise. */
export const DEFAULT_MAX_HORIZON = 100;

/** A fixed number: two people who run the same command see the same report. */
export const DEFAULT_SEED = 1;
