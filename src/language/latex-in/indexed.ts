import type { Cursor } from './cursor.js';
import { compound, type Draft, LEVEL, literal, type Piece, separated, textOf, tight } from './draft.js';
import { reductionOf } from './reduction.js';
import type { Script } from './subscript.js';

interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A name with what stands below it: indices, a number that belongs to the name, or a range that is summed over. */
export function indexed(cursor: Cursor, base: Name, below: Script): Draft {
  const place = { start: base.start, end: below.end };
  if (below.kind === 'slice') return slice(cursor, base, below, place);
  const { list } = below as Extract<Script, { kind: 'indices' }>;
  const [first] = list as [Draft];
  const known = cursor.names.get(base.name);
  const mark = /^(?:\d+|T)$/.exec(textOf(first))?.[0];
  if (mark) {
    const numbered = [`${base.name}${mark}`, `${base.name}_${mark}`].filter(
      (name) =>
        cursor.names.get(name)?.indices === list.length - 1 ||
        (list.length === 1 && cursor.bound.includes(name)),
    );
    const isSequence = (known?.indices ?? 0) > 0;
    if (numbered.length > 0 && isSequence)
      throw cursor.ambiguous(place, [
        ...numbered.map((name) => textOf(element(cursor, { ...base, name }, list.slice(1), place))),
        textOf(element(cursor, base, list, place)),
      ]);
    if (numbered.length > 0) return element(cursor, { ...base, name: numbered[0]! }, list.slice(1), place);
    if (list.length === 1 && mark.length > 1)
      return element(cursor, base, severalDigits(cursor, base, first, mark, place), place);
  }
  if (list.length === 1 && first.side)
    return element(cursor, base, severalLetters(cursor, base, first, place), place);
  return element(cursor, base, list, place);
}

/** `x_{12}`: the twelfth, or the second of the first. */
function severalDigits(
  cursor: Cursor,
  base: Name,
  index: Draft,
  digits: string,
  place: Span,
): readonly Draft[] {
  const known = cursor.names.get(base.name)?.indices ?? 0;
  const single = [...digits].map((digit) => literal(digit, index));
  if (known === 1) return [index];
  if (known === digits.length) return single;
  throw cursor.ambiguous(place, [
    textOf(element(cursor, base, [index], place)),
    textOf(element(cursor, base, single, place)),
  ]);
}

/** `x_{ti}`: the product of t and i, or two indices. */
function severalLetters(cursor: Cursor, base: Name, index: Draft, place: Span): readonly Draft[] {
  const known = cursor.names.get(base.name)?.indices ?? 0;
  const single = index.side!;
  if (known === 1) return [index];
  if (known === single.length) return single;
  throw cursor.ambiguous(place, [
    textOf(element(cursor, base, [index], place)),
    textOf(element(cursor, base, single, place)),
  ]);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `x[t, i]`. */
function element(cursor: Cursor, base: Name, list: readonly Draft[], place: Span): Draft {
  const known = cursor.names.get(base.name);
  const isVector = (known?.isVector ?? false) && known!.indices === list.length;
  const head: Piece = {
    text: list.length === 0 ? base.name : `${base.name}[`,
    start: base.start,
    end: base.end,
  };
  if (list.length === 0)
    return compound(LEVEL.primary, [head], [], place, { isVector, free: new Set([base.name]) });
  const inner = separated(
    list.map((part) => tight(part.pieces)),
    ', ',
  );
  const pieces = [head, ...inner, { text: ']', start: place.end, end: place.end }];
  return compound(LEVEL.primary, pieces, list, place, {
    isVector,
    inIndices: new Set(list.flatMap((part) => [...part.free])),
  });
}

const LETTERS = [...'ksjilmn'];

/** `\eta_{a:b}` is the sum of `\eta_k` over k = a, …, b. */
function slice(
  cursor: Cursor,
  base: Name,
  { from, to }: Extract<Script, { kind: 'slice' }>,
  place: Span,
): Draft {
  const isFree = (letter: string) =>
    !cursor.bound.includes(letter) &&
    !cursor.names.has(letter) &&
    !from.free.has(letter) &&
    !to.free.has(letter);
  const variable = LETTERS.find(isFree) ?? 'k_';
  const index = literal(variable, base, { free: new Set([variable]) });
  const body = element(cursor, base, [index], place);
  return { ...reductionOf('sum', base, [{ variable, from, to, place }], body, place), open: [] };
}
