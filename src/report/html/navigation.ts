import { countText } from '../numbers.js';
import type { ReportDocument, ReportedClaim } from './contents.js';
import { element, escapeHtml } from './markup.js';
import { verdictMark } from './verdicts.js';

/** With at most this many claims on the page, the names of all of them are unfolded. */
const MOST_UNFOLDED = 24;

/** The documents with the number of their failures, the names of their claims with their verdicts, and what changes the whole page. */
export function navigation(documents: readonly ReportDocument[]): string {
  const count = documents.reduce((sum, { claims }) => sum + claims.length, 0);
  return element(
    'nav',
    { 'aria-label': 'Contents' },
    '<div class="bar"><a class="wordmark" href="#content">lakatos</a>',
    '<span class="tools script-only"><button type="button" id="unfold" aria-pressed="false">Unfold all</button>',
    '<button type="button" id="theme">Theme: system</button></span></div>',
    `<ul role="list"><li><a href="#claims">Claims</a></li>${documents
      .map((document) => item(document, count <= MOST_UNFOLDED))
      .join('')}</ul>`,
  );
}

/** Failures are what is not as expected: a claim that is refuted as its document says is none. */
function item({ id, title, claims }: ReportDocument, isUnfolded: boolean): string {
  const failures = claims.filter(({ report }) => !report.asExpected).length;
  const tally =
    failures === 0
      ? ''
      : ` <span class="tally">${countText(failures)}<span class="unseen"> not as expected</span></span>`;
  return element(
    'li',
    { class: failures > 0 ? 'failed' : null },
    `<span class="of-document"><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a>${tally}</span>`,
    element(
      'details',
      { class: 'names', open: isUnfolded || failures > 0 },
      `<summary>${countText(claims.length)} ${claims.length === 1 ? 'claim' : 'claims'}</summary>`,
      `<ul role="list">${claims.map(claimItem).join('')}</ul>`,
    ),
  );
}

function claimItem({ id, claim, report }: ReportedClaim): string {
  const { verdict, asExpected, expected } = report;
  const note = asExpected ? (expected === null ? '' : ' as expected') : ', not as expected';
  return element(
    'li',
    { class: asExpected ? 'settled-claim' : 'surprise' },
    `<a href="#${escapeHtml(id)}">${verdictMark(verdict)} ${escapeHtml(claim.name)}<span class="unseen">: ${verdict}${note}</span></a>`,
  );
}
