import type { ClaimReport, Conflict, LinkReport, ProblemReport } from '../campaign/index.js';
import type { Verdict } from '../judgement/index.js';
import { countText } from './numbers.js';
import { pointText } from './point-text.js';

/** Below this share of admissible points a hunt was mostly thrown away, and its reader should know. */
const SCARCE = 0.1;

/** What can be done about premises, where something can. */
const HINT =
  'a premise that bounds, orders or defines one variable is met always as a domain, a shape or a `let`';

/** Sentences about a claim as a whole that is not as expected; its failing links are told elsewhere. */
export function surpriseSentences(claim: ClaimReport): string[] {
  const sentences: string[] = [];
  if (claim.expected !== null)
    sentences.push(
      claim.verdict === 'corroborated' && claim.expected !== 'proved'
        ? `expected ${claim.expected}, but ${countText(claim.cases)} cases gave no such point`
        : `expected ${claim.expected}, found ${claim.verdict}`,
    );
  sentences.push(...alarms(claim));
  if (claim.problem) sentences.push(problemSentence(claim.problem, claim.verdict));
  if (claim.admissibleHorizon !== null && claim.verdict === 'undecided')
    sentences.push(fewHorizons(claim.admissibleHorizon));
  if (claim.verdict === 'not-judged') return sentences;
  if (claim.cases === 0)
    sentences.push(
      `no admissible point in ${countText(claim.attempts)} attempts: the premises contradict each other, or are too narrow to be met by chance; ${HINT}`,
    );
  else
    for (const link of claim.links)
      if (link.verdict === 'vacuous')
        sentences.push(
          `nothing to check in ${link.text}: its range is empty at every point that was tried (T up to ${claim.maxHorizon})`,
        );
  return sentences;
}

/** What is certain contradicts what is certain: each way in which it can has its own sentence. */
function alarms({ links }: ClaimReport): string[] {
  const found: string[] = [];
  const isProvedAndFails = ({ proof, counterexample }: LinkReport) =>
    proof !== null && counterexample !== null;
  if (links.some((link) => link.verdict === 'contradiction' && isProvedAndFails(link)))
    found.push(
      'a proof that the checker has accepted, and a certified counterexample: one of them is wrong, which is a fault of lakatos. Please report it, with both',
    );
  for (const { conflict } of links) if (conflict) found.push(ALARMS[conflict.kind](pointText(conflict.at)));
  return [...new Set(found)];
}

const ALARMS: Readonly<Record<Conflict['kind'], (point: string) => string>> = {
  recheck: (point) =>
    `two evaluators contradict each other at ${point}: the judge says that the claim fails there, the second evaluator says that it does not. One of them is wrong, which is a fault of lakatos. Please report it, with the document and the point`,
  findings: (point) =>
    `two findings contradict each other at ${point}: each was called certain. One of them is wrong, which is a fault of lakatos. Please report it, with the document and the point`,
};

/** `not judged (index-out-of-range, line 4, column 9): x is read at …`. */
function problemSentence({ code, message, line, column }: ProblemReport, verdict: Verdict): string {
  const what = verdict === 'not-judged' ? 'not judged' : 'some of it was not judged';
  return `${what} (${code}, line ${line}, column ${column}): ${message}`;
}

function fewHorizons(admissibleHorizon: number): string {
  return `admissible points up to T = ${countText(admissibleHorizon)} only: of longer horizons none met the premises; ${HINT}`;
}

/** What a reader of a passing claim should know: most points thrown away, long horizons not tried. No matter where it is proved. */
export function warnings(claim: ClaimReport, maxHorizon: number): string[] {
  const found: string[] = [];
  const isSampled = claim.proof === null;
  if (isSampled && claim.cases > 0 && claim.cases < SCARCE * claim.attempts)
    found.push(
      `only ${countText(claim.cases)} admissible points in ${countText(claim.attempts)} attempts; ${HINT}`,
    );
  if (claim.asExpected && claim.problem) found.push(problemSentence(claim.problem, claim.verdict));
  if (isSampled && claim.admissibleHorizon !== null) found.push(fewHorizons(claim.admissibleHorizon));
  if (isSampled && claim.maxHorizon < maxHorizon && claim.verdict !== 'not-judged')
    found.push(`T up to ${claim.maxHorizon} only: one case at a longer horizon costs too much`);
  return found;
}
