/** The version of this package, as in its package.json (a test compares them). */
export const VERSION = '0.1.0';

/**
 * What searches for proofs can find, as a number: it grows when `src/prover` may find a proof that it did not find before.
 * Notes of older searches then say nothing any more (`SearchNote`).
 */
export const PROVER_VERSION = 2;
