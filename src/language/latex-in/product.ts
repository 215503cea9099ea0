import { latexMistake } from '../help/latex-mistakes.js';
import { PLUS_SIGNS, PRODUCT_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { at, callOf, compound, type Draft, LEVEL, type Piece, textOf } from './draft.js';
import { isAt, startsFactor } from './starts.js';

/** A factor and the sign before it; `side` is no sign at all. */
export interface Factor {
  readonly operator: 'first' | 'side' | 'times' | 'dot' | 'over';
  readonly draft: Draft;
  readonly sign: { readonly start: number; readonly end: number };
}

/** Factors in a row, with and without signs between them. */
export function product(cursor: Cursor): Draft {
  return foldFactors(
    cursor,
    factors(cursor, () => false),
  );
}

/** The factors up to where a factor cannot begin, or to where `stops` says so. */
export function factors(cursor: Cursor, stops: (cursor: Cursor) => boolean): Factor[] {
  const list: Factor[] = [
    { operator: 'first', draft: signed(cursor), sign: { start: cursor.start, end: cursor.start } },
  ];
  while (!cursor.isDone && !stops(cursor)) {
    const before = list.at(-1)!.draft;
    let operator: Factor['operator'] = 'side';
    let sign = { start: before.end, end: before.end };
    if (isAt(cursor, PRODUCT_SIGNS)) {
      const token = cursor.next();
      operator = PRODUCT_SIGNS.get(token.text)!;
      sign = token;
    } else if (!startsFactor(cursor)) break;
    const token = cursor.peek();
    if (operator === 'side' && token?.kind === 'number')
      throw cursor.fail(latexMistake.noSign(cursor.place(token), token.text));
    list.push({ operator, draft: operator === 'side' ? cursor.primary() : signed(cursor), sign });
    checkBare(cursor, list);
    checkSlash(cursor, list);
  }
  return list;
}

/** `-x`; a sign stands at the beginning and after the sign of a product. */
function signed(cursor: Cursor): Draft {
  if (!isAt(cursor, PLUS_SIGNS) || PLUS_SIGNS.get(cursor.peek()!.text) !== '-') return cursor.primary();
  return cursor.nested(() => {
    const sign = cursor.next();
    const operand = signed(cursor);
    const pieces = [{ text: '-', start: sign.start, end: sign.end }, ...at(operand, LEVEL.sign)];
    return compound(
      LEVEL.sign,
      pieces,
      [operand],
      { start: sign.start, end: operand.end },
      {
        isVector: operand.isVector,
        open: operand.open.map((open) => ({ ...open, withBody: (text) => `-${open.withBody(text)}` })),
        bare: operand.bare && { ...operand.bare, name: `-${operand.bare.name}` },
      },
    );
  });
}

const SIGNS = { first: '', side: ' * ', times: ' * ', dot: ' * ', over: ' / ' } as const;

/** `\ln T x`: the logarithm of a product, or a product with a logarithm. */
function checkBare(cursor: Cursor, list: readonly Factor[]): void {
  const [function_, next] = list.slice(-2) as [Factor, Factor];
  const { bare } = function_.draft;
  if (!bare) return;
  const [sign, text] = [SIGNS[next.operator], textOf({ pieces: at(next.draft, LEVEL.sign) })];
  throw cursor.ambiguous({ start: function_.draft.start, end: next.draft.end }, [
    `${bare.name}(${bare.argument})${sign}${text}`,
    `${bare.name}(${bare.argument}${sign}${text})`,
  ]);
}

/** `1/2x`: x over 2, or 1 over 2x. */
function checkSlash(cursor: Cursor, list: readonly Factor[]): void {
  const [left, divisor, next] = list.slice(-3) as [Factor, Factor, Factor | undefined];
  if (next?.operator !== 'side' || divisor.operator !== 'over') return;
  const [a, b, c] = [left, divisor, next].map(({ draft }) => textOf({ pieces: at(draft, LEVEL.sign) }));
  throw cursor.ambiguous({ start: left.draft.start, end: next.draft.end }, [
    `${a} / ${b} * ${c}`,
    `${a} / (${b} * ${c})`,
  ]);
}

/** A product as the language writes it; two vectors with a dot between them are their inner product. */
export function foldFactors(cursor: Cursor, list: readonly Factor[]): Draft {
  const isInSide = list.every(({ operator }) => operator === 'first' || operator === 'side');
  const joined = withInnerProduct(cursor, list);
  const [first] = joined as [Factor];
  if (joined.length === 1) return first.draft;
  const pieces: Piece[] = [...at(first.draft, LEVEL.product)];
  let before = '';
  for (const { operator, draft, sign } of joined.slice(1)) {
    pieces.push({ text: SIGNS[operator], start: sign.start, end: sign.end });
    before = textOf({ pieces });
    pieces.push(...at(draft, LEVEL.sign));
  }
  const drafts = joined.map(({ draft }) => draft);
  const last = drafts.at(-1)!;
  return compound(
    LEVEL.product,
    pieces,
    drafts,
    { start: list[0]!.draft.start, end: last.end },
    {
      isVector: drafts.some(({ isVector }) => isVector),
      open: last.open.map((open) => ({ ...open, withBody: (text) => before + open.withBody(text) })),
      bare: last.bare && { ...last.bare, name: before + last.bare.name },
      side: isInSide ? drafts : null,
    },
  );
}

function withInnerProduct(cursor: Cursor, list: readonly Factor[]): readonly Factor[] {
  const vectors = list.flatMap(({ draft }, i) => (draft.isVector ? [i] : []));
  if (vectors.length < 2) return list;
  const [one, other] = vectors as [number, number];
  const place = { start: list[one]!.draft.start, end: list[other]!.draft.end };
  const isMarked = list[other]!.operator === 'dot' || list[one]!.draft.isRow;
  if (vectors.length > 2 || other !== one + 1 || !isMarked)
    throw cursor.fail(latexMistake.twoVectors(cursor.place(place), cursor.latex(place)));
  const inner = callOf('dot', [list[one]!.draft, list[other]!.draft], place);
  return [...list.slice(0, one), { ...list[one]!, draft: inner }, ...list.slice(other + 1)];
}
