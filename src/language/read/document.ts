import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { editDistance } from '../help/spelling.js';
import { MAX_DOCUMENT_LENGTH } from '../term/limits.js';
import type { Source } from '../term/place.js';
import type { Block, BlockKind } from '../term/syntax.js';
import { readBlock } from './block.js';
import { type Fence, readMarkdown } from './fence.js';
import { asItLooks } from './look-alikes.js';
import { isTex, readTex } from './tex.js';

/** A document as its blocks, in order. */
export interface ParsedDocument {
  readonly source: Source;
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

const KINDS: readonly BlockKind[] = ['claim', 'bound', 'schedule', 'method'];

/** Longer words are none of these, however they are misspelled. */
const MAX_WORD = 24;

/** The kind that a fence's first word is, looks like, or misspells by one letter. */
function kindOf(word: string): { kind: BlockKind; spelling: 'right' | 'wrong' } | null {
  const seen = asItLooks(word);
  const kind = KINDS.find((candidate) => editDistance(seen, candidate) <= 1);
  return kind ? { kind, spelling: word === kind ? 'right' : 'wrong' } : null;
}

/** The blocks of a LaTeX document. */
function texBlocks(source: Source): { fences: readonly Fence[]; problems: readonly Problem[] } {
  const { blocks, problems } = readTex(source);
  return { fences: blocks.map(({ fence }) => fence), problems };
}

/** The fences of a Markdown document, and what only looks like one. */
function markdownBlocks(source: Source): { fences: readonly Fence[]; problems: Problem[] } {
  const { fences, indented, tooDeep } = readMarkdown(source);
  const problems = tooDeep ? [mistake.markdownTooDeep(tooDeep)] : [];
  return {
    fences,
    problems: [...problems, ...indented.map(({ kind, place }) => mistake.indentedBlock(place, kind))],
  };
}

/** Reads a document. Every mistake is a problem with a place; blocks that have none can still be used. */
export function parseDocument(source: Source): ParsedDocument {
  const fail = (problem: Problem): ParsedDocument => ({ source, blocks: [], problems: [problem] });
  const beginning = { source, start: 0, end: 0 };
  if (source.text.length > MAX_DOCUMENT_LENGTH) return fail(mistake.documentTooLong(beginning));
  const nul = source.text.indexOf('\0');
  if (nul >= 0) return fail(mistake.binaryDocument({ source, start: nul, end: nul + 1 }));
  if (source.text.trim() === '') return fail(mistake.emptyDocument(beginning));

  const blocks: Block[] = [];
  const problems: Problem[] = [];
  const { fences, problems: ofForm } = isTex(source) ? texBlocks(source) : markdownBlocks(source);
  problems.push(...ofForm);
  for (const fence of fences) {
    const braces = /^\{\s*\.?(claim|bound|schedule|method)\s*\}/.exec(fence.info);
    if (braces) {
      const { start } = fence.infoPlace;
      const place = { source, start, end: start + braces[0].length };
      problems.push(mistake.misspelledKind(place, braces[0], braces[1]!));
      continue;
    }
    const word = /^[A-Za-z]*(?:[^\0-\x7f][^\s{}(:,;="'`]*)?/u.exec(fence.info)![0];
    const found = word.length > MAX_WORD ? null : kindOf(word);
    if (!found) {
      // In LaTeX nothing else is marked so; fences of Markdown hold code of any kind.
      if (isTex(source)) problems.push(mistake.unknownTexBlock(fence.infoPlace, fence.info));
      continue;
    }
    if (found.spelling === 'wrong') {
      const { start } = fence.infoPlace;
      problems.push(mistake.misspelledKind({ source, start, end: start + word.length }, word, found.kind));
      continue;
    }
    const read = readBlock(fence);
    if (read.block) blocks.push(read.block);
    problems.push(...read.problems);
  }
  if (blocks.length === 0 && problems.length === 0)
    problems.push(isTex(source) ? mistake.noTexBlocks(beginning) : mistake.noBlocks(beginning));
  return { source, blocks, problems };
}
