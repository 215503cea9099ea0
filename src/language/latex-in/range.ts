import type { Relation } from '../term/relation.js';
import { DOTS, RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { compound, type Draft, LEVEL, literal, textOf } from './draft.js';
import type { LatexRange } from './reduction.js';
import { isAt } from './starts.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a draft is a name without an index, as variables are. */
export function isPlainName(draft: Draft): boolean {
  return /^\p{L}[\p{L}\d_]*$/u.test(textOf(draft));
}

/** What an index runs over where nothing says it: `1..T`, or what a `for` of the block says. */
export function impliedRange(cursor: Cursor, variable: string, { start, end }: Span): LatexRange {
  const place = { start, end };
  const ranges = cursor.names.rangesOf(variable);
  if (ranges.length !== 1)
    throw cursor.ambiguous(
      place,
      ranges.map((range) => `${variable} in ${range}`),
      `say where it runs: ${ranges.map((range) => `\`${variable} in ${range}\``).join(' or ')}`,
    );
  const [from, to] = ranges[0]!.split('..') as [string, string];
  return { variable, from: literal(from, place), to: literal(to, place), place };
}

/** The integer after or before an end that does not belong to a range. */
function beside(end: Draft, sign: '+' | '-'): Draft {
  const text = textOf(end);
  if (/^\d+$/.test(text)) return literal(String(Number(text) + (sign === '+' ? 1 : -1)), end);
  const pieces = [...end.pieces, { text: `${sign}1`, start: end.end, end: end.end }];
  return end.level === LEVEL.conditional ? end : compound(LEVEL.sum, pieces, [end], end);
}

/**
 * Where variables run, up to what is no range: `t=1` (its end stands elsewhere: `upper`), `k \le t`, `1 \le k < t`,
 * `i \in [n]`, `i \in \{1, \dots, d\}`, `t = 1, \dots, T`, or letters alone.
 */
export function ranges(cursor: Cursor, upper: Draft | null): LatexRange[] {
  const first = cursor.expression();
  const place = () => ({ start: first.start, end: cursor.end });
  if (cursor.take('\\in', 'in', '∈')) return [{ ...set(cursor, variableOf(cursor, first), place) }];
  if (!isAt(cursor, RELATION_SIGNS)) {
    const letters = [first];
    while (cursor.is(',') && isLetterNext(cursor)) {
      cursor.next();
      letters.push(cursor.expression());
    }
    if (isAt(cursor, RELATION_SIGNS) && RELATION_SIGNS.get(cursor.peek()!.text) === '=') {
      cursor.next();
      const from = cursor.expression();
      const to = upper ?? listEnd(cursor);
      return letters.map((letter) => ({
        variable: variableOf(cursor, letter),
        from,
        to,
        place: letter,
        isListed: true,
      }));
    }
    return letters.map((letter) => impliedRange(cursor, variableOf(cursor, letter), letter));
  }
  const relation = RELATION_SIGNS.get(cursor.next().text)!;
  const second = cursor.expression();
  if (relation === '=') {
    const variable = variableOf(cursor, first);
    const to = upper ?? listEnd(cursor);
    return [{ variable, from: second, to, place: place(), isListed: true }];
  }
  if (!isAt(cursor, RELATION_SIGNS)) return [oneSided(cursor, first, relation, second, place())];
  const other = RELATION_SIGNS.get(cursor.next().text)!;
  const third = cursor.expression();
  return [twoSided(cursor, [first, relation, second, other, third], place())];
}

function isLetterNext(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  const after = cursor.peek(2);
  return next?.kind === 'letter' && (after === null || !['_', '^', '['].includes(after.text));
}

/** The name of an index; one that ends with digits is written with a subscript: `k_1` is `k1`. */
function variableOf(cursor: Cursor, draft: Draft): string {
  const text = textOf(draft);
  if (text === 'exp(1)' && draft.end - draft.start === 1) return 'e';
  const numbered = /^(\p{L}+)\[(\d+)\]$/u.exec(text);
  if (numbered) return `${numbered[1]}${numbered[2]}`;
  if (!isPlainName(draft) || text === 'T') throw cursor.unexpectedAt(draft, 'the name of an index');
  return text;
}

/** `, \dots, T`, after the first numbers of a list. */
function listEnd(cursor: Cursor): Draft {
  for (;;) {
    if (cursor.take('..')) return cursor.expression();
    if (!cursor.take(',')) throw cursor.unexpected('`, \\dots, T`');
    const dots = cursor.peek();
    if (dots && DOTS.has(dots.text)) {
      cursor.next();
      cursor.take(',');
      return cursor.expression();
    }
    cursor.expression();
  }
}

/** `\{1, \dots, d\}`, `[n]`, `1..n`. */
function set(cursor: Cursor, variable: string, place: () => Span): LatexRange {
  const open = cursor.take('\\{', '\\lbrace');
  if (open) {
    const from = cursor.expression();
    const to = listEnd(cursor);
    cursor.expect(open.text === '\\{' ? '\\}' : '\\rbrace', open);
    return { variable, from, to, place: place() };
  }
  const bracket = cursor.take('[', '\\lbrack');
  if (bracket) {
    const to = cursor.expression();
    cursor.expect(bracket.text === '[' ? ']' : '\\rbrack', bracket);
    return { variable, from: literal('1', bracket), to, place: place() };
  }
  const from = cursor.expression();
  if (!cursor.take('..')) throw cursor.unexpected('`\\{1, \\dots, n\\}` or `[n]`');
  return { variable, from, to: cursor.expression(), place: place() };
}

function oneSided(cursor: Cursor, left: Draft, relation: Relation, right: Draft, place: Span): LatexRange {
  const [variable, sign, end] = isPlainName(left)
    ? [left, relation, right]
    : [right, MIRRORED.get(relation) ?? relation, left];
  const name = variableOf(cursor, variable);
  if (sign === '<=' || sign === '<') {
    const to = sign === '<=' ? end : beside(end, '-');
    return { variable: name, from: literal('1', { start: place.start, end: place.start }), to, place };
  }
  if (sign !== '>=' && sign !== '>') throw cursor.unexpectedAt(place, 'a range');
  const from = sign === '>=' ? end : beside(end, '+');
  return { variable: name, from, to: literal('T', { start: place.end, end: place.end }), place };
}

const MIRRORED = new Map<Relation, Relation>([
  ['<=', '>='],
  ['<', '>'],
  ['>=', '<='],
  ['>', '<'],
]);

function twoSided(
  cursor: Cursor,
  [a, left, variable, right, b]: readonly [Draft, Relation, Draft, Relation, Draft],
  place: Span,
): LatexRange {
  const name = variableOf(cursor, variable);
  if (/^<=?$/.test(left) && /^<=?$/.test(right))
    return {
      variable: name,
      from: left === '<' ? beside(a, '+') : a,
      to: right === '<' ? beside(b, '-') : b,
      place,
    };
  if (/^>=?$/.test(left) && /^>=?$/.test(right))
    return {
      variable: name,
      from: right === '>' ? beside(b, '+') : b,
      to: left === '>' ? beside(a, '-') : a,
      place,
    };
  throw cursor.unexpectedAt(place, 'a range');
}
