import type MarkdownIt from 'markdown-it';
import { documentName } from '../../language/index.js';
import { slug } from './anchors.js';
import type { ReportDocument } from './contents.js';

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** Where the documents of a report are on its page, by file name without its ending. */
export type LinkTargets = ReadonlyMap<string, string>;

/**
 * Leaves the links of a line that lead somewhere from a page on its own: the web, mail, the page itself.
 * Other documents of the report become places of the page; the rest is left as text.
 */
export function keepSafeLinks(
  tokens: readonly Token[],
  document: ReportDocument,
  targets: LinkTargets,
): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'link_close') {
      const opening = open.pop();
      if (opening?.tag === 'span') token.tag = 'span';
    }
    if (token.type !== 'link_open') continue;
    open.push(token);
    const href = String(token.attrGet('href') ?? '');
    const target = targetOf(href, document, targets);
    token.attrs = [];
    if (target === null) {
      token.tag = 'span';
      token.attrSet('class', 'no-link');
      continue;
    }
    token.attrSet('href', target);
    if (!target.startsWith('#')) token.attrSet('rel', 'noopener noreferrer');
  }
}

function targetOf(href: string, document: ReportDocument, targets: LinkTargets): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return href;
  const match = /^([^:?#]*\.md)?(?:#(.*))?$/i.exec(href);
  if (!match || href === '') return null;
  const [, path, fragment] = match;
  const id = path === undefined ? document.id : targets.get(decoded(documentName(path)));
  if (id === undefined) return null;
  return fragment ? `#${id}--${slug(decoded(fragment))}` : `#${id}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
