import { latexMistake } from '../help/latex-mistakes.js';
import { bigOperator, isBigOperator } from './big-operator.js';
import { bracketed, isBracket } from './brackets.js';
import { cases } from './cases.js';
import { BRACED_FUNCTIONS, DOTS, FRACTIONS, FUNCTION_COMMANDS, UNKNOWN_COMMANDS } from './commands.js';
import type { Cursor } from './cursor.js';
import type { Draft } from './draft.js';
import { bracedFunction, calledWord, fraction, isCalledWord, logarithmLike, root } from './functions.js';
import { number } from './number.js';
import { powersOf } from './scripts.js';
import { isSymbol, symbol } from './symbol.js';

/** One factor with its scripts. */
export function primary(cursor: Cursor): Draft {
  return cursor.nested(() => {
    const token = cursor.peek();
    if (!token) throw cursor.unexpected('an expression');
    if (token.kind === 'number') return powersOf(cursor, number(cursor));
    if (isBigOperator(cursor)) return bigOperator(cursor);
    if (isCalledWord(cursor)) return powersOf(cursor, calledWord(cursor));
    if (isSymbol(cursor)) return symbol(cursor);
    if (isBracket(cursor)) return powersOf(cursor, bracketed(cursor));
    if (FUNCTION_COMMANDS.has(token.text)) return logarithmLike(cursor);
    if (FRACTIONS.has(token.text)) return powersOf(cursor, fraction(cursor));
    if (token.text === '\\sqrt') return powersOf(cursor, root(cursor));
    if (BRACED_FUNCTIONS.has(token.text)) return powersOf(cursor, bracedFunction(cursor));
    if (token.text === '\\begin{cases}') return cases(cursor);
    if (DOTS.has(token.text)) throw cursor.fail(latexMistake.leftOut(cursor.place(token)));
    if (token.kind === 'command' && token.text.startsWith('\\')) {
      const advice = UNKNOWN_COMMANDS.get(token.text) ?? null;
      throw cursor.fail(latexMistake.unknownCommand(cursor.place(token), token.text, advice));
    }
    throw cursor.unexpected('an expression');
  });
}
