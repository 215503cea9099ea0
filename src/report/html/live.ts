import type { ClaimReport } from '../../campaign/index.js';
import type { ClaimArgument } from '../../campaign/proofs/index.js';
import { type Claim, latexClaim, lineAndColumn, type ResolvedDocument } from '../../language/index.js';
import { Slugs } from './anchors.js';
import { argument } from './argument.js';
import { article } from './article.js';
import { claimCard } from './claim-card.js';
import { displayFormula } from './formula.js';
import { element, escapeHtml } from './markup.js';

/** The address of a claim's card on a page that changes while it is read. */
export function cardId(name: string): string {
  return `claim-${name}`;
}

/** A document as an article while it is being written, with what `cardOf` gives in the place of each claim. */
export function liveArticle({ source, claims }: ResolvedDocument, cardOf: (claim: Claim) => string): string {
  const cards = new Map(claims.map((claim) => [lineAndColumn(claim.place).line, cardOf(claim)] as const));
  return article({
    document: { id: 'document', title: '', source, claims: [], slugs: () => new Slugs() },
    targets: new Map(),
    cardAt: (line) => cards.get(line) ?? null,
  });
}

/** The card of a claim: that of the report, or its formula alone while it has not been hunted. */
export function liveCard(claim: Claim, report: ClaimReport | null): string {
  if (report) return claimCard(claim, report, cardId(claim.name));
  return element(
    'details',
    { class: 'claim is-waiting', id: cardId(claim.name), open: true },
    element(
      'summary',
      {},
      `<span class="claim-name">${escapeHtml(claim.name)}</span>`,
      '<span class="claim-verdict"><span class="badge">not checked</span></span>',
      '<span class="gist"></span>',
    ),
    `<div class="claim-body">${displayFormula(latexClaim(claim))}</div>`,
  );
}

/** The proofs of a claim's statements, unfolded: a page that changes while it is read asks for them when a reader does. */
export function liveArguments({ links }: ClaimReport, whole: ClaimArgument): string {
  return links
    .map((link, i) => {
      const steps = whole[i] ?? [];
      if (!link.proof || steps.length === 0) return '';
      const says = links.length > 1 ? displayFormula(link.latex) : '';
      return says + argument(link.proof, steps, 'unfolded');
    })
    .join('');
}
