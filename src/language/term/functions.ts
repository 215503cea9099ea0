import type { FunctionName } from './tree.js';

/** What the language says of a function. */
export interface FunctionFacts {
  readonly fewest: number;
  readonly most: number;
  /** `reserved`: no name may be called so. `contextual`: a name of the document that is called so wins. */
  readonly word: 'reserved' | 'contextual';
  /** As a person would call it, for messages and documentation: `cos(x)`. */
  readonly form: string;
}

const reserved = (form: string, fewest = 1, most = fewest): FunctionFacts => ({
  fewest,
  most,
  word: 'reserved',
  form,
});
const contextual = (form: string, fewest = 1, most = fewest): FunctionFacts => ({
  fewest,
  most,
  word: 'contextual',
  form,
});

/** Every function of the language; a constant is a function without arguments. */
export const FUNCTIONS: Readonly<Record<FunctionName, FunctionFacts>> = {
  sqrt: reserved('sqrt(x)'),
  ln: reserved('ln(x)'),
  exp: reserved('exp(x)'),
  abs: reserved('abs(x)'),
  min: reserved('min(x, y)', 2, Number.POSITIVE_INFINITY),
  max: reserved('max(x, y)', 2, Number.POSITIVE_INFINITY),
  log2: contextual('log2(x)'),
  cos: contextual('cos(x)'),
  sin: contextual('sin(x)'),
  floor: contextual('floor(x)'),
  ceil: contextual('ceil(x)'),
  mod: contextual('mod(x, y)', 2),
  pi: contextual('pi', 0),
};

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];

export function isFunction(word: string): word is FunctionName {
  return Object.hasOwn(FUNCTIONS, word);
}

/** The function that a word means where the document gives it no other meaning, `null` for other words. */
export function contextualFunction(word: string): FunctionName | null {
  return Object.hasOwn(FUNCTIONS, word) && FUNCTIONS[word as FunctionName].word === 'contextual'
    ? (word as FunctionName)
    : null;
}
