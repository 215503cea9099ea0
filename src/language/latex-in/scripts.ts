import { latexMistake } from '../help/latex-mistakes.js';
import type { Cursor } from './cursor.js';
import { at, compound, type Draft, LEVEL, textOf, tight } from './draft.js';

/** What stands in the braces after `_`, `^` or a command; without braces one digit, letter or command. */
export function argument(cursor: Cursor): Draft {
  const open = cursor.take('{');
  if (open) {
    const draft = cursor.expression();
    cursor.expect('}', open);
    return draft;
  }
  cursor.splitNumber();
  return primaryWithoutScripts(cursor);
}

/** `x^\alpha_t` is not (x^α)_t, and `x^a b` is (x^a) b: without braces an argument has no scripts of its own. */
function primaryWithoutScripts(cursor: Cursor): Draft {
  const token = cursor.peek();
  const draft = cursor.withoutScripts(() => cursor.primary());
  if (!token) throw cursor.unexpected('an expression');
  return draft;
}

/** A base raised to an exponent. */
export function power(base: Draft, exponent: Draft): Draft {
  const place = { start: base.start, end: Math.max(base.end, exponent.end) };
  const sign = { text: '^', start: base.end, end: exponent.start };
  const pieces = [
    ...at(base, LEVEL.primary),
    sign,
    ...at(exponent, LEVEL.sign).map((piece) => tight([piece])[0]!),
  ];
  return compound(LEVEL.power, pieces, [base, exponent], place);
}

/** The powers behind something that is no name: `(x+y)^2`. An index is a mistake. */
export function powersOf(cursor: Cursor, base: Draft): Draft {
  if (cursor.hasNoScripts) return base;
  if (cursor.is('_') && textOf(base).startsWith('norm(') && cursor.peek(1)?.text === '2') {
    cursor.next();
    cursor.next();
  }
  if (cursor.is('_')) {
    const place = { start: base.start, end: cursor.next().end };
    throw cursor.fail(
      latexMistake.scriptOfFormula(cursor.place(place), cursor.latex({ ...place, end: base.end })),
    );
  }
  if (!cursor.is('^')) return base;
  cursor.next();
  if (base.isVector && cursor.is('\\top', '\\intercal', 'T')) {
    cursor.next();
    return { ...base, isRow: true };
  }
  if (
    base.isVector &&
    cursor.is('{') &&
    ['\\top', '\\intercal', 'T'].includes(cursor.peek(1)?.text ?? '') &&
    cursor.peek(2)?.text === '}'
  ) {
    for (let i = 0; i < 3; i += 1) cursor.next();
    return { ...base, isRow: true };
  }
  const exponent = argument(cursor);
  if (cursor.is('^')) throw cursor.unexpected('braces around the exponent of an exponent');
  return power(base, exponent);
}
