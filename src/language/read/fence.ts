import MarkdownIt from 'markdown-it';
import type { Locate, Place, Source } from '../term/place.js';

/** A fenced block of a document, whatever it is about. */
export interface Fence {
  readonly info: string;
  /** Place of `info`. */
  readonly infoPlace: Place;
  /** What stands between the fence's lines, without the indentation or `>` of lists and quotes around it. */
  readonly text: string;
  readonly locate: Locate;
  /** Whether a closing fence ends it, or the end of the document or of a list item. */
  readonly end: 'closed' | 'unclosed';
}

// Blocks alone, no inline text; `html`, so that a claim inside of `<!-- -->` does not run.
const markdown = new MarkdownIt({ html: true });
/** Beyond this level the parser passes over what is left, without a word. A list is two levels. */
const MARKDOWN_NESTING = 100;
markdown.set({ maxNesting: MARKDOWN_NESTING } as never);
markdown.core.ruler.enableOnly(['normalize', 'block']);
markdown.block.ruler.disable(['reference']);

/** The fenced blocks of a document, in order. */
export function readFences(source: Source): Fence[] {
  return readMarkdown(source).fences;
}

/** A line that would open a block, and does not, because it is indented too far. */
export interface IndentedOpening {
  readonly kind: string;
  readonly place: Place;
}

const OPENING = /^[ \t>]*(?:`{3,}|~{3,})\s*(claim|bound|schedule|method)[ \t]+[^`\s][^`]*$/;

/** The fenced blocks of a document, and what only looks like one. */
export function readMarkdown(source: Source): {
  readonly fences: Fence[];
  readonly indented: IndentedOpening[];
  /** Where lists and quotes nest so deeply that Markdown is not read any further: blocks may be missing. */
  readonly tooDeep: Place | null;
} {
  const lines = documentLines(source.text);
  // A byte order mark is no letter; a space keeps all offsets.
  const tokens = markdown.parse(source.text.replace(/^\uFEFF/, ' '), {});
  const indented = tokens.flatMap((token): IndentedOpening[] => {
    if ((token.type !== 'code_block' && token.type !== 'inline') || !token.map) return [];
    const [first, last] = token.map;
    // Within a paragraph any line may be such a one; of code only the first, as the rest may be an example.
    const candidates = lines.slice(first, token.type === 'inline' ? last : first + 1);
    return candidates.flatMap(({ start, text }) => {
      const kind = OPENING.exec(text)?.[1];
      const from = start + text.search(/[`~]/);
      return kind ? [{ kind, place: { source, start: from, end: start + text.trimEnd().length } }] : [];
    });
  });
  const fences = tokens.flatMap((token): Fence[] => {
    if (token.type !== 'fence' || !token.map) return [];
    const [first, last] = token.map;
    const opening = lines[first]!;
    const info = token.info.trim();
    const infoStart = opening.start + opening.text.indexOf(info, opening.text.indexOf(token.markup) + 3);
    const contentLines = token.content === '' ? 0 : token.content.split('\n').length - 1;
    return [
      {
        info,
        infoPlace: { source, start: infoStart, end: infoStart + info.length },
        text: token.content,
        locate: locateIn(source, token.content, lines.slice(first + 1, last)),
        end: contentLines === last - first - 1 ? 'unclosed' : 'closed',
      },
    ];
  });
  return { fences, indented, tooDeep: tooDeepIn(source, tokens, lines) };
}

/** A list item or a quote whose content the parser has passed over. */
function tooDeepIn(
  source: Source,
  tokens: readonly { type: string; level: number; map: [number, number] | null }[],
  lines: readonly DocumentLine[],
): Place | null {
  const container = tokens.find(
    ({ type, level }) =>
      (type === 'list_item_open' || type === 'blockquote_open') && level + 1 >= MARKDOWN_NESTING,
  );
  if (!container) return null;
  const line = lines[container.map?.[0] ?? 0]!;
  return { source, start: line.start, end: line.start + line.text.length };
}

/** A line of a document: its text, and where it begins. */
export interface DocumentLine {
  readonly start: number;
  readonly text: string;
}

export function documentLines(text: string): DocumentLine[] {
  const lines: DocumentLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n?|\n|$/g)) {
    lines.push({ start, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return lines;
}

/**
 * A line of a fence is the end of a line of the document: what stands before it is indentation and `>`. (Where
 * a tab is cut in two, Markdown puts spaces; these stand for the tab.)
 */
export function locateIn(source: Source, text: string, lines: readonly DocumentLine[]): Locate {
  const starts: number[] = [];
  const shifts: { padding: number; origin: number }[] = [];
  let start = 0;
  text.split('\n').forEach((content, i) => {
    const line = lines[i] ?? lines.at(-1) ?? { start: source.text.length, text: '' };
    let padding = 0;
    while (!line.text.endsWith(content.slice(padding))) padding += 1;
    starts.push(start);
    shifts.push({ padding, origin: line.start + line.text.length - (content.length - padding) });
    start += content.length + 1;
  });
  const offset = (position: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    const { padding, origin } = shifts[low]!;
    return origin + Math.max(0, position - starts[low]! - padding);
  };
  return (from, to) => {
    const begin = offset(from);
    return { source, start: begin, end: to > from ? offset(to - 1) + 1 : begin };
  };
}
