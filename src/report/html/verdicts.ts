import type { ClaimReport } from '../../campaign/index.js';
import type { Verdict } from '../../judgement/index.js';
import { element } from './markup.js';

/** In the order in which a reader wants to see them. */
export const VERDICTS: readonly Verdict[] = [
  'contradiction',
  'refuted',
  'ill-defined',
  'not-judged',
  'undecided',
  'vacuous',
  'corroborated',
  'proved',
];

/** A mark beside the word, so that no verdict is told by its colour alone. */
const MARKS: Readonly<Record<Verdict, string>> = {
  contradiction: '⚡',
  refuted: '✗',
  'ill-defined': '∅',
  'not-judged': '!',
  undecided: '?',
  vacuous: '○',
  corroborated: '✓',
  proved: '∎',
};

/** What each verdict says, and does not say. */
export const MEANINGS: Readonly<Record<Verdict, string>> = {
  contradiction:
    'Two findings that were called certain contradict each other: a proof and a counterexample, or two evaluators. This is a fault of lakatos. Please report it.',
  refuted: 'There is a certified counterexample: exact numbers for which a link or a premise fails.',
  'ill-defined': 'At an admissible point a side does not exist: a division by zero, a logarithm of zero.',
  'not-judged':
    'It could not be evaluated: a mistake that only evaluation can see, or more work than there is.',
  undecided: 'Some cases stay open at the highest precision, or hardly any horizon had an admissible point.',
  vacuous: 'No admissible point was found: the premises may contradict each other.',
  corroborated: 'It survived the hunt. That is evidence, not a proof.',
  proved:
    'It holds for every horizon and every admissible value, by a certificate that a small checker has accepted.',
};

export function badge(verdict: Verdict): string {
  return element(
    'span',
    { class: `badge is-${verdict}` },
    `<span class="mark" aria-hidden="true">${MARKS[verdict]}</span>`,
    verdict,
  );
}

/** The mark of a verdict alone, where there is no room for the word; whoever listens is told the word beside it. */
export function verdictMark(verdict: Verdict): string {
  return `<span class="mark is-${verdict}" aria-hidden="true" title="${verdict}">${MARKS[verdict]}</span>`;
}

/** The badge of a claim; says too when the document foresaw the failure, or foresaw one that did not come. */
export function claimBadge({ verdict, expected, asExpected }: ClaimReport): string {
  if (!asExpected && expected !== null)
    return `${badge(verdict)} <span class="aside">${expected} expected</span>`;
  return expected === null ? badge(verdict) : `<span class="aside">as expected</span> ${badge(verdict)}`;
}
