/** What stands at an offset of a line, for a message: `word` in backquotes, or the end of the line. */
export function foundAt(text: string, offset: number): { description: string; length: number } {
  const rest = text.slice(offset);
  if (rest.trim() === '') return { description: 'the end of the line', length: 0 };
  const token = /^(?:[\p{L}_][\p{L}\d_]*|\d+(?:\.\d+)?|\\[A-Za-z]+|[\s\S])/u.exec(rest)![0];
  const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token;
  return { description: `\`${shown}\``, length: token.length };
}
