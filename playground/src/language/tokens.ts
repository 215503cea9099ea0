import { ContextTracker, ExternalTokenizer, type InputStream } from '@lezer/lr';

/** The numbers that the generated parser gives to the tokens that are dealt with here. */
export interface Terms {
  readonly endOfLine: number;
  readonly opening: readonly number[];
  readonly closing: readonly number[];
}

/** How many brackets are open: within them a line goes on. */
export function bracketsOf({ opening, closing }: Terms): ContextTracker<number> {
  return new ContextTracker<number>({
    start: 0,
    shift: (depth, term) =>
      opening.includes(term) ? depth + 1 : closing.includes(term) ? Math.max(0, depth - 1) : depth,
    hash: (depth) => depth,
    strict: false,
  });
}

const NEWLINE = 10;
const HASH = 35;
const SPACES: ReadonlySet<number> = new Set([9, 10, 13, 32]);

/** The end of a line: no bracket is open, and what comes next is a word that begins a line, and no relation and no `by`. */
export function lineEndsOf({ endOfLine }: Terms): ExternalTokenizer {
  return new ExternalTokenizer((input, stack) => {
    if (input.next !== NEWLINE || stack.context > 0) return;
    const length = toNextLine(input);
    if (length !== null) input.acceptToken(endOfLine, length);
  });
}

/** Characters to the next line's first word; `null` where the line goes on. */
function toNextLine(input: InputStream): number | null {
  let at = 0;
  for (;;) {
    const next = input.peek(at);
    if (next === HASH) while (input.peek(at) !== NEWLINE && input.peek(at) >= 0) at += 1;
    else if (SPACES.has(next)) at += 1;
    else return next < 0 || (isLetter(next) && !isBy(input, at)) ? at : null;
  }
}

const isLetter = (code: number) => code >= 0 && /[A-Za-z]/.test(String.fromCharCode(code));

/** Whether the word there is `by`, with which a line of hints goes on with the line above. */
function isBy(input: InputStream, at: number): boolean {
  const [b, y, next] = [0, 1, 2].map((i) => input.peek(at + i)) as [number, number, number];
  return String.fromCharCode(b, y) === 'by' && (next < 0 || !/[\w]/.test(String.fromCharCode(next)));
}

/** The formulas of a line in LaTeX, as one piece: up to the end of the line, or to where a line below begins with a word. */
export function latexOf(term: number): ExternalTokenizer {
  return new ExternalTokenizer((input) => {
    if (SPACES.has(input.next)) return;
    const length = latexLength(input);
    if (length > 0) input.acceptToken(term, length);
  });
}

/** As in the language: a command, dollar signs, or braces of a script (src/language/latex-in/recognise.ts). */
const LATEX = /\\(?:[A-Za-z]|[|,;:!{}()[\]])|\$|[_^]\{/;

/** Characters of a line of LaTeX from here; 0 where it is none. */
function latexLength(input: InputStream): number {
  let text = '';
  let open = 0;
  for (;;) {
    const code = input.peek(text.length);
    if (code < 0 || code === HASH) break;
    const sign = String.fromCharCode(code);
    if (code === NEWLINE && open <= 0 && !goesOn(input, text.length)) break;
    if ('{(['.includes(sign)) open += 1;
    else if ('})]'.includes(sign)) open -= 1;
    text += sign;
  }
  return LATEX.test(text) ? text.trimEnd().length : 0;
}

/** Whether the line after this line break begins with a sign: relations, commands and `&` go on. */
function goesOn(input: InputStream, from: number): boolean {
  let at = from;
  while (SPACES.has(input.peek(at))) at += 1;
  return /[\\&$}=<>≤≥]/.test(String.fromCharCode(Math.max(0, input.peek(at))));
}
