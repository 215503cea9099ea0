import type { ReportDocument } from './contents.js';
import { element, escapeHtml } from './markup.js';

/** The documents with the number of their claims, and what changes the whole page. */
export function navigation(documents: readonly ReportDocument[]): string {
  const items = documents.map(({ id, title, claims }) => {
    const failed = claims.some(({ report }) => !report.asExpected);
    const count = `<span class="tally">${claims.length}${failed ? ' <span class="unseen">, not all as expected</span>' : ''}</span>`;
    return `<li${failed ? ' class="failed"' : ''}><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a> ${count}</li>`;
  });
  return element(
    'nav',
    { 'aria-label': 'Contents' },
    '<div class="bar"><a class="wordmark" href="#content">lakatos</a>',
    '<span class="tools script-only"><button type="button" id="unfold" aria-pressed="false">Unfold all</button>',
    '<button type="button" id="theme">Theme: system</button></span></div>',
    `<ul role="list"><li><a href="#claims">Claims</a></li>${items.join('')}</ul>`,
  );
}
