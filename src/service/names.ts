import {
  type Block,
  expressionsOf,
  type Line,
  type ParsedDocument,
  type Place,
  type SyntaxTree,
  subtrees,
} from '../language/index.js';

/** A name where it stands in a block. */
export interface NameAt {
  readonly name: string;
  readonly place: Place;
  /** `index`: a letter that a range or a `let` introduces. `document`: behind `from`. */
  readonly kind: 'variable' | 'index' | 'block' | 'document';
}

/** The block whose lines or heading hold an offset. */
export function blockAt(document: ParsedDocument, offset: number): Block | null {
  const before = document.blocks.filter((block) => startOf(block) <= offset);
  return before.at(-1) ?? null;
}

function startOf(block: Block): number {
  return block.name.place.start;
}

/** Every name of a block, in the order of the text. */
export function namesOf(block: Block): NameAt[] {
  const heading: NameAt[] = [
    { ...block.name, kind: 'block' },
    ...block.parameters.map((parameter): NameAt => ({ ...parameter, kind: 'variable' })),
  ];
  return [...heading, ...block.lines.flatMap(namesOfLine)].sort((a, b) => a.place.start - b.place.start);
}

function namesOfLine(line: Line): NameAt[] {
  return [...introduced(line), ...expressionsOf(line).flatMap(namesIn)];
}

function introduced(line: Line): NameAt[] {
  switch (line.kind) {
    case 'given':
      return line.variables.flatMap((variable): NameAt[] => [{ ...variable, kind: 'variable' }]);
    case 'let':
      return [{ ...line.variable, kind: 'variable' }];
    case 'use':
      return [{ ...line.name, kind: 'block' }];
    case 'from':
      return [
        { ...line.document, kind: 'document' },
        ...line.names.map((cited): NameAt => ({ ...cited, kind: 'block' })),
      ];
    default:
      return [];
  }
}

/** The names in an expression. A bound's place covers its arguments: only the name's letters are told. */
function namesIn(tree: SyntaxTree): NameAt[] {
  const own: NameAt[] =
    tree.kind === 'name' || tree.kind === 'bound use'
      ? [
          {
            name: tree.name,
            place: { ...tree.place, end: tree.place.start + tree.name.length },
            kind: tree.kind === 'name' ? 'variable' : 'block',
          },
        ]
      : [];
  return [...own, ...subtrees(tree).flatMap(namesIn)];
}

/** The name that stands at an offset of a document, if one does. */
export function nameAt(document: ParsedDocument, offset: number): { name: NameAt; block: Block } | null {
  const block = blockAt(document, offset);
  if (!block) return null;
  const name = namesOf(block).find(({ place }) => place.start <= offset && offset <= place.end);
  return name ? { name, block } : null;
}
