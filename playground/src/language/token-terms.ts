import { closeBracket, closeParen, endOfLine, Latex, openBracket, openParen } from './lakatos.grammar.terms';
import { bracketsOf, latexOf, lineEndsOf, type Terms } from './tokens.js';

const terms: Terms = { endOfLine, opening: [openParen, openBracket], closing: [closeParen, closeBracket] };

export const latexFormulas = latexOf(Latex);
export const lineEnds = lineEndsOf(terms);
export const brackets = bracketsOf(terms);
