import { lineAndColumn, type Place } from '../term/place.js';
import type { Problem } from './problem.js';

/** Longest piece of a source line that is shown, so that a place stays on one line of a terminal. */
const MAX_SHOWN = 100;
/** How much of the line is shown before the place when the line is cut. */
const LEAD = 40;

/** East Asian letters take two columns of a terminal. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** Control characters cannot reach the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\t' ? '\t' : '\uFFFD'));
}

/** As wide as the text, tabs kept. */
function blank(text: string): string {
  return Array.from(text, (sign) => (sign === '\t' ? '\t' : WIDE.test(sign) ? '  ' : ' ')).join('');
}

function width(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
}

/** The source line of a place and the line with the caret under it. */
function excerpt({ source, start, end }: Place): string[] {
  const { text } = source;
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const breakAt = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, breakAt < 0 ? undefined : breakAt).replace(/\r$/, '');
  const column = Math.min(start - lineStart, line.length);
  const first = line.length <= MAX_SHOWN ? 0 : Math.max(0, Math.min(column - LEAD, line.length - MAX_SHOWN));
  const last = Math.min(line.length, first + MAX_SHOWN);
  const before = (first > 0 ? '…' : '') + printable(line.slice(first, column));
  const stop = Math.max(column, Math.min(end - lineStart, last));
  const marked = printable(line.slice(column, stop));
  const after = printable(line.slice(stop, last)) + (last < line.length ? '…' : '');
  if ((before + marked + after).trim() === '') return [];
  const tail = '~'.repeat(Math.max(0, width(marked) - 1));
  return [`  ${before}${marked}${after}`, `  ${blank(before)}^${tail}`];
}

/**
 * A problem as text for a terminal or a log, without a line break at its end:
 *
 *     part-1.md:12:8: error[unknown-name]: nothing is called `et` here
 *       show R / et[T] <= 1
 *                ^~
 *     help: did you mean `eta`?
 */
export function renderProblem(problem: Problem): string {
  const { code, message, place, subject, advice } = problem;
  const error = `error[${code}]: ${printable(message)}`;
  const help = advice === undefined ? [] : [`help: ${printable(advice)}`];
  if (!place) return [subject === undefined ? error : `${printable(subject)}: ${error}`, ...help].join('\n');
  const { line, column } = lineAndColumn(place);
  const head = `${printable(place.source.path)}:${line}:${column}: ${error}`;
  return [head, ...excerpt(place), ...help].join('\n');
}
