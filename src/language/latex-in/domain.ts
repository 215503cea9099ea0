import { latexMistake } from '../help/latex-mistakes.js';
import { DOTS, RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import type { Piece } from './draft.js';
import { argument } from './scripts.js';
import { isAt } from './starts.js';
import { expression } from './sum.js';

/** What stands behind the names of a `given`: ` > 0`, ` in [a, b]`, ` in 1..9`, ` in R^d`, or nothing for every real number. */
export function domain(cursor: Cursor): Piece[] {
  const start = cursor.start;
  if (cursor.isDone) return [];
  if (isAt(cursor, RELATION_SIGNS)) {
    const token = cursor.next();
    const sign = ` ${RELATION_SIGNS.get(token.text)!} `;
    return [{ text: sign, start: token.start, end: token.end }, ...expression(cursor).pieces];
  }
  const sign = cursor.take('\\in', 'in', '∈');
  if (!sign) throw bad(cursor, start);
  const word = (text: string): Piece => ({ text, start: sign.start, end: cursor.end });
  const open = cursor.take('\\{', '\\lbrace');
  if (open) {
    const from = expression(cursor);
    const to = listEnd(cursor, start);
    cursor.expect(open.text === '\\{' ? '\\}' : '\\rbrace', open);
    return [word(' in '), ...from.pieces, word('..'), ...to.pieces];
  }
  const bracket = cursor.take('[', '(', '\\lbrack');
  if (bracket) return interval(cursor, bracket.text === '(' ? '(' : '[', start, word);
  return reals(cursor, start, word);
}

function interval(cursor: Cursor, open: '(' | '[', start: number, word: (text: string) => Piece): Piece[] {
  const lower = expression(cursor);
  if (cursor.take(']')) return [word(' in 1..'), ...lower.pieces];
  if (!cursor.take(',')) throw bad(cursor, start);
  const upper = expression(cursor);
  const close = cursor.take(')', ']', '\\rbrack');
  if (!close) throw bad(cursor, start);
  return [
    word(` in ${open}`),
    ...lower.pieces,
    word(', '),
    ...upper.pieces,
    word(close.text === ')' ? ')' : ']'),
  ];
}

/** `\mathbb{R}`, `\mathbb{R}^d`, `\mathbb{R}_{>0}`; `1..9` as the language writes it. */
function reals(cursor: Cursor, start: number, word: (text: string) => Piece): Piece[] {
  const isReals = cursor.take('\\R', '\\Re', 'ℝ') !== null || blackboardR(cursor);
  if (!isReals) {
    if (cursor.is('\\mathbb')) throw bad(cursor, start);
    const from = expression(cursor);
    if (!cursor.take('..')) throw bad(cursor, start);
    return [word(' in '), ...from.pieces, word('..'), ...expression(cursor).pieces];
  }
  if (cursor.is('^', '_') && ['+', '{'].includes(cursor.peek(1)?.text ?? '')) {
    const half = halfLine(cursor);
    if (half) return [word(half)];
  }
  if (!cursor.take('^')) return [];
  return [word(' in R^'), { ...word('('), text: '(' }, ...argument(cursor).pieces, word(')')];
}

/** `\\mathbb{R}`, and `R` as the language writes it. */
function blackboardR(cursor: Cursor): boolean {
  if (cursor.is('R') && (cursor.peek(1) === null || cursor.peek(1)!.text === '^')) {
    cursor.next();
    return true;
  }
  if (cursor.peek()?.text !== '\\mathbb') return false;
  const isBraced = cursor.peek(1)?.text === '{';
  if (cursor.peek(isBraced ? 2 : 1)?.text !== 'R') return false;
  for (let i = 0; i < (isBraced ? 4 : 2); i += 1) cursor.next();
  return true;
}

/** `_{>0}`, `_{\ge 0}`, `_{++}`; `_+` means either. `null`, and nothing read, where it is none of these. */
function halfLine(cursor: Cursor): string | null {
  const start = cursor.start;
  const isBraced = cursor.peek(1)?.text === '{';
  const marks = [0, 1, 2].map((i) => cursor.peek((isBraced ? 2 : 1) + i)?.text ?? '');
  const relation = RELATION_SIGNS.get(marks[0]!);
  const length = marks[0] === '+' ? (marks[1] === '+' ? 2 : 1) : relation && marks[1] === '0' ? 2 : 0;
  if (length === 0) return null;
  for (let i = 0; i < (isBraced ? 3 : 1) + length; i += 1) cursor.next();
  if (length === 1)
    throw cursor.ambiguous({ start, end: cursor.end }, ['> 0', '>= 0'], 'write `x > 0` or `x \\ge 0`');
  return relation ? ` ${relation} 0` : ' > 0';
}

function listEnd(cursor: Cursor, start: number) {
  for (;;) {
    if (!cursor.take(',')) throw bad(cursor, start);
    const dots = cursor.peek();
    if (dots && DOTS.has(dots.text)) {
      cursor.next();
      cursor.take(',');
      return expression(cursor);
    }
    expression(cursor);
  }
}

function bad(cursor: Cursor, start: number) {
  const place = { start, end: Math.max(cursor.end, start + 1) };
  return cursor.fail(latexMistake.badDomain(cursor.place(place), cursor.latex(place)));
}
