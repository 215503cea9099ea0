import { mistake } from '../help/mistakes.js';
import { FUNCTIONS } from '../term/functions.js';
import type { FunctionName } from '../term/tree.js';
import { argumentList } from './brackets.js';
import { BRACED_FUNCTIONS, FUNCTION_COMMANDS } from './commands.js';
import type { Cursor } from './cursor.js';
import { at, callOf, compound, type Draft, LEVEL, literal, type Piece, textOf } from './draft.js';
import { reductionOf } from './reduction.js';
import { argument, power } from './scripts.js';
import { startsFactor } from './starts.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `a / b`. */
function quotient(a: Draft, b: Draft, place: Span): Draft {
  const over: Piece = { text: ' / ', start: a.end, end: b.start };
  const pieces = [...at(a, LEVEL.product), over, ...at(b, LEVEL.sign)];
  return compound(LEVEL.product, pieces, [a, b], place, { isVector: a.isVector });
}

/** `\frac{a}{b}`, `\frac12`. */
export function fraction(cursor: Cursor): Draft {
  const { start } = cursor.next();
  const a = cursor.withScripts(() => argument(cursor));
  const b = cursor.withScripts(() => argument(cursor));
  return quotient(a, b, { start, end: cursor.end });
}

/** `\sqrt{x}`; `\sqrt[3]{x}` is `x^(1/3)`. */
export function root(cursor: Cursor): Draft {
  const command = cursor.next();
  const { start } = command;
  const open = cursor.take('[');
  const degree = open ? cursor.withScripts(() => cursor.expression()) : null;
  if (open) cursor.expect(']', open);
  const radicand = cursor.withScripts(() => argument(cursor));
  const place = { start, end: cursor.end };
  if (!degree) return callOf('sqrt', [radicand], place);
  const inverse = quotient(literal('1', command), degree, place);
  return { ...power(radicand, inverse), ...place };
}

/** `\norm{x}`, `\abs{x}`, which many preambles define. */
export function bracedFunction(cursor: Cursor): Draft {
  const command = cursor.next();
  cursor.take('*');
  const x = cursor.withScripts(() => argument(cursor));
  return callOf(BRACED_FUNCTIONS.get(command.text)!, [x], { start: command.start, end: cursor.end });
}

/** `\ln x`, `\log_2 x`, `\cos^2 x`, `\exp(x)`. */
export function logarithmLike(cursor: Cursor): Draft {
  const command = cursor.next();
  const base = cursor.take('_') ? argument(cursor) : null;
  const exponent = cursor.take('^') ? argument(cursor) : null;
  if (!startsFactor(cursor)) throw cursor.unexpected(`what \`${command.text}\` is taken of`);
  const isBracketed = cursor.is('(', '[', '\\{', '\\lbrack');
  const x = isBracketed ? bracketedArgument(cursor) : cursor.primary();
  const place = { start: command.start, end: x.end };
  const isBinary = base !== null && textOf(base) === '2';
  const name = isBinary ? 'log2' : FUNCTION_COMMANDS.get(command.text)!;
  const plain = callOf(name, [x], place);
  const called = base && !isBinary ? quotient(plain, callOf('ln', [base], place), place) : plain;
  const whole = exponent ? { ...power(called, exponent), ...place } : called;
  if (isBracketed) {
    if (cursor.is('^')) throw squareOf(cursor, called, command.start, name, x);
    return whole;
  }
  const bare = exponent || called !== plain ? null : { name, argument: textOf(x) };
  return {
    ...whole,
    bare,
    open: bare
      ? x.open.map((open) => ({ ...open, withBody: (text) => `${name}(${open.withBody(text)})` }))
      : [],
  };
}

function bracketedArgument(cursor: Cursor): Draft {
  const { start } = cursor.peek()!;
  const { list, end } = argumentList(cursor);
  if (list.length !== 1) throw cursor.unexpected('one argument');
  return { ...list[0]!, start, end, open: [], bare: null };
}

/** `\ln(x)^2`: the square of the logarithm, or the logarithm of the square. */
function squareOf(cursor: Cursor, called: Draft, start: number, name: string, x: Draft) {
  cursor.next();
  const exponent = argument(cursor);
  return cursor.ambiguous({ start, end: cursor.end }, [
    textOf(power(called, exponent)),
    `${name}(${textOf(power(x, exponent))})`,
  ]);
}

/** Functions as the language writes them, which may stand in a line of LaTeX. */
const CALLED: ReadonlySet<string> = new Set([...Object.keys(FUNCTIONS), 'dot', 'norm', 'sum', 'prod']);

export function isCalledWord(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token?.kind !== 'word' || !CALLED.has(token.text) || cursor.peek(1)?.text !== '(') return false;
  // A name of the document that is called so wins, and is multiplied.
  return !cursor.names.has(token.text) && !cursor.bound.includes(token.text);
}

/** `sqrt(x)`, `sum(k in 1..t, x[k])`. */
export function calledWord(cursor: Cursor): Draft {
  const word = cursor.next();
  const [, variable, between] = [cursor.peek(), cursor.peek(1), cursor.peek(2)];
  const isRange = variable !== null && between?.kind === 'word' && between.text === 'in';
  if (!isRange) {
    const { list, end } = argumentList(cursor);
    return callOf(word.text, list, { start: word.start, end });
  }
  const open = cursor.next();
  const letter = cursor.next();
  cursor.next();
  return cursor.withScripts(() => {
    const from = cursor.expression();
    cursor.expect('..', letter);
    const to = cursor.expression();
    cursor.expect(',', open);
    const body = cursor.within([letter.text], () => cursor.expression());
    const closing = cursor.expect(')', open);
    const range = { variable: letter.text, from, to, place: { start: letter.start, end: to.end } };
    return {
      ...reductionOf(word.text, word, [range], body, { start: word.start, end: closing.end }),
      open: [],
    };
  });
}

/** `\max(a, b)`, `\min\{a, b\}`: the extremes of a list. */
export function extremeOf(cursor: Cursor, operator: 'max' | 'min', command: Span): Draft {
  const { list, end } = argumentList(cursor);
  const { fewest } = FUNCTIONS[operator as FunctionName];
  const place = { start: command.start, end };
  if (list.length < fewest)
    throw cursor.fail(mistake.wrongArgumentCount(cursor.place(place), operator, list.length, fewest));
  return callOf(operator, list, place);
}
