import {
  type Block,
  type Line,
  type ParsedDocument,
  parseDocument,
  printExpression,
  printLine,
  printQuantifier,
} from '../language/index.js';

/** A piece of a document that is to be replaced: offsets as in a `Place`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Columns that a `show` or `assume` may take in one line; longer chains have a line for each link. */
const WIDTH = 100;

/**
 * The edits that bring the lines of a document's blocks into the printed form: one space between words, a chain with a line for
 * each link and its relations below each other. Lines with a remark, and blocks with mistakes, stay as they are. Nothing but
 * the form changes: an edit after which the document would be read as another one is not made.
 */
export function format(document: ParsedDocument): Edit[] {
  const edits = document.blocks.filter(({ faulty }) => !faulty).flatMap((block) => formatBlock(block));
  return isSame(document, applied(document.source.text, edits)) ? edits : [];
}

function formatBlock(block: Block): Edit[] {
  return block.lines.flatMap((line) => {
    const { source, start, end } = line.place;
    const before = source.text.slice(start, end);
    const text = formatted(line, indentation(source.text, start));
    return text === before || before.includes('#') ? [] : [{ start, end, text }];
  });
}

/** What stands before a line's first word: spaces, and the marks of lists and quotes around its block. */
function indentation(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

function formatted(line: Line, indent: string): string {
  const plain = printLine(line);
  if (line.kind !== 'show' && line.kind !== 'assume') return plain;
  if (line.steps.length < 2 && plain.length <= WIDTH) return plain;
  const width = line.kind.length;
  const steps = line.steps.map(
    (step) => `\n${indent}${step.relation.padStart(width)} ${printExpression(step.right)}`,
  );
  return `${line.kind} ${printExpression(line.first)}${steps.join('')}${printQuantifier(line.ranges)}`;
}

/** The text after the edits. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

function isSame(document: ParsedDocument, text: string): boolean {
  const after = parseDocument({ ...document.source, text });
  return after.problems.length === document.problems.length && meaning(after) === meaning(document);
}

function meaning(document: ParsedDocument): string {
  return document.blocks
    .map((block) => [block.kind, block.name.name, ...block.lines.map(printLine)].join('\n'))
    .join('\n\n');
}
