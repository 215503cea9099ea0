import { PLUS_SIGNS, PRODUCT_SIGNS, RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { isKeyword } from './tokens.js';

/** Whether a sign of a table stands next. */
export function isAt(cursor: Cursor, signs: ReadonlyMap<string, unknown>): boolean {
  const token = cursor.peek();
  return token !== null && (token.kind === 'sign' || token.kind === 'command') && signs.has(token.text);
}

const OPENING = new Set([
  '(',
  '[',
  '{',
  '\\{',
  '\\lbrace',
  '\\lbrack',
  '\\langle',
  '\\lfloor',
  '\\lceil',
  '\\lvert',
  '\\lVert',
]);
const BARS = new Set(['|', '\\|', '\\vert', '\\Vert', '\\mid']);
const CLOSING = new Set([
  ...[
    ')',
    ']',
    '}',
    '\\}',
    '\\rbrace',
    '\\rbrack',
    '\\rangle',
    '\\rfloor',
    '\\rceil',
    '\\rvert',
    '\\rVert',
    '&',
  ],
  ...[
    '\\\\',
    ',',
    ';',
    ':',
    '.',
    '..',
    '\\forall',
    '\\in',
    '\\bmod',
    '\\mod',
    '_',
    '^',
    '\\colon',
    '\\stackrel',
    '\\overset',
    '\\underset',
  ],
]);

/** Whether a bar that stands next closes one that is open. */
export function closesBar(cursor: Cursor): boolean {
  const token = cursor.peek();
  return token !== null && BARS.has(token.text) && token.side !== 'left' && cursor.bars.at(-1) === token.text;
}

/** Whether a factor can begin with what stands next: then the sign of a product may be left out before it. */
export function startsFactor(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (!token) return false;
  switch (token.kind) {
    case 'number':
    case 'letter':
      return true;
    case 'word':
      return !isKeyword(token);
    case 'text':
    case 'wide space':
      return false;
    case 'sign':
      return (
        OPENING.has(token.text) ||
        token.text === '∑' ||
        token.text === '∏' ||
        (BARS.has(token.text) && !closesBar(cursor))
      );
    case 'command':
      if (BARS.has(token.text)) return !closesBar(cursor);
      if (OPENING.has(token.text)) return true;
      if (RELATION_SIGNS.has(token.text) || PRODUCT_SIGNS.has(token.text) || PLUS_SIGNS.has(token.text))
        return false;
      return !CLOSING.has(token.text) && !token.text.startsWith('\\end');
  }
}
