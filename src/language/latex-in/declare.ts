import type { Cursor } from './cursor.js';
import { type Draft, textOf } from './draft.js';
import { expression } from './sum.js';
import { baseOf } from './symbol.js';

/** How a line introduces a name, read before anything is known of it. */
export interface Declared {
  readonly name: string;
  readonly indices: number;
  /** Of `a_1`: 1, the index of a first value, or a part of the name. */
  readonly first: string | null;
}

/**
 * The name at the beginning of a line, before the block's names are known. In a `given` an index is a letter, so that
 * `\theta_1` is a name and `g_{ti}` has two indices; in a `let` it may be a first value.
 */
export function declared(cursor: Cursor, word: 'given' | 'let'): Declared {
  let { name } = baseOf(cursor);
  let indices: readonly Draft[] = [];
  if (cursor.peek()?.text === '[' && !cursor.peek()!.spaced) {
    cursor.next();
    indices = list(cursor, ']');
  }
  for (;;) {
    if (cursor.take("'", '\\prime')) name += '_prime';
    else if (cursor.take('^')) {
      const isBraced = cursor.take('{') !== null;
      const mark = cursor.next().text;
      if (isBraced) cursor.take('}');
      if (!['*', '\\star', '\\ast'].includes(mark)) break;
      name += '_star';
    } else if (cursor.take('_')) {
      const token = cursor.peek();
      if (cursor.take('{')) {
        const inner = cursor.peek();
        const isWord =
          inner &&
          (inner.kind === 'text' ||
            inner.kind === 'word' ||
            inner.text === '\\max' ||
            inner.text === '\\min');
        if (isWord && cursor.peek(1)?.text === '}') {
          name += `_${inner.text.replace('\\', '')}`;
          cursor.next();
          cursor.next();
        } else indices = list(cursor, '}');
      } else if (token && ['*', '\\star', '\\ast'].includes(token.text)) {
        cursor.next();
        name += '_star';
      } else {
        cursor.splitNumber();
        const one = cursor.withoutScripts(() => expression(cursor));
        indices = [one];
      }
    } else break;
  }
  const texts = indices.flatMap((index) => index.side ?? [index]).map(textOf);
  const isNumbered = /^(?:\d+|T)$/.test(texts[0] ?? '');
  if (word === 'given' && isNumbered)
    return { name: `${name}${texts[0]}`, indices: texts.length - 1, first: null };
  return { name, indices: texts.length, first: isNumbered && texts.length === 1 ? texts[0]! : null };
}

function list(cursor: Cursor, close: string): Draft[] {
  return cursor.withScripts(() => {
    const found = [expression(cursor)];
    while (cursor.take(',')) found.push(expression(cursor));
    cursor.take(close);
    return found;
  });
}
