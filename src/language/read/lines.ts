import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { MAX_NESTING } from '../term/limits.js';
import type { Locate } from './fence.js';
import { LINE_WORDS } from './grammar.js';

/** A line of the language, which may take several lines of text. */
export interface LogicalLine {
  /** Starts with the first letter; comments are blanked, so that offsets stay what they are. */
  readonly text: string;
  /** Offset of `text` in the block. */
  readonly start: number;
}

const WORD = new RegExp(`^(?:${LINE_WORDS.join('|')})\\b`);
/** What goes on with the line above: a relation, or the hint `by` (no line begins so). */
const CONTINUATION = /^(?:[=<>≤≥]|by\b)/;
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

  const fault = (problem: Problem) => {
    if (sound) problems.push(problem);
    sound = false;
  };
  const finish = () => {
    const last = open.at(-1);
    if (last) fault(mistake.unclosedBracket(locate(last.offset, last.offset + 1), last.bracket));
    if (start >= 0 && sound) lines.push({ text: text.slice(start, end), start });
    open = [];
    start = -1;
    sound = true;
  };

  let offset = 0;
  for (const physical of text.split('\n')) {
    const first = physical.search(/\S/);
    if (first >= 0) {
      const content = physical.slice(first);
      const continues = open.length > 0 ? !WORD.test(content) : start >= 0 && CONTINUATION.test(content);
      if (!continues) {
        finish();
        start = offset + first;
      }
      for (let i = first; i < physical.length; i += 1) {
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
          if (!opening) fault(mistake.unopenedBracket(place, sign));
          else if (opening.role === 'bracket' && opening.bracket !== CLOSERS.get(sign)) {
            fault(mistake.mismatchedBracket(place, sign, opening.bracket));
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
