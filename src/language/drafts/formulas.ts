import { lineAndColumn, type Source } from '../term/place.js';
import { type Role, roleOf } from './role.js';

/** A formula of a LaTeX article. */
export interface Formula {
  readonly latex: string;
  /** Its `\label`, without what stands before a colon. */
  readonly label: string | null;
  /** Line of the article, from 1. */
  readonly line: number;
  /** A formula on its own line, one between words of a theorem, or one between other words. */
  readonly place: 'display' | 'statement' | 'prose';
  /** Which theorem, lemma, … it stands in; `null`: none. */
  readonly statement: number | null;
  /** What the words before it make of it (`role.ts`). */
  readonly role: Role;
}

const DISPLAY =
  /\\begin\{(equation|align|alignat|gather|multline|eqnarray|displaymath)(\*?)\}([\s\S]*?)\\end\{\1\2\}|\\\[([\s\S]*?)\\\]|\$\$([\s\S]*?)\$\$/g;
const STATEMENT = /\\begin\{(theorem|lemma|proposition|corollary|claim|fact)\*?\}([\s\S]*?)\\end\{\1\*?\}/g;
const INLINE = /(?<![\\$])\$(?!\$)([^$]+)\$(?!\$)|\\\(([\s\S]*?)\\\)/g;
/** What stands there is no text of the article. */
const VERBATIM =
  /\\begin\{(verbatim|lstlisting|lakatos|comment|filecontents)(\*?)\}[\s\S]*?\\end\{\1\2\}|^[\s\S]*?\\begin\{document\}/g;
const RELATION = /\\(?:leq?|geq?|leqslant|geqslant|lt|gt|coloneqq|triangleq)(?![A-Za-z])|[<>=]/;
/** A relation that is no equation. */
export const INEQUALITY = /\\(?:leq?|geq?|leqslant|geqslant|lt|gt)(?![A-Za-z])|[<>]/;
/** In a set, which is a domain where it is one of numbers. */
const MEMBER = /\\in(?![A-Za-z])/;

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** The formulas of an article that have a relation, in order. */
export function formulasOf(source: Source): Formula[] {
  // What is left out is blanked, so that offsets stay.
  const text = source.text.replace(/(?<!\\)%[^\n]*/g, blank).replace(VERBATIM, blank);
  const found: (Pick<Formula, 'latex' | 'label' | 'place' | 'role'> & { at: number })[] = [];
  for (const match of text.matchAll(DISPLAY)) {
    const body = match[3] ?? match[4] ?? match[5] ?? '';
    const from = match.index + match[0].indexOf(body);
    for (const { latex, at } of rowsOf(body))
      if (RELATION.test(latex)) {
        const label = labelOf(latex) ?? labelOf(body);
        found.push({ latex, label, place: 'display', role: 'said', at: from + at });
      }
  }
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    label: labelOf(match[2]!.replace(DISPLAY, blank)),
  }));
  const statementAt = (at: number) => statements.findIndex(({ from, to }) => from <= at && at < to);
  const words = text.replace(DISPLAY, blank);
  let before: { role: Role; end: number } | null = null;
  for (const match of words.matchAll(INLINE)) {
    const latex = match[1] ?? match[2] ?? '';
    const end = match.index + match[0].length;
    const role: Role = roleOf(
      words.slice(before?.end ?? 0, match.index),
      before?.role ?? null,
      words.slice(end),
    );
    // `for all $t$ with …`: a formula without a relation says nothing, and hands on what it was handed.
    before = { role, end };
    if (!RELATION.test(latex) && !MEMBER.test(latex)) continue;
    const statement = statements[statementAt(match.index)];
    const at = match.index + match[0].indexOf(latex);
    found.push({
      latex,
      label: statement?.label ?? null,
      place: statement ? 'statement' : 'prose',
      role,
      at,
    });
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ latex, label, place, role, at }) => {
      const statement = statementAt(at);
      return {
        latex: latex.replace(/\s+/g, ' ').trim(),
        label,
        line: lineAndColumn({ source, start: at + latex.search(/\S/), end: at }).line,
        place,
        statement: statement < 0 ? null : statement,
        role,
      };
    });
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
