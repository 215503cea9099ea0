import type { Block, Line, ParsedDocument, Place } from '../language/index.js';
import type { NameAt } from './names.js';

/** Where a name gets its meaning. */
export interface Definition {
  readonly place: Place;
  readonly of:
    | { readonly kind: 'line'; readonly line: Line }
    | { readonly kind: 'block'; readonly block: Block }
    | { readonly kind: 'document'; readonly document: ParsedDocument };
}

/** Finds the document `name` as the document of `block` sees it. */
export type FindDocument = (name: string, from: Block) => ParsedDocument | null;

/** The line, block or document that gives a name its meaning; `null` for indices and for names that have none. */
export function definitionOf(
  name: NameAt,
  block: Block,
  document: ParsedDocument,
  find: FindDocument,
): Definition | null {
  if (name.kind === 'document') {
    const found = find(name.name, block);
    return found && { place: beginning(found), of: { kind: 'document', document: found } };
  }
  if (name.kind === 'variable') {
    const line = block.lines.find((candidate) => introduces(candidate, name.name));
    if (line) return { place: placeOfName(line, name.name), of: { kind: 'line', line } };
    return ofSchedules(name.name, block, document, find);
  }
  const cited = citedBlock(name.name, block, document, find);
  return cited && { place: cited.name.place, of: { kind: 'block', block: cited } };
}

function beginning({ source }: ParsedDocument): Place {
  return { source, start: 0, end: 0 };
}

function introduces(line: Line, name: string): boolean {
  if (line.kind === 'let') return line.variable.name === name;
  return line.kind === 'given' && line.variables.some((variable) => variable.name === name);
}

function placeOfName(line: Line, name: string): Place {
  if (line.kind === 'let') return line.variable.place;
  const variables = line.kind === 'given' ? line.variables : [];
  return variables.find((variable) => variable.name === name)?.place ?? line.place;
}

/** The block that a name means: of this document, or of one that the block brings with `from`. */
function citedBlock(name: string, from: Block, document: ParsedDocument, find: FindDocument): Block | null {
  const here = document.blocks.find((block) => block.name.name === name);
  if (here) return here;
  for (const line of from.lines) {
    if (line.kind !== 'from' || !line.names.some((cited) => cited.name === name)) continue;
    const there = find(line.document.name, from)?.blocks.find((block) => block.name.name === name);
    if (there) return there;
  }
  return null;
}

/** A name that a schedule in use defines: `eta`, `V`. */
function ofSchedules(
  name: string,
  block: Block,
  document: ParsedDocument,
  find: FindDocument,
): Definition | null {
  for (const used of block.lines) {
    const names = used.kind === 'use' ? [used.name] : used.kind === 'from' ? used.names : [];
    for (const cited of names) {
      const schedule = citedBlock(cited.name, block, document, find);
      if (schedule?.kind !== 'schedule') continue;
      const line = schedule.lines.find(
        (candidate) => candidate.kind === 'let' && introduces(candidate, name),
      );
      if (line) return { place: placeOfName(line, name), of: { kind: 'line', line } };
    }
  }
  return null;
}
