import type { ClaimProof, Step } from '../../src/proof/index.js';

/** The step that says x >= 0 of a given `x >= 0`. */
export const X_IS_NONNEGATIVE: Step = { rule: 'domain', given: 'x', at: [], end: 'lower' };

/** A certificate of one statement, by one step. */
export function certificate(claim: string, step: Step, text = ''): ClaimProof {
  return { claim, text, terms: [], statements: [{ statement: 0, exists: [], proof: [step] }] };
}
