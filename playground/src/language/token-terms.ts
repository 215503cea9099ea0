import { closeBracket, closeParen, endOfLine, openBracket, openParen } from './lakatos.grammar.terms';
import { bracketsOf, lineEndsOf, type Terms } from './tokens.js';

const terms: Terms = { endOfLine, opening: [openParen, openBracket], closing: [closeParen, closeBracket] };

export const lineEnds = lineEndsOf(terms);
export const brackets = bracketsOf(terms);
