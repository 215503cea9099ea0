import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { closestName } from '../help/spelling.js';
import { type ParsedDocument, parseDocument } from '../read/document.js';
import type { Lemma } from '../term/claim.js';
import { lineAndColumn, type Place, type Source } from '../term/place.js';
import type { Block, FromLine } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import type { Imports } from './scope.js';

/** A `from … use …` in a claim that names a schedule, which brings its definitions like `use`. */
export interface ScheduleImport {
  readonly schedule: Block;
  readonly arguments: readonly SyntaxTree[] | null;
  readonly line: FromLine;
}

export interface Opened {
  readonly imports: Imports;
  readonly scheduleImports: readonly ScheduleImport[];
  /** The claims of other documents that the block brings. */
  readonly lemmas: readonly Lemma[];
  readonly problems: readonly Problem[];
}

/** Finds the document `name` (without `.md`) for the document `from`; `null`: there is none, or it must not be read. */
export type ReadDocument = (name: string, from: Source) => Source | null;

function directory(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function baseName(path: string): string {
  return path.slice(directory(path).length).replace(/\.md$/, '');
}

function unknownExport(place: Place, name: string, cited: string, document: ParsedDocument): Problem {
  const exported = document.blocks.map((block) => block.name.name);
  return mistake.unknownExport(place, name, cited, closestName(name, exported), exported);
}

/**
 * Documents that were parsed, by their source: the same text, asked about again beside another question, need not be read again. What is parsed
 * is never changed, and goes when nobody holds its source.
 */
const parsedBefore = new WeakMap<Source, ParsedDocument>();

function parsed(source: Source): ParsedDocument {
  const known = parsedBefore.get(source);
  if (known) return known;
  const document = parseDocument(source);
  parsedBefore.set(source, document);
  return document;
}

/** The documents that are there, each read once, and what their blocks can use. */
export class Library {
  private readonly documents = new Map<string, ParsedDocument>();
  private readonly locals = new Map<ParsedDocument, Omit<Imports, 'own'>>();
  private readonly opened = new Map<Block, Opened>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly read: ReadDocument,
  ) {}

  /** Every document that was read so far. */
  all(): Iterable<ParsedDocument> {
    return this.documents.values();
  }

  document(source: Source): ParsedDocument {
    const known = this.documents.get(source.path);
    if (known) return known;
    const document = parsed(source);
    this.documents.set(source.path, document);
    return document;
  }

  /** The document `name` as `from` sees it: beside it, then among the given documents, then what the caller can read. */
  private find(name: string, from: Source): ParsedDocument | null {
    const named = this.sources.filter((source) => baseName(source.path) === name);
    const beside = named.find((source) => directory(source.path) === directory(from.path));
    const source = beside ?? this.read(name, from) ?? named[0];
    return source ? this.document(source) : null;
  }

  /** The `from … use …` that would bring a bound or schedule of nearly this name from a document that is known. */
  private elsewhere(name: string, kind: 'bound' | 'schedule', from: ParsedDocument): string | null {
    const exports = new Map<string, string>();
    const known = [...this.sources, ...Array.from(this.documents.values(), (document) => document.source)];
    for (const source of new Set(known)) {
      const document = baseName(source.path);
      if (!/^[\w-]+$/.test(document) || this.find(document, from.source)?.source !== source) continue;
      for (const block of this.document(source).blocks)
        if (block.kind === kind && source !== from.source && !exports.has(block.name.name))
          exports.set(block.name.name, document);
    }
    const meant = exports.has(name) ? name : closestName(name, exports.keys());
    return meant && `from ${exports.get(meant)} use ${meant}`;
  }

  private local(document: ParsedDocument): Omit<Imports, 'own'> {
    const known = this.locals.get(document);
    if (known) return known;
    const of = (kind: Block['kind']) =>
      new Map(
        document.blocks.filter((block) => block.kind === kind).map((block) => [block.name.name, block]),
      );
    const imports = {
      bounds: of('bound'),
      schedules: of('schedule'),
      methods: of('method'),
      claims: new Map(Array.from(of('claim').keys(), (name) => [name, { document: null }])),
      elsewhere: (name: string, kind: 'bound' | 'schedule') => this.elsewhere(name, kind, document),
    };
    this.locals.set(document, imports);
    return imports;
  }

  /** What a block can use: the bounds, schedules and claims of its document, and what it imports. */
  open(block: Block): Opened {
    const known = this.opened.get(block);
    if (known) return known;
    const own = block.name.name;
    const local = { ...this.local(this.document(block.source)), own };
    if (!block.lines.some((line) => line.kind === 'from')) {
      const opened = { imports: local, scheduleImports: [], lemmas: [], problems: [] };
      this.opened.set(block, opened);
      return opened;
    }
    const bounds = new Map(local.bounds);
    const schedules = new Map(local.schedules);
    const methods = new Map(local.methods);
    const claims = new Map(local.claims);
    const lemmas: Lemma[] = [];
    const scheduleImports: ScheduleImport[] = [];
    const problems: Problem[] = [];
    const maps = { bound: bounds, schedule: schedules, method: methods };
    const add = (other: Block) => maps[other.kind as keyof typeof maps].set(other.name.name, other);
    for (const line of block.lines) {
      if (line.kind !== 'from') continue;
      const { document: cited } = line;
      const document = this.find(cited.name, block.source);
      if (!document) {
        problems.push(mistake.unknownDocument(cited.place, cited.name));
        continue;
      }
      for (const { name, arguments: given, place } of line.names) {
        const other = document.blocks.find((candidate) => candidate.name.name === name);
        if (!other) problems.push(unknownExport(place, name, cited.name, document));
        else if (bounds.has(name) || schedules.has(name) || methods.has(name) || claims.has(name))
          problems.push(mistake.duplicateImport(place, name));
        else if (other.kind === 'claim') {
          if (block.kind !== 'claim') problems.push(mistake.lemmaOutsideClaim(place, name, block.kind));
          else if (given) problems.push(mistake.argumentsOfCitedClaim(place, name, cited.name));
          claims.set(name, { document: cited.name });
          lemmas.push({ document: cited.name, claim: name, source: document.source });
        } else {
          add(other);
          if (other.kind === 'schedule') scheduleImports.push({ schedule: other, arguments: given, line });
          else if (given) problems.push(mistake.argumentsOfCitedBound(place, name, cited.name));
        }
      }
    }
    const opened = {
      imports: { ...local, bounds, schedules, methods, claims },
      scheduleImports,
      lemmas,
      problems,
    };
    this.opened.set(block, opened);
    return opened;
  }
}

/** Blocks of one document that bear the same name. */
export function duplicateBlocks(document: ParsedDocument): Problem[] {
  const first = new Map<string, Block>();
  return document.blocks.flatMap((block) => {
    const { name, place } = block.name;
    const earlier = first.get(name);
    if (earlier) return [mistake.duplicateName(place, name, lineAndColumn(earlier.name.place).line)];
    first.set(name, block);
    return [];
  });
}
