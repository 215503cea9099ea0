declare module '*.grammar' {
  import type { LRParser } from '@lezer/lr';
  export const parser: LRParser;
}
declare module '*.grammar.terms' {
  export const endOfLine: number;
  export const Latex: number;
  export const openParen: number;
  export const closeParen: number;
  export const openBracket: number;
  export const closeBracket: number;
}
