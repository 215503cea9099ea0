import { latexMistake } from '../help/latex-mistakes.js';
import { BIG_OPERATORS } from './commands.js';
import type { Cursor } from './cursor.js';
import { type Draft, literal, textOf } from './draft.js';
import { extremeOf } from './functions.js';
import { type Factor, factors, foldFactors } from './product.js';
import { impliedRange, ranges } from './range.js';
import { type LatexRange, reductionOf } from './reduction.js';
import { argument, powersOf } from './scripts.js';

export function isBigOperator(cursor: Cursor): boolean {
  const token = cursor.peek();
  return (
    token !== null && (token.kind === 'command' || token.kind === 'sign') && BIG_OPERATORS.has(token.text)
  );
}

/** `\sum_{t=1}^T x_t`, `\max_{k \le t} v_k`, `\max(a, b)`. The body is everything up to the next plus or minus. */
export function bigOperator(cursor: Cursor): Draft {
  const command = cursor.next();
  const operator = BIG_OPERATORS.get(command.text)!;
  const isExtreme = operator === 'max' || operator === 'min';
  if (isExtreme && cursor.is('(', '[', '\\{', '\\lbrace')) {
    const list = extremeOf(cursor, operator, command);
    return powersOf(cursor, list);
  }
  const said = cursor.withScripts(() => scripts(cursor));
  if (isExtreme && !said) throw cursor.fail(latexMistake.noVariable(cursor.place(command), command.text));
  const variables = said?.map(({ variable }) => variable) ?? [];
  const stops = (here: Cursor) => endsBefore(here, variables);
  const list = cursor.within(variables, () => cursor.withScripts(() => factors(cursor, stops)));
  const body = foldFactors(cursor, list);
  const range = said ?? [implied(cursor, body, command)];
  const place = { start: command.start, end: cursor.end };
  if (operator !== 'sum') checkFactors(cursor, operator, range, list, place);
  const ofText = list.at(-1)!.draft.bare ? { ...body, bare: null } : body;
  return reductionOf(operator, command, range, ofText, place);
}

/** `_{t=1}^T` in either order; `null` where there are none. */
function scripts(cursor: Cursor): readonly LatexRange[] | null {
  const first = cursor.take('^') ? argument(cursor) : null;
  if (!cursor.take('_')) return null;
  const open = cursor.take('{');
  if (!open) {
    const letter = argument(cursor);
    return [impliedRange(cursor, textOf(letter), letter)];
  }
  // The upper end stands behind the closing brace: something stands for it until it is read.
  const pending = first ?? (cursor.afterBraces()?.text === '^' ? literal('T', open) : null);
  const list = ranges(cursor, pending);
  cursor.expect('}', open);
  if (first || !cursor.take('^')) return list;
  const to = argument(cursor);
  return list.map((range) => ({ ...range, to }));
}

/** Two sums of one variable are not within each other: the first ends before the second. */
function endsBefore(cursor: Cursor, variables: readonly string[]): boolean {
  const operator = cursor.peek();
  if (!operator || !isBigOperator(cursor)) return false;
  const next = cursor.peek(1)?.text;
  if (next !== '_') return variables.length === 0 && BIG_OPERATORS.get(operator.text) === 'sum';
  const letter = cursor.peek(2)?.text === '{' ? cursor.peek(3) : cursor.peek(2);
  return letter !== null && letter !== undefined && variables.includes(letter.text.replace(/^\\/, ''));
}

/** `\sum x_t`: over the one letter of its indices that nothing else binds. */
function implied(
  cursor: Cursor,
  body: Draft,
  command: { readonly start: number; readonly end: number; readonly text: string },
): LatexRange {
  const isOpen = (name: string) => name !== 'T' && !cursor.bound.includes(name) && !cursor.names.has(name);
  const inIndices = [...body.inIndices].filter(isOpen);
  // `\\sum 1/t` has no index: its letters are those that are read as indices.
  const letters =
    inIndices.length > 0
      ? inIndices
      : [...body.free].filter((name) => isOpen(name) && cursor.names.isIndexLetter(name));
  if (letters.length === 1)
    return impliedRange(cursor, letters[0]!, { start: command.start, end: command.end });
  if (letters.length === 0) throw cursor.fail(latexMistake.noVariable(cursor.place(command), command.text));
  throw cursor.ambiguous(
    { start: command.start, end: body.end },
    letters.map((letter) => `sum(${letter} in ${cursor.names.rangesOf(letter)[0]}, ${textOf(body)})`),
  );
}

/**
 * Factors without the variable may stand before a sum or in it, which is the same number. Of products and extremes it is
 * another one: `\prod_k a_k b`.
 */
function checkFactors(
  cursor: Cursor,
  operator: string,
  range: readonly LatexRange[],
  list: readonly Factor[],
  place: { readonly start: number; readonly end: number },
): void {
  const variables = range.map(({ variable }) => variable);
  const outside = list.findIndex(({ draft }, i) => i > 0 && !variables.some((name) => draft.free.has(name)));
  if (outside < 0) return;
  const [inner, rest] = [list.slice(0, outside), list.slice(outside)];
  const body = foldFactors(cursor, inner);
  const closed = reductionOf(operator, place, range, body, place);
  const all = reductionOf(operator, place, range, foldFactors(cursor, list), place);
  const head: Factor = { ...inner[0]!, draft: { ...closed, open: [] } };
  throw cursor.ambiguous(place, [textOf(foldFactors(cursor, [head, ...rest])), textOf(all)]);
}
