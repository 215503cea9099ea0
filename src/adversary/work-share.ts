import { DEFAULT_CASES } from '../defaults.js';

/**
 * Work that the hunts of all claims of one document may take together, for a thousand cases a claim: each of these is some
 * five to ten seconds of one core. A claim has an equal share, and no more than a hunt of one claim ever takes; so a document
 * of a few dozen claims has all that they can use, and one of a thousand claims ends as soon.
 */
const DOCUMENT_WORK = {
  /** Judging cases one by one, in steps of binary64. */
  judged: 60_000_000,
  /** Making witnesses simpler, in steps of binary64. */
  shrinking: 50_000_000,
  /** Climbing, in nodes of expressions. */
  climbing: 500_000_000,
  /** Sweeping over horizons, in nodes. */
  sweeping: 300_000_000,
  /** Cases decided by generated code, in its operations. */
  bulk: 1_500_000_000,
  /** Hunting functions that break a guarantee, in steps of binary64. */
  functions: 150_000_000,
} as const;

/** One case may take this multiple of what all cases of its claim may take: it is better judged than given up. */
const SHARES_OF_A_CASE = 2;

/** What bounds a hunt in addition to its own limits. */
export interface SharedWork {
  readonly cases: number;
  /** Claims of the document, this one among them, that share its work; 1 if not given. */
  readonly claims?: number;
}

/** A claim's share of its document's work: more where more cases are wanted than usual. */
export function shareOf(kind: keyof typeof DOCUMENT_WORK, { cases, claims = 1 }: SharedWork): number {
  return Math.ceil((DOCUMENT_WORK[kind] * Math.max(1, cases / DEFAULT_CASES)) / claims);
}

/** Work that one case may take. */
export function workOfCase(options: SharedWork): number {
  return SHARES_OF_A_CASE * shareOf('judged', options);
}
