import {
  type Block,
  CONTEXT_WORDS,
  FUNCTION_WORDS,
  LINE_WORDS,
  type ParsedDocument,
  printLine,
} from '../language/index.js';
import { blockAt, namesOf } from './names.js';

/** Something that can stand at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'word' | 'function' | 'variable' | 'bound' | 'schedule' | 'document';
  /** What it means, in one line. */
  readonly detail: string;
  /** What is put in, if not the label: `sum(k in 1..t, …)` has places to fill, marked `${1:…}`. */
  readonly snippet?: string;
}

/** What each line is for, as docs/language.md says it. */
const LINE_DETAILS: Readonly<Record<(typeof LINE_WORDS)[number], string>> = {
  given: 'for every value of this',
  let: 'an abbreviation',
  assume: 'a premise',
  show: 'the claim itself: a chain',
  use: 'the definitions of a schedule',
  from: 'a bound or schedule of another document',
  value: 'what a bound stands for',
  expect: 'what the verdict will be',
};

/** What can stand at `offset`; `documents`: names of the documents beside this one. */
export function completionsAt(
  document: ParsedDocument,
  offset: number,
  documents: readonly string[],
): Completion[] {
  const { text } = document.source;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset).replace(/^[ \t>]*/, '');
  const block = blockAt(document, offset);
  if (/^[a-z]*$/.test(before))
    return LINE_WORDS.map((label) => ({ label, kind: 'word', detail: LINE_DETAILS[label] }));
  if (/^from\s+[\w-]*$/.test(before))
    return documents.map((label) => ({ label, kind: 'document', detail: 'a document beside this one' }));
  if (/^use\s+\w*$/.test(before)) return blocks(document, 'schedule');
  if (!block) return [];
  return [...variables(block), ...blocks(document, 'bound'), ...functions(), ...words()];
}

function variables(block: Block): Completion[] {
  const lines = block.lines.filter(({ kind }) => kind === 'given' || kind === 'let');
  const known = new Map<string, string>();
  for (const line of lines) {
    const names = line.kind === 'let' ? [line.variable] : line.kind === 'given' ? line.variables : [];
    for (const { name } of names) known.set(name, printLine(line));
  }
  for (const { name, kind } of namesOf(block))
    if (kind === 'variable' && !known.has(name)) known.set(name, '');
  return [...known].map(([label, detail]) => ({ label, kind: 'variable', detail }));
}

function blocks(document: ParsedDocument, kind: 'bound' | 'schedule'): Completion[] {
  return document.blocks
    .filter((block) => block.kind === kind)
    .map(({ name, parameters }) => {
      const list = parameters.map((parameter) => parameter.name).join(', ');
      return {
        label: name.name,
        kind,
        detail: `${kind} ${name.name}(${list})`,
        ...(kind === 'bound' ? { snippet: `${name.name}(${list})` } : {}),
      };
    });
}

function functions(): Completion[] {
  return FUNCTION_WORDS.map((label) => ({
    label,
    kind: 'function',
    detail: `${label}(…)`,
    snippet:
      label === 'sum' || label === 'prod'
        ? `${label}(\${1:t} in \${2:1}..\${3:T}, \${4})`
        : `${label}(\${1})`,
  }));
}

function words(): Completion[] {
  return CONTEXT_WORDS.map((label) => ({ label, kind: 'word', detail: '' }));
}
