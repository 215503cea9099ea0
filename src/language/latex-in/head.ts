import { latexMistake } from '../help/latex-mistakes.js';
import type { Cursor } from './cursor.js';
import { type Draft, textOf } from './draft.js';
import { symbol } from './symbol.js';

/** A name as a line introduces it: `\eta_t`, `g_{t,i}`, `a_{n+1}`, `dist[t]`. */
export interface Head {
  readonly name: string;
  /** How many indices it has. */
  readonly indices: number;
  /** The letters of its indices. */
  readonly letters: readonly string[];
  readonly draft: Draft;
}

/** The name at the beginning of a `given` or a `let`. */
export function head(cursor: Cursor): Head {
  const token = cursor.peek();
  const draft = symbol(cursor);
  const text = textOf(draft);
  const match = /^(\p{L}[\p{L}\d_]*)(?:\[(.*)\])?$/u.exec(text);
  if (!token || !match) throw cursor.fail(latexMistake.badHead(cursor.place(draft), cursor.latex(draft)));
  const [, name, inner] = match as unknown as [string, string, string?];
  const indices = inner === undefined ? [] : inner.split(',');
  return {
    name,
    indices: indices.length,
    letters: indices
      .flatMap((index) => /\p{L}[\p{L}\d_]*/u.exec(index)?.[0] ?? [])
      .filter((letter) => letter !== 'T'),
    draft,
  };
}
