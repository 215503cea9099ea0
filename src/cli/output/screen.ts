import type { WriteStream } from 'node:tty';
import { COLOURED, type Paint, PLAIN } from '../../report/index.js';

/**
 * Colours for a stream: none where NO_COLOR is set to anything (no-color.org), else those that FORCE_COLOR asks
 * for or excludes with 0, else on a terminal that has them.
 */
export function paintFor(stream: Pick<WriteStream, 'isTTY'>): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return PLAIN;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? PLAIN : COLOURED;
  return stream.isTTY === true && TERM !== 'dumb' ? COLOURED : PLAIN;
}

/** Width of a stream's window; what is no window has no width. */
export function columnsOf(stream: Pick<WriteStream, 'isTTY' | 'columns'>): number {
  return stream.isTTY === true && stream.columns > 0 ? stream.columns : Infinity;
}
