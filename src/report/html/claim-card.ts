import type { ClaimReport } from '../../campaign/index.js';
import type { ClaimArgument } from '../../campaign/proofs/index.js';
import { type Claim, latexClaim } from '../../language/index.js';
import { chain } from './chain.js';
import { displayFormula } from './formula.js';
import { gist } from './gist.js';
import { element, escapeHtml } from './markup.js';
import { observe } from './observation.js';
import { survivorPanel } from './survivor.js';
import { claimBadge } from './verdicts.js';
import { failingLinks, wholeLink } from './whole.js';
import { witnessPanel } from './witness.js';

/** A claim in its article: the verdict at a glance, everything that is known when it is unfolded. */
export function claimCard(
  claim: Claim,
  report: ClaimReport,
  id: string,
  argument: ClaimArgument | null = null,
): string {
  return element(
    'details',
    { class: `claim is-${report.verdict}`, id, open: !report.asExpected },
    element(
      'summary',
      {},
      `<span class="claim-name">${escapeHtml(claim.name)}</span>`,
      `<span class="claim-verdict">${claimBadge(report)}</span>`,
      `<span class="gist">${escapeHtml(gist(report))}</span>`,
    ),
    `<div class="claim-body">${setting(claim)}${chain(report, argument)}${panel(claim, report)}${source(claim)}</div>`,
  );
}

/** What is given, defined and assumed, once bounds and schedules are put in. */
function setting(claim: Claim): string {
  const { givens, definitions, premises } = claim;
  if (givens.length + definitions.length + premises.length === 0) return '';
  const rows = latexClaim({ ...claim, statements: [] });
  return `<p class="label">Given</p>${displayFormula(rows)}`;
}

function panel(claim: Claim, report: ClaimReport): string {
  const failing = failingLinks(report);
  if (failing.length > 0)
    return failing
      .map((link, i) => witnessPanel(claim, report, link, observe(claim, link.counterexample!.at), i + 1))
      .join('');
  const whole = wholeLink(report);
  if (!whole?.tightest) return '';
  return survivorPanel(claim, report, whole, observe(claim, whole.tightest.at));
}

/** The claim as text: as the document writes it, and as LaTeX with its bounds and schedules put in, to copy. */
function source(claim: Claim): string {
  const folded = (title: string, text: string, more = '') =>
    `<details class="source"><summary>${title}</summary><pre class="scroller"><code>${escapeHtml(text.trimEnd())}</code></pre>${more}</details>`;
  return folded('As it is written', claim.text) + folded('As LaTeX', latexClaim(claim), COPY);
}

const COPY = '<button type="button" class="copy script-only">Copy the LaTeX</button>';
