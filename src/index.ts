/**
 * The public API in Node: the core (`core.ts`), reading files, and what tests of one's own need. Claim documents in,
 * verdicts out; see docs/ for the language and for what a verdict means.
 */
export { type ArbitraryOptions, arbitraryOf } from './adversary/arbitrary.js';
export type { HuntOptions } from './adversary/index.js';
export { binary64, decimalArithmetic, exact, Rational } from './arithmetic/index.js';
export * from './core.js';
export { type Examination, Judge } from './judgement/index.js';
export { loadDocuments, readReportAssets } from './node/index.js';
