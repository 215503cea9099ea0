import { compound, type Draft, LEVEL, type OpenEnd, type Piece, textOf, tight } from './draft.js';

/** Where a variable runs: both ends belong to it. */
export interface LatexRange {
  readonly variable: string;
  readonly from: Draft;
  readonly to: Draft;
  readonly place: { readonly start: number; readonly end: number };
  /** Its numbers are listed, `t = 1, \dots, T`, so that nothing else is meant. */
  readonly isListed?: true;
}

/** `t in 1..T-1`. */
export function rangePieces({ variable, from, to, place }: LatexRange): readonly Piece[] {
  return [
    { text: `${variable} in `, start: place.start, end: place.end },
    ...tight(from.pieces),
    { text: '..', start: from.end, end: to.start },
    ...tight(to.pieces),
  ];
}

/** `sum(t in 1..T, body)`; for several ranges one in the other. */
export function reductionOf(
  operator: string,
  sign: { readonly start: number; readonly end: number },
  ranges: readonly LatexRange[],
  body: Draft,
  place: { readonly start: number; readonly end: number },
): Draft {
  const [range, ...inner] = ranges as [LatexRange, ...LatexRange[]];
  const inside = inner.length > 0 ? reductionOf(operator, sign, inner, body, place) : body;
  const head: Piece[] = [
    { text: `${operator}(`, start: sign.start, end: sign.end },
    ...rangePieces(range),
    { text: ', ', start: range.place.end, end: body.start },
  ];
  const pieces = [...head, ...inside.pieces, { text: ')', start: place.end, end: place.end }];
  const opening = textOf({ pieces: head });
  const without = (names: ReadonlySet<string>) =>
    new Set([...names].filter((name) => name !== range.variable));
  const ends = [range.from, range.to];
  const own: OpenEnd = { variable: range.variable, body: inside, withBody: (text) => `${opening}${text})` };
  return compound(LEVEL.primary, pieces, [], place, {
    isVector: inside.isVector,
    free: new Set([...without(inside.free), ...ends.flatMap((end) => [...end.free])]),
    inIndices: new Set([...without(inside.inIndices), ...ends.flatMap((end) => [...end.inIndices])]),
    open: [
      own,
      ...inside.open.map((open) => ({
        ...open,
        withBody: (text: string) => `${opening}${open.withBody(text)})`,
      })),
    ],
  });
}
