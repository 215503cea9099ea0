import { PLUS_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { at, compound, type Draft, LEVEL, type OpenEnd, type Piece, textOf } from './draft.js';
import { product } from './product.js';
import { isAt } from './starts.js';

interface Term {
  readonly sign: { readonly text: '+' | '-'; readonly start: number; readonly end: number } | null;
  readonly draft: Draft;
}

/** Terms with plus and minus between them; `\bmod` stands alone. */
export function expression(cursor: Cursor): Draft {
  return cursor.nested(() => {
    const terms = [firstTerm(cursor)];
    while (isAt(cursor, PLUS_SIGNS)) {
      const sign = cursor.next();
      terms.push({
        sign: { text: PLUS_SIGNS.get(sign.text)!, start: sign.start, end: sign.end },
        draft: product(cursor),
      });
    }
    if (cursor.is('\\bmod', '\\mod')) return remainder(cursor, terms);
    checkOpenEnds(cursor, terms);
    return foldTerms(terms);
  });
}

function firstTerm(cursor: Cursor): Term {
  if (isAt(cursor, PLUS_SIGNS) && PLUS_SIGNS.get(cursor.peek()!.text) === '+') cursor.next();
  return { sign: null, draft: product(cursor) };
}

function foldTerms(terms: readonly Term[]): Draft {
  const [first] = terms as [Term];
  if (terms.length === 1) return first.draft;
  const pieces: Piece[] = [];
  for (const { sign, draft } of terms) {
    if (!sign) pieces.push(...at(draft, LEVEL.sum));
    else
      pieces.push({ text: ` ${sign.text} `, start: sign.start, end: sign.end }, ...at(draft, LEVEL.product));
  }
  const drafts = terms.map(({ draft }) => draft);
  const last = drafts.at(-1)!;
  const before = textOf({ pieces: pieces.slice(0, pieces.length - at(last, LEVEL.product).length) });
  return compound(
    LEVEL.sum,
    pieces,
    drafts,
    { start: first.draft.start, end: last.end },
    {
      isVector: drafts.some(({ isVector }) => isVector),
      open: last.open.map((open) => ({ ...open, withBody: (text) => before + open.withBody(text) })),
    },
  );
}

/**
 * `\sum_k a_k + b`: that the sum ends before the plus is said by the variable, which stands in a and not in b. Otherwise
 * either might be meant.
 */
function checkOpenEnds(cursor: Cursor, terms: readonly Term[]): void {
  terms.forEach(({ draft }, i) => {
    const rest = terms.slice(i + 1);
    if (rest.length === 0) return;
    const open = draft.open.find((end) => isAmbiguous(end, rest));
    if (!open) return;
    const tail = rest
      .map((term) => ` ${term.sign!.text} ${textOf({ pieces: at(term.draft, LEVEL.product) })}`)
      .join('');
    const inner = textOf({ pieces: at(open.body, LEVEL.sum) });
    throw cursor.ambiguous({ start: draft.start, end: rest.at(-1)!.draft.end }, [
      `${textOf(draft)}${tail}`,
      open.withBody(`${inner}${tail}`),
    ]);
  });
}

function isAmbiguous({ variable, body }: OpenEnd, rest: readonly Term[]): boolean {
  return !body.free.has(variable) || rest.some(({ draft }) => draft.free.has(variable));
}

/** `x \bmod y`: beside other terms it could belong to the last one or to the whole. */
function remainder(cursor: Cursor, terms: readonly Term[]): Draft {
  const sign = cursor.next();
  const [left, right] = [foldTerms(terms), product(cursor)];
  const place = { start: left.start, end: right.end };
  const read = (a: string, b: string) => `mod(${a}, ${b})`;
  if (terms.length > 1) {
    const last = terms.at(-1)!;
    const before = textOf(foldTerms(terms.slice(0, -1)));
    throw cursor.ambiguous(place, [
      `${before} ${last.sign!.text} ${read(textOf(last.draft), textOf(right))}`,
      read(textOf(left), textOf(right)),
    ]);
  }
  if (isAt(cursor, PLUS_SIGNS)) {
    const plus = cursor.next().text;
    const more = product(cursor);
    throw cursor.ambiguous({ ...place, end: more.end }, [
      `${read(textOf(left), textOf(right))} ${plus} ${textOf(more)}`,
      read(textOf(left), `${textOf(right)} ${plus} ${textOf(more)}`),
    ]);
  }
  const pieces: Piece[] = [
    { text: 'mod(', start: left.start, end: left.start },
    ...left.pieces,
    { text: ', ', start: sign.start, end: sign.end },
    ...right.pieces,
    { text: ')', start: right.end, end: right.end },
  ];
  return compound(LEVEL.primary, pieces, [left, right], place);
}
