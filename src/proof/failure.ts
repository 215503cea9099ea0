/** Why a certificate is rejected. */
export type FailureName =
  /** The JSON is not what `certificate.ts` says. */
  | 'malformed'
  /** The claim has changed since the proof was found. */
  | 'stale'
  /** The two sides of an identity differ. */
  | 'wrong-identity'
  /** A fact is used for a sign that it does not have. */
  | 'sign-unknown'
  /** An equation was expected, or another fact than the one that is named. */
  | 'wrong-fact'
  | 'unknown-fact'
  /** An inequality of integers does not follow from the ranges that are open. */
  | 'range-unknown'
  | 'index-outside'
  /** A variable of a block has a name that is taken, or occurs where it must not. */
  | 'variable-taken'
  | 'strict-unknown'
  | 'unknown-lemma'
  /** What the last fact of a block says is not what the block has to prove. */
  | 'goal-missed'
  | 'existence-missing'
  /** The claim uses something that no rule speaks of. */
  | 'unsupported'
  /** More work, memory or depth than a certificate may take. */
  | 'too-large';

/** A certificate was rejected, at the step that is named. */
export interface Failure {
  readonly name: FailureName;
  /** Path of the node: `statement 2, proof, 5, step, 3`; empty: the certificate as a whole. */
  readonly node: string;
  /** For people: what was expected, and what is there. */
  readonly detail: string;
}

/** Thrown inside the checker only; `checkClaim` returns failures. */
export class Rejected extends Error {
  node = '';
  constructor(
    readonly failure: FailureName,
    readonly detail: string,
  ) {
    super(`${failure}: ${detail}`);
  }
}

export function reject(name: FailureName, detail: string): never {
  throw new Rejected(name, detail);
}
