import type { Cursor } from './cursor.js';
import { type Draft, textOf } from './draft.js';
import { argument } from './scripts.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a script says of a name. */
export type Script = Span &
  (
    | { readonly kind: 'power'; readonly exponent: Draft }
    | { readonly kind: 'transposed' }
    /** `^{(k)}`. */
    | { readonly kind: 'index'; readonly exponent: Draft }
    /** A part of the name: `_{\max}`, `^*`. */
    | { readonly kind: 'suffix'; readonly text: string }
    | { readonly kind: 'indices'; readonly list: readonly Draft[] }
    /** `_{a:b}`: the sum over these indices. */
    | { readonly kind: 'slice'; readonly from: Draft; readonly to: Draft }
  );

const SUFFIXES = new Map([
  ['*', 'star'],
  ['\\ast', 'star'],
  ['\\star', 'star'],
  ['\\max', 'max'],
  ['\\min', 'min'],
  ['\\prime', 'prime'],
]);

/** `_{\text{avg}}`, `_{\max}`, `^*`: one token that is no index. */
function suffix(cursor: Cursor): string | null {
  const isBraced = cursor.is('{');
  const token = cursor.peek(isBraced ? 1 : 0);
  if (!token || (isBraced && cursor.peek(2)?.text !== '}')) return null;
  const isWord =
    (token.kind === 'text' || token.kind === 'word') &&
    !cursor.names.has(token.text) &&
    !cursor.bound.includes(token.text) &&
    /^\p{L}[\p{L}\d_]*$/u.test(token.text);
  const text = isWord ? token.text : token.kind === 'text' ? null : SUFFIXES.get(token.text);
  if (!text) return null;
  for (let i = 0; i < (isBraced ? 3 : 1); i += 1) cursor.next();
  return text;
}

export function subscript(cursor: Cursor): Script {
  const { start } = cursor.next();
  const word = suffix(cursor);
  if (word) return { kind: 'suffix', text: word, start, end: cursor.end };
  const open = cursor.take('{');
  if (!open) {
    const one = argument(cursor);
    return { kind: 'indices', list: [one], start, end: cursor.end };
  }
  return cursor.withScripts(() => {
    const list = [cursor.expression()];
    if (cursor.take(':')) {
      const to = cursor.expression();
      cursor.expect('}', open);
      return { kind: 'slice', from: list[0]!, to, start, end: cursor.end };
    }
    while (cursor.take(',')) list.push(cursor.expression());
    cursor.expect('}', open);
    return { kind: 'indices', list, start, end: cursor.end };
  });
}

export function superscript(cursor: Cursor, isVector: boolean): Script {
  const { start } = cursor.next();
  const word = suffix(cursor);
  if (word) return { kind: 'suffix', text: word, start, end: cursor.end };
  const isBraced = cursor.is('{');
  const first = cursor.peek(isBraced ? 1 : 0);
  const isTranspose =
    first && (['\\top', '\\intercal'].includes(first.text) || (isVector && first.text === 'T'));
  if (isTranspose && (!isBraced || cursor.peek(2)?.text === '}')) {
    for (let i = 0; i < (isBraced ? 3 : 1); i += 1) cursor.next();
    return { kind: 'transposed', start, end: cursor.end };
  }
  const isGroup = isBraced && first?.text === '(' && cursor.groupEnd(1)?.text === '}';
  const exponent = cursor.withScripts(() => argument(cursor));
  const isInBrackets = isGroup && !textOf(exponent).startsWith('mod(');
  return { kind: isInBrackets ? 'index' : 'power', exponent, start, end: cursor.end };
}
