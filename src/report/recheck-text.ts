import type { Counterexample, NotRechecked } from '../campaign/index.js';

const REASONS: Readonly<Record<NotRechecked, string>> = {
  work: 'not checked by the second evaluator: it would take too much work',
  undecided: 'not checked by the second evaluator: something stays undecided at its precision',
  disagreement: 'the second evaluator contradicts this',
};

/** What a reader should know of a counterexample that the second evaluator has not confirmed; `null` where it has. */
export function recheckText({ notRechecked }: Counterexample): string | null {
  return notRechecked && REASONS[notRechecked];
}
