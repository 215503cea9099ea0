import type { Report } from '../../campaign/index.js';
import { latexClaim } from '../../language/index.js';
import { countText, ratioCell } from '../numbers.js';
import type { ReportDocument, ReportedClaim } from './contents.js';
import { element, escapeHtml } from './markup.js';
import { badge, MEANINGS, VERDICTS } from './verdicts.js';
import { wholeLink } from './whole.js';

/** `69 claims, all as expected`: what the page has to say, in one line. */
export function headline({ summary: { claims, unexpected } }: Report): string {
  const noun = claims === 1 ? 'claim' : 'claims';
  if (unexpected === 0) return `${countText(claims)} ${noun}, ${claims === 1 ? '' : 'all '}as expected`;
  return `${countText(claims)} ${noun}, ${countText(unexpected)} not as expected`;
}

/** The table of all claims, with its filters. */
export function summary(documents: readonly ReportDocument[]): string {
  const claims = documents.flatMap((document) => document.claims.map((claim) => ({ document, claim })));
  const rows = claims.map(({ document, claim }) => row(document, claim));
  return element(
    'section',
    { id: 'claims', 'aria-labelledby': 'claims-title' },
    '<h2 id="claims-title" class="section-title">Claims</h2>',
    filters(documents),
    `<p class="count" role="status" id="count">${countText(claims.length)} of ${countText(claims.length)} shown</p>`,
    '<table class="claims"><thead><tr><th scope="col">claim</th><th scope="col">verdict</th>',
    '<th scope="col" class="wide-only number">cases</th><th scope="col" class="wide-only number">tightest</th></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table>`,
    '<p class="nothing" id="nothing" hidden>No claim is like that.</p>',
    meanings(documents),
  );
}

function filters(documents: readonly ReportDocument[]): string {
  const all = documents.flatMap(({ claims }) => claims);
  const chips = VERDICTS.flatMap((verdict) => {
    const count = all.filter(({ report }) => report.verdict === verdict).length;
    if (count === 0) return [];
    return [
      `<label class="chip is-${verdict}"><input type="checkbox" name="verdict" value="${verdict}">` +
        `<span>${verdict} <b>${countText(count)}</b></span></label>`,
    ];
  });
  const options = documents.map(({ id, title }) => element('option', { value: id }, escapeHtml(title)));
  return element(
    'form',
    { class: 'filters script-only', id: 'filters', role: 'search', 'aria-label': 'Claims' },
    '<label class="field"><span>Search</span><input type="search" name="text" autocomplete="off" placeholder="name or formula, \\sum too"></label>',
    `<label class="field"><span>Document</span><select name="document"><option value="">all documents</option>${options.join('')}</select></label>`,
    `<fieldset><legend>Verdict</legend>${chips.join('')}${surpriseChip(all)}</fieldset>`,
  );
}

function surpriseChip(claims: readonly ReportedClaim[]): string {
  const count = claims.filter(({ report }) => !report.asExpected).length;
  if (count === 0) return '';
  return (
    '<label class="chip is-refuted"><input type="checkbox" name="surprise" value="yes">' +
    `<span>not as expected <b>${countText(count)}</b></span></label>`
  );
}

function row(document: ReportDocument, { id, claim, report }: ReportedClaim): string {
  const tightest = wholeLink(report)?.tightest;
  return element(
    'tr',
    {
      'data-verdict': report.verdict,
      'data-document': document.id,
      'data-surprise': report.asExpected ? 'no' : 'yes',
      'data-text': `${document.title}\n${claim.name}\n${claim.text}`.toLowerCase().replace(/\s+/g, ' '),
      'data-latex': searchedLatex(latexClaim(claim)),
    },
    `<th scope="row"><a href="#${escapeHtml(id)}">${escapeHtml(claim.name)}</a>`,
    `<span class="where">${escapeHtml(document.title)}</span></th>`,
    `<td>${badge(report.verdict)}${note(report)}</td>`,
    `<td class="wide-only number">${countText(report.cases)}</td>`,
    `<td class="wide-only number">${tightest ? ratioCell(tightest.ratio) : ''}</td>`,
  );
}

/** LaTeX as the search compares it: what only typesets, or groups, is left out, so that `\sum_{t=1}^T` is found as it is typed. */
function searchedLatex(latex: string): string {
  return latex
    .replace(/\\(?:left|right|begin\{aligned\}|end\{aligned\}|quad|[,;!])(?![a-z])/g, '')
    .replace(/[\s{}&]|\\\\/g, '')
    .toLowerCase();
}

function note({ asExpected, expected }: ReportedClaim['report']): string {
  if (expected === null) return '';
  return asExpected
    ? ' <span class="aside">as expected</span>'
    : ` <span class="aside">${expected} expected</span>`;
}

function meanings(documents: readonly ReportDocument[]): string {
  const present = VERDICTS.filter((verdict) =>
    documents.some(({ claims }) => claims.some(({ report }) => report.verdict === verdict)),
  );
  const entries = present.map((verdict) => `<dt>${badge(verdict)}</dt><dd>${MEANINGS[verdict]}</dd>`);
  return `<details class="meanings"><summary>What the verdicts mean</summary><dl>${entries.join('')}</dl></details>`;
}
