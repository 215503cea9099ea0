/** Signs that steer a terminal, or that nobody sees: control characters, and those that turn the direction of text. */
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text from a stranger (the name of a file) on one line: whatever would steer a terminal or a log is `\ufffd`. */
export function harmless(text: string): string {
  return text.replace(STEERING, '\ufffd');
}

/** The same for a text of several lines that is shown by something else than a terminal: an editor, a runner of tests. */
export function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n');
}

/** Colours, which this tool makes itself, and the order that takes the line of progress away. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
const OWN = /\x1b\[[0-9;]{0,16}m|\r\x1b\[K/g;

/** A line that a service of continuous integration takes for a command: GitHub's runner passes over the space before it. */
const COMMAND = /^([^\S\n]*):(?=:)|##(?=\[)/gm;

/**
 * The last gate before a terminal or a log, whatever the text is made of: line breaks, tabs, and this tool's own colours
 * pass; other control characters do not, and no line begins with `::`.
 */
export function harmlessOutput(text: string): string {
  const own = text.match(OWN) ?? [];
  const pieces = text
    .split(OWN)
    .map((piece) =>
      piece
        .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
          sign === '\n' || sign === '\t' ? sign : '\ufffd',
        )
        .replace(COMMAND, (found, space?: string) => (found.startsWith('##') ? '# #' : `${space ?? ''}: `)),
    );
  return pieces.map((piece, i) => piece + (own[i] ?? '')).join('');
}
