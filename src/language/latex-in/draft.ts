/** Text of the language, and the piece of LaTeX that it stands for: offsets in the line, `end` exclusive. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How tightly a form of the language binds: its printer has the same order. */
export const LEVEL = { conditional: 0, sum: 1, product: 2, sign: 3, power: 4, primary: 5 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** A sum, product or extreme at the end of a term: what follows it after `+` might be meant to belong to it. */
export interface OpenEnd {
  readonly variable: string;
  readonly body: Draft;
  /** The term in the language, with this text in the place of `body`. */
  readonly withBody: (text: string) => string;
}

/** An expression in the language that was read from LaTeX. */
export interface Draft {
  readonly pieces: readonly Piece[];
  readonly level: Level;
  readonly isVector: boolean;
  /** A transposed vector: an inner product follows. */
  readonly isRow: boolean;
  /** Names that stand in it and are bound outside of it. */
  readonly free: ReadonlySet<string>;
  /** Those of them that stand in indices. */
  readonly inIndices: ReadonlySet<string>;
  /** Its place in the line. */
  readonly start: number;
  readonly end: number;
  /** From the outermost. */
  readonly open: readonly OpenEnd[];
  /** `\ln T` without brackets: a factor behind it could belong to the argument. */
  readonly bare: { readonly name: string; readonly argument: string } | null;
  /** The factors of a product that is written without signs: `ti`, which as an index may be two. */
  readonly side: readonly Draft[] | null;
}

export function textOf(draft: { readonly pieces: readonly Piece[] }): string {
  return draft.pieces.map((piece) => piece.text).join('');
}

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]));

/** A form whose parts are these drafts: their names are its names. */
export function compound(
  level: Level,
  pieces: readonly Piece[],
  parts: readonly Draft[],
  place: { readonly start: number; readonly end: number },
  more: Partial<Draft> = {},
): Draft {
  return {
    pieces,
    level,
    isVector: false,
    isRow: false,
    free: union(parts.map((part) => part.free)),
    inIndices: union(parts.map((part) => part.inIndices)),
    start: place.start,
    end: place.end,
    open: [],
    bare: null,
    side: null,
    ...more,
  };
}

/** A draft in a position that asks for a level: in brackets where it binds less tightly. */
export function at(draft: Draft, level: Level): readonly Piece[] {
  if (draft.level >= level) return draft.pieces;
  const { start, end } = draft;
  return [{ text: '(', start, end: start }, ...draft.pieces, { text: ')', start: end, end }];
}

/** Without spaces around signs, as in indices. */
export function tight(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) =>
    /^ [-+*/] $/.test(piece.text) ? { ...piece, text: piece.text.trim() } : piece,
  );
}

/** Drafts with a text between them. */
export function separated(drafts: readonly (readonly Piece[])[], separator: string): Piece[] {
  return drafts.flatMap((pieces, i) => {
    if (i === 0) return pieces;
    const { start } = pieces[0] ?? { start: 0 };
    return [{ text: separator, start, end: start }, ...pieces];
  });
}

/** A word of the language before its arguments in brackets. */
export function callOf(
  name: string,
  parts: readonly Draft[],
  place: { readonly start: number; readonly end: number },
  more: Partial<Draft> = {},
): Draft {
  const { start, end } = place;
  const list = separated(
    parts.map((part) => part.pieces),
    ', ',
  );
  const pieces = [{ text: `${name}(`, start, end }, ...list, { text: ')', start: end, end }];
  return compound(LEVEL.primary, pieces, parts, place, more);
}

/** A piece of text of the language that stands for a piece of LaTeX. */
export function literal(
  text: string,
  place: { readonly start: number; readonly end: number },
  more: Partial<Draft> = {},
): Draft {
  const { start, end } = place;
  return compound(LEVEL.primary, [{ text, start, end }], [], place, more);
}
