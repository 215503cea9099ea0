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

/** The end of a line: no bracket is open, and what comes next is a word, which begins a line, and not a relation. */
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
    else return next < 0 || /[A-Za-z]/.test(String.fromCharCode(next)) ? at : null;
  }
}
