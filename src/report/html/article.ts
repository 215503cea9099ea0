import katexSyntax from '@vscode/markdown-it-katex';
import MarkdownIt from 'markdown-it';
import { isTex, readTex } from '../../language/index.js';
import type { ReportDocument } from './contents.js';
import { withDashes } from './dashes.js';
import { displayFormula, formula } from './formula.js';
import { keepSafeLinks, type LinkTargets } from './links.js';
import { element, escapeHtml } from './markup.js';
import { markdownOfTex } from './tex-prose.js';

/** What an article needs of the page around it. */
export interface ArticleContext {
  readonly document: ReportDocument;
  readonly targets: LinkTargets;
  /** The card of the claim whose block begins in this line, if it was checked. */
  readonly cardAt: (line: number) => string | null;
}

/** A document as an article, with a card in the place of each claim. Raw HTML in it is text. */
export function article({ document, targets, cardAt }: ArticleContext): string {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.use(plugin);
  const { rules } = markdown.renderer;
  rules.math_inline = (tokens, i) => formula(tokens[i]!.content, 'inline');
  rules.math_block = (tokens, i) => displayFormula(tokens[i]!.content);
  rules.fence = (tokens, i) => {
    const { info, content, map } = tokens[i]!;
    return (map && cardAt(map[0] + 1)) ?? block(info, content);
  };
  // An image would be fetched; its text is what can be kept.
  rules.image = (tokens, i) => `<span class="image">${escapeHtml(tokens[i]!.content)}</span>`;
  rules.table_open = () => '<div class="scroller"><table>';
  rules.table_close = () => '</table></div>';
  const headings = document.slugs();
  const text = document.source.text.replace(/^\uFEFF/, '');
  const rendered = (prose: string) => prosePart(markdown, prose, { document, targets, headings });
  return isTex(document.source) ? texArticle(document, cardAt, rendered) : rendered(withoutFrontMatter(text));
}

/** A LaTeX document: the prose between its blocks, and the cards of its claims. */
function texArticle(
  { source }: ReportDocument,
  cardAt: ArticleContext['cardAt'],
  rendered: (prose: string) => string,
): string {
  const lines = source.text.split('\n');
  const { blocks } = readTex(source);
  const prose = (from: number, to: number) => rendered(markdownOfTex(lines.slice(from, to).join('\n')));
  const parts = blocks.flatMap(({ fence, first }, i) => {
    const before = prose((blocks[i - 1]?.last ?? -1) + 1, first);
    return [before, cardAt(first + 1) ?? block(fence.info, fence.text)];
  });
  return [...parts, prose((blocks.at(-1)?.last ?? -1) + 1, lines.length)].join('\n');
}

interface ProseContext {
  readonly document: ReportDocument;
  readonly targets: LinkTargets;
  readonly headings: ReturnType<ReportDocument['slugs']>;
}

function prosePart(
  markdown: InstanceType<typeof MarkdownIt>,
  prose: string,
  { document, targets, headings }: ProseContext,
): string {
  const tokens = markdown.parse(prose, {});
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      token.attrSet('id', `${document.id}--${headings.take(tokens[i + 1]!.content)}`);
      token.tag = lowered(token.tag);
    } else if (token.type === 'heading_close') token.tag = lowered(token.tag);
    else if (token.type === 'th_open' && tokens[i + 1]?.content === '') emptyHeader(tokens, i);
    else if (token.children) {
      keepSafeLinks(token.children, document, targets);
      for (const piece of token.children)
        if (piece.type === 'text') piece.content = withDashes(piece.content);
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Data for other tools, between two lines of dashes at the very beginning: no text. Lines keep their numbers. */
function withoutFrontMatter(text: string): string {
  return text.replace(
    /^---[ \t]*\r?\n(?=[\w-]+[ \t]*:)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?=\r?\n)/,
    (matter) => matter.replace(/[^\n]+/g, ''),
  );
}

// The package is CommonJS: its function is the default of the default.
type Plugin = Parameters<InstanceType<typeof MarkdownIt>['use']>[0];
const plugin = ((katexSyntax as { default?: unknown }).default ?? katexSyntax) as Plugin;

/** The corner of a table is no heading of anything. */
function emptyHeader(tokens: ReturnType<InstanceType<typeof MarkdownIt>['parse']>, i: number): void {
  tokens[i]!.tag = 'td';
  tokens[i + 2]!.tag = 'td';
}

/** The page's own heading stands above those of its articles. */
function lowered(tag: string): string {
  return `h${Math.min(6, Number(tag.slice(1)) + 1)}`;
}

/** A bound, a schedule, or code: folded, because the formula before it says the same. */
function block(info: string, content: string): string {
  const code = element('pre', { class: 'scroller' }, `<code>${escapeHtml(content.trimEnd())}</code>`);
  const heading = /^(bound|schedule)\s+(.*)$/.exec(info.trim());
  if (!heading) return code;
  return `<details class="cited"><summary><span class="kind">${heading[1]}</span> ${escapeHtml(heading[2]!)}</summary>${code}</details>`;
}
