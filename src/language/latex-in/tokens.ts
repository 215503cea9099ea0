import {
  ARRANGEMENTS,
  BRACKET_SIZES,
  DOTS,
  LAYOUT,
  LAYOUT_WITH_ARGUMENT,
  TEXT,
  UPRIGHT,
  WIDE_SPACES,
} from './commands.js';
import type { KnownNames } from './known-names.js';

/** A piece of LaTeX; `start` and `end` are offsets in the line. */
export interface Token {
  readonly kind: 'command' | 'number' | 'letter' | 'word' | 'text' | 'sign' | 'wide space';
  /** As it is written; of `\mathrm{dist}` and `\text{if }` what stands in the braces. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a bracket: what `\left` and `\right` before it say. */
  readonly side: 'left' | 'right' | 'any';
  readonly spaced: boolean;
  /** Of a word: a name of the document. */
  readonly isName: boolean;
}

/** Words of the language that may stand in a line of LaTeX. */
const KEYWORDS: ReadonlySet<string> = new Set(['for', 'by', 'in', 'nonincreasing', 'nondecreasing']);

/** Whether a token is such a word, and no name of the document. */
export function isKeyword({ kind, text, isName }: Token): boolean {
  return kind === 'word' && KEYWORDS.has(text) && !isName;
}

/** Words of the language where a bracket follows. */
const CALLED: ReadonlySet<string> = new Set([
  ...['sum', 'prod', 'sqrt', 'ln', 'exp', 'abs', 'min', 'max', 'log2', 'cos', 'sin', 'floor', 'ceil', 'mod'],
  ...['dot', 'norm'],
]);

const IDENTIFIER = /\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)*/uy;
/** `sum_{k=1}^T`, without its backslash. */
const BARE_OPERATOR = /^(sum|prod|max|min)_[{a-z]/;
const SEVERAL_WORDS = /^[A-Za-z]{2,}(?:_[A-Za-z][A-Za-z\d]+)+$/;
const SIGNS = /<=|>=|!=|:=|\.\.\.|\.\.|[\s\S]/uy;

/** Cuts a line of LaTeX into tokens. Spaces, sizes of brackets and what only arranges are left out. */
export function tokenise(line: string, names: KnownNames): Token[] {
  const tokens: Token[] = [];
  let side: Token['side'] = 'any';
  let sizeStart = -1;
  let spaced = false;
  let cases = 0;
  let position = 0;

  const push = (kind: Token['kind'], text: string, start: number, end: number) => {
    const isName = kind === 'word' && names.has(text);
    tokens.push({ kind, text, start: sizeStart >= 0 ? sizeStart : start, end, side, spaced, isName });
    side = 'any';
    sizeStart = -1;
    spaced = false;
    position = end;
  };
  const skip = (end: number) => {
    spaced = true;
    position = end;
  };

  while (position < line.length) {
    const start = position;
    const sign = line[start]!;
    if (/[\s~$]/.test(sign)) skip(start + 1);
    else if (sign === '%') skip(endOfComment(line, start));
    else if (sign === '\\') {
      const command = commandAt(line, start);
      const end = start + command.length;
      const size =
        command === '\\left' ? 'left' : command === '\\right' ? 'right' : BRACKET_SIZES.get(command);
      const environment = /^\\(begin|end)\{([^}]*)\}/.exec(line.slice(start, start + 40));
      if (size) {
        side = size;
        sizeStart = start;
        position = end;
      } else if (environment && ARRANGEMENTS.has(environment[2]!)) {
        skip(start + environment[0].length);
      } else if (environment) {
        cases += environment[1] === 'begin' ? 1 : -1;
        push('command', environment[0], start, start + environment[0].length);
      } else if (LAYOUT.has(command)) skip(end);
      else if (LAYOUT_WITH_ARGUMENT.has(command)) skip(argumentAfter(line, end).end);
      else if (command === '\\\\') {
        const after = /^\\\\\*?(?:\[[^\]\n]*\])?/.exec(line.slice(start, start + 40))![0];
        if (cases > 0) push('command', '\\\\', start, start + after.length);
        else skip(start + after.length);
      } else if (WIDE_SPACES.has(command)) push('wide space', command, start, end);
      else if (UPRIGHT.has(command) || command === '\\texttt') {
        const argument = argumentAfter(line, end);
        push('word', argument.text.replaceAll('\\_', '_').trim(), start, argument.end);
      } else if (TEXT.has(command)) {
        const argument = argumentAfter(line, end);
        // Formulas within the text: `\text{if $t \le w$}`.
        const dollar = argument.text.indexOf('$');
        if (dollar < 0) push('text', argument.text.trim(), start, argument.end);
        else {
          push('text', argument.text.slice(0, dollar).trim(), start, argument.start + dollar);
          const inner = line.slice(0, argument.end - 1);
          for (const token of tokenise(
            ' '.repeat(argument.start + dollar) + inner.slice(argument.start + dollar),
            names,
          ))
            tokens.push(token);
          position = argument.end;
        }
      } else push('command', command, start, end);
    } else if (sign === '&' && cases === 0) skip(start + 1);
    else if (/\d/.test(sign) || (sign === '.' && /^\.\d/.test(line.slice(start, start + 2)))) {
      const number = /^(?:\d+(?:\.\d+)?|\.\d+)/.exec(line.slice(start, start + 500))![0];
      push('number', number, start, start + number.length);
    } else if (/\p{L}/u.test(sign)) {
      const operator = BARE_OPERATOR.exec(line.slice(start, start + 6));
      if (operator && !/[\p{L}\d_]/u.test(line[start - 1] ?? '') && !names.has(operator[1]!)) {
        push('command', `\\${operator[1]}`, start, start + operator[1]!.length);
        continue;
      }
      const word = wordAt(line, start, names);
      push(word.length === 1 ? 'letter' : 'word', word, start, start + word.length);
    } else {
      SIGNS.lastIndex = start;
      const found = SIGNS.exec(line)![0];
      push(DOTS.has(found) ? 'command' : 'sign', found, start, start + found.length);
    }
  }
  return tokens;
}

function endOfComment(line: string, start: number): number {
  const end = line.indexOf('\n', start);
  return end < 0 ? line.length : end;
}

function commandAt(line: string, start: number): string {
  return /^\\(?:[A-Za-z]+\*?|[\s\S]?)/.exec(line.slice(start, start + 60))![0];
}

/** What stands in the braces after a command. */
function argumentAfter(line: string, from: number): { text: string; start: number; end: number } {
  let open = from;
  while (/\s/.test(line[open] ?? '')) open += 1;
  if (line[open] !== '{') return { text: line.slice(open, open + 1), start: open, end: open + 1 };
  let depth = 0;
  for (let i = open; i < line.length; i += 1) {
    if (line[i] === '\\') i += 1;
    else if (line[i] === '{') depth += 1;
    else if (line[i] === '}') {
      depth -= 1;
      if (depth === 0) return { text: line.slice(open + 1, i), start: open + 1, end: i + 1 };
    }
  }
  return { text: line.slice(open + 1), start: open + 1, end: line.length };
}

/** A name of the document, a word of the language, or a single letter: `RG` is the product of R and G. */
function wordAt(line: string, start: number, names: KnownNames): string {
  IDENTIFIER.lastIndex = start;
  const identifier = IDENTIFIER.exec(line)![0];
  const next = line[start + identifier.length];
  if (names.has(identifier)) return identifier;
  if (next === '(' && SEVERAL_WORDS.test(identifier)) return identifier;
  const run = /^\p{L}+\d*/u.exec(identifier)![0];
  if (names.has(run)) return run;
  const letters = /^\p{L}+\d?/u.exec(run)![0];
  const follower = line.slice(start + letters.length, start + letters.length + 2).trimStart()[0];
  if (KEYWORDS.has(letters)) return letters;
  if (CALLED.has(letters) && follower === '(') return letters;
  const pure = /^\p{L}+/u.exec(run)![0];
  const isKnown = (letter: string) => names.has(letter) || names.isIndexLetter(letter);
  if (
    pure.length > 1 &&
    pure === run &&
    /[([]/.test(line[start + pure.length] ?? '') &&
    ![...pure].every(isKnown)
  )
    return pure;
  return line[start]!;
}
