import { lineAndColumn, type Source } from '../term/place.js';

/** A formula of a LaTeX article. */
export interface Formula {
  readonly latex: string;
  /** Its `\label`, without what stands before a colon. */
  readonly label: string | null;
  /** Line of the article, from 1. */
  readonly line: number;
}

const DISPLAY =
  /\\begin\{(equation|align|alignat|gather|multline|eqnarray|displaymath)(\*?)\}([\s\S]*?)\\end\{\1\2\}|\\\[([\s\S]*?)\\\]|\$\$([\s\S]*?)\$\$/g;
/** In statements, formulas between words count too. */
const STATEMENT = /\\begin\{(theorem|lemma|proposition|corollary|claim|fact)\*?\}([\s\S]*?)\\end\{\1\*?\}/g;
const INLINE = /(?<![\\$])\$(?!\$)([^$]+)\$(?!\$)|\\\(([\s\S]*?)\\\)/g;
const RELATION = /\\(?:leq?|geq?|leqslant|geqslant|lt|gt)(?![A-Za-z])|[<>=]/;
/** `T \ge 1`: what is assumed, and no claim. */
const DOMAIN = /^\s*\\?[A-Za-z]+(?:_(?:\w|\{[^}]*\}))?\s*(?:\\[a-z]+|[<>=])\s*\d+\s*$/;
const INEQUALITY = /\\(?:leq?|geq?|leqslant|geqslant|lt|gt)(?![A-Za-z])|[<>]/;

/** The formulas of an article that have a relation: displayed ones, and inequalities within theorems, in order. */
export function formulasOf(source: Source): Formula[] {
  // Comments are blanked, so that offsets stay.
  const text = source.text.replace(/(?<!\\)%[^\n]*/g, (remark) => ' '.repeat(remark.length));
  const found: { latex: string; label: string | null; at: number }[] = [];
  for (const match of text.matchAll(DISPLAY)) {
    const body = match[3] ?? match[4] ?? match[5] ?? '';
    const from = match.index + match[0].indexOf(body);
    for (const row of rowsOf(body))
      found.push({ latex: row.latex, label: labelOf(row.latex) ?? labelOf(body), at: from + row.at });
  }
  for (const statement of text.matchAll(STATEMENT)) {
    const from = statement.index + statement[0].indexOf(statement[2]!);
    const words = statement[2]!.replace(DISPLAY, (display) => ' '.repeat(display.length));
    const label = labelOf(words);
    for (const match of words.matchAll(INLINE)) {
      const latex = match[1] ?? match[2] ?? '';
      if (INEQUALITY.test(latex) && !DOMAIN.test(latex))
        found.push({ latex, label, at: from + match.index + 1 });
    }
  }
  return found
    .filter(({ latex }) => RELATION.test(latex))
    .sort((a, b) => a.at - b.at)
    .map(({ latex, label, at }) => ({
      latex: latex.replace(/\s+/g, ' ').trim(),
      label,
      line: lineAndColumn({ source, start: at + latex.search(/\S/), end: at }).line,
    }));
}

/** The formulas of an `align`: a row that begins with a relation goes on with the one above. */
function rowsOf(body: string): { latex: string; at: number }[] {
  const rows: { latex: string; at: number }[] = [];
  let at = 0;
  let depth = 0;
  let start = 0;
  const finish = (end: number) => {
    const latex = body.slice(start, end);
    const last = rows.at(-1);
    if (
      last &&
      /^[\s&]*(?:\\(?:leq?|geq?|leqslant|geqslant|lt|gt|stackrel|overset|quad|qquad|text|forall)\b|[=<>+-])/.test(
        latex,
      )
    )
      last.latex += ` ${latex}`;
    else if (latex.trim() !== '') rows.push({ latex, at: start });
  };
  for (const { 0: sign, index } of body.matchAll(/\\begin\{[^}]*\}|\\end\{[^}]*\}|\\\\(?:\[[^\]]*\])?/g)) {
    at = index;
    if (sign.startsWith('\\begin')) depth += /aligned|split|gathered/.test(sign) ? 0 : 1;
    else if (sign.startsWith('\\end')) depth -= /aligned|split|gathered/.test(sign) ? 0 : 1;
    else if (depth === 0) {
      finish(at);
      start = at + sign.length;
    }
  }
  finish(body.length);
  return rows;
}

function labelOf(latex: string): string | null {
  const label = /\\label\{(?:[^}:]*:)?([^}]*)\}/.exec(latex)?.[1];
  const name = label?.replace(/[^A-Za-z\d]+/g, '_').replace(/^[\d_]+|_+$/g, '');
  return name ? name : null;
}
