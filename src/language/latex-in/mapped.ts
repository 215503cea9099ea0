import type { Locate } from '../term/place.js';
import type { Piece } from './draft.js';

/** Places of a translation as places of the LaTeX that it stands for. */
export function mapped(pieces: readonly Piece[], locate: Locate): Locate {
  const ends: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    length += text.length;
    ends.push(length);
  }
  const pieceAt = (offset: number): Piece => pieces[ends.findIndex((end) => offset < end)] ?? pieces.at(-1)!;
  return (from, to) => {
    if (to <= from) {
      const offset = from >= length ? pieces.at(-1)!.end : pieceAt(from).start;
      return locate(offset, offset);
    }
    const first = ends.findIndex((end) => from < end);
    const last = ends.findIndex((end) => to <= end);
    const covered = pieces.slice(first, last < 0 ? undefined : last + 1);
    return locate(Math.min(...covered.map(({ start }) => start)), Math.max(...covered.map(({ end }) => end)));
  };
}
