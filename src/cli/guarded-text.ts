import type { KeptFailure } from '../campaign/index.js';
import { type Claim, lineAndColumn } from '../language/index.js';
import { pointText } from '../report/index.js';

/** The line that guards: what the block expects of itself, and for people where it fails. */
function expectation({ verdict, at }: KeptFailure): string {
  return `expect ${verdict}  # at ${pointText(at)}`;
}

/** The document with `expect refuted` as the last line of the claim's block. */
export function markedExpected(claim: Claim, failure: KeptFailure): string {
  const { lines, closing } = blockOf(claim);
  const prefix = prefixOf(lines[closing]!);
  return joined(lines, closing, [`${prefix}${expectation(failure)}`]);
}

/**
 * The document with the block that failed as a claim of its own called `name`, behind the claim that has taken
 * its place, or at the end where there is none.
 */
export function withFailedBlock(
  text: string,
  claim: Claim | null,
  name: string,
  failure: KeptFailure,
): string {
  const { lines, closing } = claim ? blockOf(claim) : { lines: linesOf(text), closing: null };
  const prefix = closing === null ? '' : prefixOf(lines[closing]!);
  const block = [
    '',
    `This is known to be false: \`${failure.claim}\` as it once was.`,
    '',
    `\`\`\`claim ${name}`,
    ...failure.block,
    expectation(failure),
    '```',
  ].map((line) => (prefix + line).trimEnd());
  return joined(lines, closing === null ? lastLine(lines) + 1 : closing + 1, block);
}

interface Block {
  readonly lines: readonly string[];
  /** Position of the line that closes the fence. */
  readonly closing: number;
}

function blockOf(claim: Claim): Block {
  const opening = lineAndColumn(claim.place).line - 1;
  const content = claim.text === '' ? 0 : claim.text.split('\n').length - 1;
  return { lines: linesOf(claim.source.text), closing: opening + content + 1 };
}

function linesOf(text: string): string[] {
  return text.split('\n');
}

/** What stands before a fence: the indentation of a list, the `>` of a quote. */
function prefixOf(line: string): string {
  return /^[^`~]*/.exec(line)![0];
}

function lastLine(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '');
}

/** Lines put in at a position, with the line ends of the document. */
function joined(lines: readonly string[], at: number, added: readonly string[]): string {
  const end = lines[0]?.endsWith('\r') ? '\r' : '';
  return [...lines.slice(0, at), ...added.map((line) => line + end), ...lines.slice(at)].join('\n');
}
