import type { ReportDocument } from './contents.js';
import { gist } from './gist.js';
import { element, escapeHtml } from './markup.js';
import { badge } from './verdicts.js';

/** More are found with the filter; a list as long as the table would hide what it is there to show. */
const SHOWN = 12;

/** What a reader came for: the claims that are not as expected, before all others. */
export function surprises(documents: readonly ReportDocument[]): string {
  const found = documents.flatMap(({ title, claims }) =>
    claims.filter(({ report }) => !report.asExpected).map((claim) => ({ title, ...claim })),
  );
  if (found.length === 0) return '';
  const items = found.slice(0, SHOWN).map(({ id, claim, report, title }) => {
    const expected = report.expected === null ? '' : `${report.expected} expected; `;
    return element(
      'li',
      {},
      `<a href="#${escapeHtml(id)}">${escapeHtml(claim.name)}</a> ${badge(report.verdict)}`,
      `<span class="where">${escapeHtml(`${expected}${gist(report)} · ${title}`)}</span>`,
    );
  });
  const more = found.length - items.length;
  return element(
    'section',
    { class: 'surprises', 'aria-labelledby': 'surprises-title' },
    '<h2 id="surprises-title" class="section-title">Look here first</h2>',
    `<ul role="list">${items.join('')}</ul>`,
    more > 0
      ? `<p class="aside">and ${more} more: the filter “not as expected” below shows them all</p>`
      : '',
  );
}
