import type { Locate } from '../term/place.js';
import { Cursor } from './cursor.js';
import type { KnownNames } from './known-names.js';
import { primary } from './primary.js';
import { expression } from './sum.js';
import type { Token } from './tokens.js';

/** A cursor at the beginning of these tokens, which reads formulas. */
export function openCursor(
  tokens: readonly Token[],
  line: string,
  names: KnownNames,
  locate: Locate,
): Cursor {
  return new Cursor(tokens, line, names, locate, { expression, primary });
}
