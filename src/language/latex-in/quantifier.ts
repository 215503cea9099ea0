import { latexMistake } from '../help/latex-mistakes.js';
import { greekCommand } from '../term/greek.js';
import { DOTS, PLUS_SIGNS, PRODUCT_SIGNS, RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import type { Piece } from './draft.js';
import { ranges } from './range.js';
import { type LatexRange, rangePieces } from './reduction.js';
import { isKeyword, type Token } from './tokens.js';

const OPENING = new Set(['(', '[', '{', '\\{', '\\lbrace', '\\lbrack', '\\langle', '\\begin{cases}']);
const CLOSING = new Set([')', ']', '}', '\\}', '\\rbrace', '\\rbrack', '\\rangle', '\\end{cases}']);
const SEPARATORS = new Set([',', ';', '.']);

/** Where, behind a formula, it is said where its indices run. */
export function quantifierStart(tokens: readonly Token[]): number {
  let depth = 0;
  // Commas before a relation divide the names of a `given`.
  let hasRelation = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    const isText = token.kind === 'text';
    if (!isText && OPENING.has(token.text)) {
      if (depth === 0 && i > 0 && token.text === '(' && isListInBrackets(tokens, i)) return i;
      depth += 1;
    } else if (!isText && CLOSING.has(token.text)) depth -= 1;
    if (depth > 0) continue;
    if (!isText && (RELATION_SIGNS.has(token.text) || token.text === '\\in')) hasRelation = true;
    if (token.text === '\\forall' || (isKeyword(token) && (token.text === 'for' || token.text === 'by')))
      return i;
    if (isKeyword(token) && /^non(?:in|de)creasing$/.test(token.text)) return i;
    if (isText && i > 0) return i;
    const isSeparator = hasRelation && token.kind === 'sign' && SEPARATORS.has(token.text);
    if ((isSeparator || (token.kind === 'wide space' && i > 0)) && !goesOn(tokens, i)) return i;
  }
  return tokens.length;
}

/** A wide space before a relation or a sign is only a space. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.kind !== 'wide space') return false;
  const next = tokens[at + 1];
  if (!next || next.kind === 'text') return false;
  return [RELATION_SIGNS, PLUS_SIGNS, PRODUCT_SIGNS].some((signs) => signs.has(next.text));
}

/** `(t = 1, \dots, T)` behind a formula. */
function isListInBrackets(tokens: readonly Token[], open: number): boolean {
  let depth = 0;
  let hasDots = false;
  for (let i = open; i < tokens.length; i += 1) {
    const { text } = tokens[i]!;
    if (OPENING.has(text)) depth += 1;
    else if (CLOSING.has(text)) depth -= 1;
    if (DOTS.has(text) && depth === 1) hasDots = true;
    if (depth === 0) return hasDots && ['=', '\\in'].includes(tokens[open + 2]?.text ?? '');
  }
  return false;
}

const NOTHING = /^(?:for|for all|for every|for each|for any|where|with|and|all|every|each|if|when)?[\s:,]*$/;

/** What stands behind a formula: ranges as `for t in 1..T`, a shape, and `by` with its hints as it is written. */
export function quantifier(cursor: Cursor): {
  readonly shape: readonly Piece[];
  readonly ranges: readonly LatexRange[];
} {
  const list: LatexRange[] = [];
  const shape: Piece[] = [];
  const start = cursor.start;
  while (!cursor.isDone) {
    const token = cursor.peek()!;
    if (token.kind === 'wide space' || (token.kind === 'sign' && SEPARATORS.has(token.text))) cursor.next();
    else if (token.kind === 'word' && token.text === 'for') cursor.next();
    else if (token.text === '\\forall' || token.text === '\\colon' || token.text === ':') cursor.next();
    else if (shapeOf(token)) {
      const { start: from, end } = cursor.next();
      shape.push({ text: ` ${shapeOf(token)}`, start: from, end });
    } else if (token.kind === 'text' && NOTHING.test(token.text)) cursor.next();
    else if (token.kind === 'sign' && token.text === '(') {
      const open = cursor.next();
      list.push(...rangeLists(cursor));
      cursor.expect(')', open);
    } else if (token.kind === 'text') throw notARange(cursor, start, token.end);
    else list.push(...rangeLists(cursor));
  }
  // `x \\ge 0` about a number of the block is a statement, and no range.
  const other = list.find(
    ({ variable, isListed }) => cursor.names.has(variable) || !(isListed || isLetter(variable)),
  );
  if (other) throw notARange(cursor, other.place.start, other.place.end);
  return { shape, ranges: list };
}

/** One letter, Latin or Greek. */
function isLetter(name: string): boolean {
  return [...name].length === 1 || greekCommand(name) !== null;
}

/** Ranges with separators between them. */
function rangeLists(cursor: Cursor): LatexRange[] {
  const list = [...ranges(cursor, null)];
  while (cursor.is(',', ';') && cursor.peek(1) !== null && cursor.peek(1)!.kind !== 'wide space') {
    cursor.next();
    list.push(...ranges(cursor, null));
  }
  return list;
}

function shapeOf(token: Token): string | null {
  if (token.kind !== 'text' && token.kind !== 'word') return null;
  const word = /^non-?(increasing|decreasing)$/.exec(token.text.trim());
  return word ? `non${word[1]}` : null;
}

function notARange(cursor: Cursor, start: number, end: number) {
  const place = { start, end };
  return cursor.fail(latexMistake.badQuantifier(cursor.place(place), cursor.latex(place)));
}

/** ` for t in 1..T, i in 1..d`. */
export function forPieces(list: readonly LatexRange[]): Piece[] {
  return list.flatMap((range, i) => [
    { text: i === 0 ? ' for ' : ', ', start: range.place.start, end: range.place.start },
    ...rangePieces(range),
  ]);
}
