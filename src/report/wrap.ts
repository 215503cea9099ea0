/** `ESC [ 31 m`: the escape character begins a colour. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Columns that a text takes on a terminal; colours take none. */
export function widthOf(text: string): number {
  return text.replace(COLOUR, '').length;
}

/** Narrower windows are treated as this wide: one word a line helps nobody. */
const LEAST_COLUMNS = 30;

/**
 * A line that is wider than `columns`, broken at its spaces: what follows the first line is indented by `hang`.
 * A word that is wider than a line stays whole, for the terminal to break: nothing is lost, and what is copied
 * is what was written.
 */
export function wrap(line: string, columns: number, hang: number): string {
  const limit = Math.max(columns, LEAST_COLUMNS);
  if (widthOf(line) <= limit) return line;
  const indent = /^ */.exec(line)![0];
  const lines: string[] = [];
  let current = indent;
  let empty = true;
  for (const word of line.slice(indent.length).split(' ')) {
    const candidate = empty ? current + word : `${current} ${word}`;
    if (!empty && widthOf(candidate) > limit) {
      lines.push(current.trimEnd());
      current = ' '.repeat(hang) + word;
    } else current = candidate;
    empty = false;
  }
  return [...lines, current.trimEnd()].join('\n');
}
