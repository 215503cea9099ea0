import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { isLatex } from '../latex-in/recognise.js';
import { MAX_NESTING } from '../term/limits.js';
import type { Locate } from '../term/place.js';
import type { LogicalLine } from '../term/syntax.js';
import { LINE_WORDS } from './grammar.js';

const WORD = new RegExp(`^(?:${LINE_WORDS.join('|')})\\b`);
/** What goes on with the line above: a relation, the hint `by`, or LaTeX (no line begins so). */
const CONTINUATION = /^(?:[=<>≤≥]|by\b|[\\&$}])/;
/** What LaTeX goes on behind: the end of a row, a sign, or the first word of the line. */
const UNFINISHED = /(?:\\\\|[-+*/=<>&]|\\(?:le|leq|ge|geq|cdot|times|leqslant|geqslant))\s*$/;
const BRACKET_SIGN = /\\(?:begin|end)\b|[()[\]{}]/g;
const CLOSERS = new Map([
  [')', '('],
  [']', '['],
]);

interface OpenBracket {
  readonly bracket: string;
  readonly offset: number;
  /** After `in`: an interval, which may close with the other bracket. */
  readonly role: 'interval' | 'bracket';
}

/** A line that has only its first word so far. */
const LONE_WORD = new RegExp(`^(?:${LINE_WORDS.join('|')})\\s*$`);

/** Brackets of LaTeX only say whether a line goes on: which belong together is the business of its reader. */
function trackLatex(physical: string, offset: number, open: OpenBracket[]): void {
  for (const { 0: bracket, index } of physical.replace(/(?<!\\)%.*$/, '').matchAll(BRACKET_SIGN)) {
    if (/[)\]}]|end/.test(bracket)) open.pop();
    else open.push({ bracket, offset: offset + index, role: 'interval' });
  }
}

/**
 * Cuts a block into logical lines and checks its brackets. A word that begins a line ends the line before it
 * even within an open bracket: the bracket is what is wrong. A line with a wrong bracket is left out.
 */
export function logicalLines(block: string, locate: Locate): { lines: LogicalLine[]; problems: Problem[] } {
  const text = block.replace(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const lines: LogicalLine[] = [];
  const problems: Problem[] = [];
  let open: OpenBracket[] = [];
  let start = -1;
  let end = 0;
  let sound = true;
  let latex = false;

  const fault = (problem: Problem) => {
    if (sound) problems.push(problem);
    sound = false;
  };
  /** A bracket without its other half, which may stand there as a full-width sign. */
  const faultOfBracket = (problem: Problem, from: number, to: number) => {
    const wide = text.slice(from, to).search(/[（）［］]/);
    const at = from + wide;
    fault(wide < 0 ? problem : mistake.fullWidthBracket(locate(at, at + 1), text[at]!));
  };
  const finish = () => {
    const last = open.at(-1);
    if (last)
      faultOfBracket(mistake.unclosedBracket(locate(last.offset, last.offset + 1), last.bracket), start, end);
    if (start >= 0 && sound) lines.push({ text: text.slice(start, end), start });
    open = [];
    start = -1;
    sound = true;
    latex = false;
  };
  const goesOn = (content: string): boolean => {
    if (open.length > 0) return !WORD.test(content);
    if (start < 0) return false;
    if (CONTINUATION.test(content)) return true;
    const before = text.slice(start, end);
    const isUnfinished = latex ? UNFINISHED.test(before) : LONE_WORD.test(before) && isLatex(content);
    return isUnfinished && !WORD.test(content);
  };

  let offset = 0;
  for (const physical of text.split('\n')) {
    const first = physical.search(/\S/);
    if (first >= 0) {
      const content = physical.slice(first);
      if (!goesOn(content)) {
        finish();
        start = offset + first;
      }
      latex ||= isLatex(content);
      if (latex) trackLatex(physical, offset, open);
      for (let i = latex ? physical.length : first; i < physical.length; i += 1) {
        const sign = physical[i]!;
        if (sign === '(' || sign === '[') {
          const role = /\bin\s*$/.test(physical.slice(Math.max(0, i - 20), i)) ? 'interval' : 'bracket';
          open.push({ bracket: sign, offset: offset + i, role });
          if (open.length > MAX_NESTING) {
            fault(mistake.tooDeep(locate(offset + i, offset + i + 1)));
            open = [];
          }
        } else if (CLOSERS.has(sign) && sound) {
          const place = locate(offset + i, offset + i + 1);
          const opening = open.pop();
          const lineEnd = offset + physical.length;
          if (!opening) faultOfBracket(mistake.unopenedBracket(place, sign), start, lineEnd);
          else if (opening.role === 'bracket' && opening.bracket !== CLOSERS.get(sign)) {
            faultOfBracket(mistake.mismatchedBracket(place, sign, opening.bracket), start, lineEnd);
            open = [];
          }
        }
      }
      end = offset + physical.trimEnd().length;
    }
    offset += physical.length + 1;
  }
  finish();
  return { lines, problems };
}
