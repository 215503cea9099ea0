import type { Cursor } from './cursor.js';
import { callOf, type Draft, LEVEL, textOf } from './draft.js';
import { closesBar } from './starts.js';

/** Brackets that group. */
const GROUPS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['\\{', '\\}'],
  ['\\lbrace', '\\rbrace'],
  ['\\lbrack', '\\rbrack'],
]);
/** Brackets that mean something, and what. */
const FENCES = new Map([
  ['\\lfloor', ['\\rfloor', 'floor']],
  ['\\lceil', ['\\rceil', 'ceil']],
  ['\\lvert', ['\\rvert', 'abs']],
  ['\\lVert', ['\\rVert', 'norm']],
] as const);
const BARS = new Map([
  ['|', 'abs'],
  ['\\vert', 'abs'],
  ['\\|', 'norm'],
  ['\\Vert', 'norm'],
]);

export function isBracket(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (!token || (token.kind !== 'sign' && token.kind !== 'command')) return false;
  return (
    GROUPS.has(token.text) ||
    FENCES.has(token.text as '\\lceil') ||
    BARS.has(token.text) ||
    token.text === '\\langle'
  );
}

/** What stands in brackets, with what the brackets say. */
export function bracketed(cursor: Cursor): Draft {
  const open = cursor.next();
  const close = GROUPS.get(open.text);
  if (close) {
    const inner = cursor.withScripts(() => cursor.expression());
    const closing = cursor.expect(close, open);
    if (open.text === '{') return invisible(cursor, inner, { start: open.start, end: closing.end });
    // Brackets end what is open within them.
    return { ...inner, open: [], bare: null, side: null, start: open.start, end: closing.end };
  }
  if (open.text === '\\langle') return innerProduct(cursor, open);
  const fence = FENCES.get(open.text as '\\lceil');
  if (fence) {
    const inner = cursor.withScripts(() => cursor.expression());
    const closing = cursor.expect(fence[0], open);
    return callOf(fence[1], [inner], { start: open.start, end: closing.end });
  }
  cursor.bars.push(open.text);
  const inner = cursor.withScripts(() => cursor.expression());
  if (!closesBar(cursor)) cursor.expect(open.text, open);
  const closing = cursor.next();
  cursor.bars.pop();
  return callOf(BARS.get(open.text)!, [inner], { start: open.start, end: closing.end });
}

/** Braces are not printed: a sum in them is read as a group by some, and by others as it looks. */
function invisible(cursor: Cursor, inner: Draft, place: { start: number; end: number }): Draft {
  if (inner.level >= LEVEL.product) return { ...inner, ...place };
  const text = textOf(inner);
  throw cursor.ambiguous(place, [`(${text})`, text]);
}

/** `\langle x, y \rangle`. */
function innerProduct(cursor: Cursor, open: ReturnType<Cursor['next']>): Draft {
  return cursor.withScripts(() => {
    const x = cursor.expression();
    if (!cursor.take(',')) cursor.expect('\\mid', open);
    const y = cursor.expression();
    const closing = cursor.expect('\\rangle', open);
    return callOf('dot', [x, y], { start: open.start, end: closing.end });
  });
}

/** `(a, b)` or `\{a, b\}` after the name of a function. */
export function argumentList(cursor: Cursor): { readonly list: readonly Draft[]; readonly end: number } {
  const open = cursor.next();
  const close = GROUPS.get(open.text) ?? ')';
  return cursor.withScripts(() => {
    const list: Draft[] = [];
    if (!cursor.is(close)) {
      do list.push(cursor.expression());
      while (cursor.take(','));
    }
    const closing = cursor.expect(close, open);
    return { list, end: closing.end };
  });
}
