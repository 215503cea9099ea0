import { latexMistake } from '../help/latex-mistakes.js';
import type { Locate } from '../term/place.js';
import type { Relation } from '../term/relation.js';
import { RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { domain } from './domain.js';
import { at, type Draft, LEVEL, type Piece, separated } from './draft.js';
import { head } from './head.js';
import type { KnownNames } from './known-names.js';
import { openCursor } from './open.js';
import { forPieces, quantifier, quantifierStart } from './quantifier.js';
import { isAt } from './starts.js';
import { expression } from './sum.js';
import { tokenise } from './tokens.js';

/** A line of LaTeX in the language. */
export interface Translation {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The name that the line defines, where it is a vector. */
  readonly vector: string | null;
}

const WORD = /^(given|let|assume|show|value|step)\b\s*/;

/** Whether lines that begin with this word have formulas in which LaTeX is read. */
export function takesLatex(text: string): boolean {
  return WORD.test(text);
}

/** A line that begins with `given`, `let`, `assume`, `show`, `value` or `step`, its formulas translated. */
export function translateLine(line: string, names: KnownNames, locate: Locate): Translation {
  const [opening, word] = WORD.exec(line)! as unknown as [string, string];
  const start = opening.length;
  // Spaces keep the offsets.
  const text = ' '.repeat(start) + line.slice(start);
  const hints = hintsAt(text);
  const tokens = tokenise(hints < 0 ? text : text.slice(0, hints), names);
  const cut = quantifierStart(tokens);
  const tail = quantifier(openCursor(tokens.slice(cut), text, names, locate));
  const cursor = openCursor(tokens.slice(0, cut), text, names, locate);
  const bound = tail.ranges.map(({ variable }) => variable);
  const body = cursor.within(bound, () => formulaOf(word, cursor));
  const pieces: Piece[] = [
    { text: `${word} `, start: 0, end: word.length },
    ...body.pieces,
    ...tail.shape,
    ...forPieces(tail.ranges),
    ...(hints < 0 ? [] : verbatim(line, hints)),
  ];
  if (!cursor.isDone) throw cursor.unexpected('a sign or the end of the formula');
  return { text: pieces.map((piece) => piece.text).join(''), pieces, vector: body.vector };
}

/** Each sign stands for itself. */
function verbatim(line: string, from: number): Piece[] {
  return [
    { text: ' ', start: from, end: from },
    ...[...line.slice(from)].reduce<Piece[]>((pieces, text) => {
      const start = pieces.at(-1)?.end ?? from;
      pieces.push({ text, start, end: start + text.length });
      return pieces;
    }, []),
  ];
}

/** Where `by` and its hints begin, which are no LaTeX; -1 where there are none. */
function hintsAt(line: string): number {
  return line.search(/(?<=\s)by\s+(?=[\p{L}_])/u);
}

function formulaOf(word: string, cursor: Cursor): { pieces: readonly Piece[]; vector: string | null } {
  switch (word) {
    case 'given':
      return { pieces: givenOf(cursor), vector: null };
    case 'let':
    case 'step':
      return definitionOf(cursor);
    case 'value':
      return { pieces: expression(cursor).pieces, vector: null };
    default:
      return { pieces: chainOf(cursor), vector: null };
  }
}

/** `A = B \le C`. */
function chainOf(cursor: Cursor): Piece[] {
  const pieces: Piece[] = [...expression(cursor).pieces];
  while (!cursor.isDone && relationNext(cursor))
    pieces.push(...relation(cursor).pieces, ...expression(cursor).pieces);
  return pieces;
}

/** `\le`, `\stackrel{(a)}{\le}`, `\overset{(a)}{=}`. */
function relationNext(cursor: Cursor): boolean {
  return isAt(cursor, RELATION_SIGNS) || cursor.is('\\stackrel', '\\overset', '\\underset');
}

function relation(cursor: Cursor): { sign: Relation; pieces: Piece[] } {
  const marked = cursor.take('\\stackrel', '\\overset', '\\underset');
  if (marked) {
    cursor.skipBraces(marked);
    const open = cursor.take('{');
    const inner = relation(cursor);
    if (open) cursor.expect('}', open);
    return inner;
  }
  if (!isAt(cursor, RELATION_SIGNS)) throw cursor.unexpected('a relation');
  const token = cursor.next();
  const sign = RELATION_SIGNS.get(token.text)!;
  return { sign, pieces: [{ text: ` ${sign} `, start: token.start, end: token.end }] };
}

function definitionOf(cursor: Cursor): { pieces: readonly Piece[]; vector: string | null } {
  const defined = head(cursor);
  const equals = relation(cursor);
  if (equals.sign !== '=') throw cursor.unexpectedAt({ start: cursor.end - 1, end: cursor.end }, '`=`');
  const body = cursor.within(defined.letters, () => expression(cursor));
  const more: Piece[] = [];
  while (!cursor.isDone && relationNext(cursor))
    more.push(...relation(cursor).pieces, ...expression(cursor).pieces);
  const pieces = [...defined.draft.pieces, ...equals.pieces, ...body.pieces, ...more];
  return { pieces, vector: body.isVector ? defined.name : null };
}

/** `R, D > 0`, `0 < \beta \le 1`, `x \in [a, b]`, `g_t \in \mathbb{R}^d`. */
function givenOf(cursor: Cursor): Piece[] {
  const first = expression(cursor);
  const names: Draft[] = [first];
  while (cursor.take(',')) names.push(expression(cursor));
  if (names.length === 1 && isAt(cursor, RELATION_SIGNS)) {
    const left = relation(cursor);
    const second = expression(cursor);
    if (isAt(cursor, RELATION_SIGNS)) {
      const right = relation(cursor);
      return between(cursor, [first, left.sign, second, right.sign, expression(cursor)]);
    }
    return [...first.pieces, ...left.pieces, ...second.pieces];
  }
  const list = separated(
    names.map(({ pieces }) => pieces),
    ', ',
  );
  return [...list, ...domain(cursor)];
}

/** `a < x \le b` as `x in (a, b]`. */
function between(
  cursor: Cursor,
  [a, left, x, right, b]: readonly [Draft, Relation, Draft, Relation, Draft],
): Piece[] {
  const isRising = /^<=?$/.test(left) && /^<=?$/.test(right);
  const isFalling = /^>=?$/.test(left) && /^>=?$/.test(right);
  const place = { start: a.start, end: b.end };
  if (!isRising && !isFalling)
    throw cursor.fail(latexMistake.badDomain(cursor.place(place), cursor.latex(place)));
  const [low, lowSign, high, highSign] = isRising ? [a, left, b, right] : [b, right, a, left];
  const word = (text: string): Piece => ({ text, start: x.start, end: x.end });
  return [
    ...x.pieces,
    word(/=/.test(lowSign) ? ' in [' : ' in ('),
    ...at(low, LEVEL.sum),
    word(', '),
    ...at(high, LEVEL.sum),
    word(/=/.test(highSign) ? ']' : ')'),
  ];
}
