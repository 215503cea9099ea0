import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import type { Source } from '../term/place.js';
import { type DocumentLine, documentLines, type Fence, locateIn } from './fence.js';

/** Whether a document is LaTeX: its name says so. */
export function isTex({ path }: Source): boolean {
  return /\.tex$/i.test(path);
}

/** A block of a LaTeX document, and the lines that it takes, from 0. */
export interface TexBlock {
  readonly fence: Fence;
  readonly first: number;
  readonly last: number;
}

const BEGIN = /^\s*\\begin\s*\{lakatos\}\s*(?:\{([^}]*)\})?\s*(?:%.*)?$/;
const END = /^\s*\\end\s*\{lakatos\}/;
const REMARK = /^\s*%+\s*lakatos:\s*(.*)$/;
const REMARK_LINE = /^\s*%+ ?(.*)$/;
/** What LaTeX does not read as LaTeX. */
const VERBATIM = /^\s*\\begin\s*\{(verbatim\*?|lstlisting|minted|comment|Verbatim)\}/;
const END_OF_DOCUMENT = /^\s*\\end\s*\{document\}/;

/**
 * The blocks of a LaTeX document: what stands in `\begin{lakatos}{claim NAME}` … `\end{lakatos}`, and in comments that begin
 * with `% lakatos: claim NAME`, up to the first line that is no comment. All else is prose.
 */
export function readTex(source: Source): {
  readonly blocks: readonly TexBlock[];
  readonly problems: readonly Problem[];
} {
  const lines = documentLines(source.text);
  const blocks: TexBlock[] = [];
  const problems: Problem[] = [];
  let at = 0;
  while (at < lines.length) {
    const { text, start } = lines[at]!;
    if (END_OF_DOCUMENT.test(text)) break;
    const verbatim = VERBATIM.exec(text)?.[1];
    const begin = BEGIN.exec(text);
    const remark = REMARK.exec(text);
    if (verbatim) {
      const close = new RegExp(`\\\\end\\s*\\{${verbatim.replace('*', '\\*')}\\}`);
      while (at < lines.length && !close.test(lines[at]!.text)) at += 1;
    } else if (remark) {
      const last = lastRemark(lines, at);
      const heading = headingOf(source, lines[at]!, remark[1]!);
      blocks.push({
        fence: fenceOf(source, lines.slice(at + 1, last + 1), heading, 'closed', REMARK_LINE),
        first: at,
        last,
      });
      at = last;
    } else if (begin) {
      let last = at + 1;
      while (last < lines.length && !END.test(lines[last]!.text)) last += 1;
      if (begin[1] === undefined)
        problems.push(mistake.texWithoutName({ source, start, end: start + text.length }));
      else {
        const end = last < lines.length ? 'closed' : 'unclosed';
        const heading = headingOf(source, lines[at]!, begin[1]);
        blocks.push({
          fence: fenceOf(source, lines.slice(at + 1, last), heading, end, /^(.*)$/),
          first: at,
          last,
        });
      }
      at = last;
    }
    at += 1;
  }
  return { blocks, problems };
}

/** The last line of the comment that begins here; another block in it ends it. */
function lastRemark(lines: readonly DocumentLine[], first: number): number {
  let last = first;
  while (
    last + 1 < lines.length &&
    REMARK_LINE.test(lines[last + 1]!.text) &&
    !REMARK.test(lines[last + 1]!.text)
  )
    last += 1;
  return last;
}

function headingOf(source: Source, line: DocumentLine, text: string): Pick<Fence, 'info' | 'infoPlace'> {
  const info = text.trim();
  const start = line.start + line.text.lastIndexOf(info);
  return { info, infoPlace: { source, start, end: start + info.length } };
}

function fenceOf(
  source: Source,
  lines: readonly DocumentLine[],
  heading: Pick<Fence, 'info' | 'infoPlace'>,
  end: Fence['end'],
  content: RegExp,
): Fence {
  const text = lines.map((line) => content.exec(line.text)![1]!).join('\n');
  return { ...heading, text, locate: locateIn(source, text, lines), end };
}
