/** A document as text: `path` is how the user named it, `text` its whole content. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A piece of a document: offsets in UTF-16 code units, `end` exclusive. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Turns offsets in a fence's text into a place of the document. */
export type Locate = (start: number, end: number) => Place;

/** Line and column of a place's start, both from 1; columns count UTF-16 code units. */
export function lineAndColumn(place: Place): { line: number; column: number } {
  const before = place.source.text.slice(0, place.start);
  const line = before.split('\n').length;
  return { line, column: place.start - (before.lastIndexOf('\n') + 1) + 1 };
}
