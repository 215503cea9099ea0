/** A dollar sign stands in no other line. */
const COMMAND = /\\(?:[A-Za-z]|[|,;:!{}()[\]])|\$/;
const BRACED_SCRIPT = /[_^]\{/;

/** Whether a line of a block is LaTeX: it has a command, dollar signs, or a subscript or an exponent in braces. */
export function isLatex(text: string): boolean {
  return COMMAND.test(text) || BRACED_SCRIPT.test(text);
}

/** `x_t`, `w_1`: a letter with an index of one sign. */
const PLAIN_SCRIPT = /(?<![\p{L}\d_])\p{L}_[\p{L}\d](?![\p{L}\d_])/u;

/** Which lines of a block are read as LaTeX: beside lines that are LaTeX for certain, `x_t` has an index too. */
export function latexLines(lines: readonly { readonly text: string }[]): (text: string) => boolean {
  const some = lines.some(({ text }) => isLatex(text));
  return (text) => some && (isLatex(text) || PLAIN_SCRIPT.test(text));
}
