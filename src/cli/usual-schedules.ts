import { type ResolvedDocument, resolveDocuments } from '../language/index.js';
import { readSibling, readSources } from '../node/index.js';
import { SCHEDULES } from './own-documents.js';

/** A schedule of the tool's document, from its fence to the end of it. */
const BLOCK = /^```schedule (\w+)[\s\S]*?^```$/gm;

/**
 * The document with the usual schedules, without those that nobody has named: reading a block takes a hundredth of a second, and there are ten.
 * What is left out is blank, so that all places stay. `null`: none of them is named.
 */
export function usualSchedules(texts: readonly string[]): ResolvedDocument | null {
  const source = readSources([SCHEDULES]).sources[0]?.source;
  if (!source) return null;
  const names = new Set(texts.map((text) => /^\s*([\w-]+)/.exec(text)?.[1]?.replaceAll('-', '_')));
  let kept = 0;
  const text = source.text.replace(BLOCK, (block, name: string) => {
    if (!names.has(name)) return block.replace(/[^\n]/g, ' ');
    kept += 1;
    return block;
  });
  return kept === 0 ? null : resolveDocuments([{ path: source.path, text }], readSibling).documents[0]!;
}
