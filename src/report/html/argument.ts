import type { ProofReport } from '../../campaign/index.js';
import type { ArgumentStep } from '../../campaign/proofs/index.js';
import { proofLine, RULE_WORDS } from '../proof-line.js';
import { displayFormula } from './formula.js';
import { element, escapeHtml } from './markup.js';

/** Steps of one proof that are typeset: a page that shows thousands of formulas opens slowly. The certificate has all. */
const MAX_STEPS = 60;
/** Characters of markup of the formulas of one proof: a formula that fills a screen weighs as much as ten short ones. */
const MAX_MARKUP = 100_000;

/** What one proof may still take of the page. */
interface Budget {
  steps: number;
  markup: number;
  /** Steps that found no room. */
  left: number;
}

/** A step that only notes a hypothesis or a sign is left out where it is used at once. */
const QUIET: ReadonlySet<string> = new Set(['integers']);

/** The proof of a statement: each goal with the rule that shows it, those within it indented. */
export function argument(
  proof: ProofReport,
  steps: readonly ArgumentStep[],
  state: 'folded' | 'unfolded' = 'folded',
): string {
  const budget: Budget = { steps: MAX_STEPS, markup: MAX_MARKUP, left: 0 };
  const list = stepList(steps, budget);
  const more =
    budget.left > 0
      ? `<p class="aside">and ${budget.left} more ${budget.left === 1 ? 'step, which is' : 'steps, which are'} in the certificate</p>`
      : '';
  return element(
    'details',
    { class: 'argument', open: state === 'unfolded' },
    `<summary>Proof: ${escapeHtml(proofLine(proof))}</summary>`,
    list,
    more,
  );
}

function stepList(steps: readonly ArgumentStep[], budget: Budget): string {
  const shown = steps.filter(({ rule }) => !QUIET.has(rule)).map((step) => item(step, budget));
  return `<ol class="steps" role="list">${shown.join('')}</ol>`;
}

/** A goal takes its room before what is within it: where room ends, the inner steps are missing and not the outer ones. */
function item({ rule, latex, parts }: ArgumentStep, budget: Budget): string {
  const shown = budget.steps > 0 && budget.markup > 0 ? displayFormula(latex) : null;
  if (shown === null) budget.left += 1;
  budget.steps -= 1;
  budget.markup -= shown?.length ?? 0;
  const inside = parts
    .map(({ title, steps }) => {
      const list = stepList(steps, budget);
      return list.includes('<li') ? `<p class="part">${escapeHtml(partTitle(title))}</p>${list}` : '';
    })
    .join('');
  if (shown === null) return inside;
  return element('li', {}, inside, shown, `<p class="why">${RULE_WORDS[rule]}</p>`);
}

/** `base`, `step`, `case 0`, `requirement 1`. */
function partTitle(title: string): string {
  const [word, number] = title.split(' ');
  switch (word) {
    case 'base':
      return 'At the first index';
    case 'step':
      return 'From one index to the next, which may use the one before';
    case 'case':
      return number === '0' ? 'If it is at least 0' : 'If it is less';
    case 'requirement':
      return 'What the other claim asks for';
    default:
      return 'For each index';
  }
}
