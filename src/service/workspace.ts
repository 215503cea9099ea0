import {
  type Block,
  type Claim,
  documentFiles,
  type ParsedDocument,
  type Problem,
  parseDocument,
  type ResolvedDocument,
  resolveDocuments,
  type Source,
} from '../language/index.js';
import { type Completion, completionsAt } from './completion.js';
import { type Definition, definitionOf } from './definition.js';
import { type Edit, format } from './format.js';
import { type Hover, hoverOf } from './hover.js';
import { nameAt } from './names.js';

/** What a document is understood as. */
export interface Analysis {
  readonly parsed: ParsedDocument;
  readonly resolved: ResolvedDocument;
  /** Documents that it cites for lemmas. */
  readonly cited: readonly ResolvedDocument[];
  readonly problems: readonly Problem[];
}

/** Reads the document `name` (without `.md`) beside the document at `path`; `null` when there is none. */
export type ReadBeside = (name: string, path: string) => Source | null;

/**
 * What an editor asks about claim documents: problems, meanings, completions, form. Documents are texts by path, open ones
 * first, others as `read` gives them. Nothing is thrown for any text. Free of Node: a language server and a page use it.
 */
export class Workspace {
  private readonly open = new Map<string, Source>();
  private readonly analyses = new Map<string, Analysis>();

  constructor(private readonly read: ReadBeside = () => null) {}

  /** The document at `path` has this text from now on. */
  set(path: string, text: string): void {
    this.open.set(path, { path, text });
    // Others may bring blocks of it.
    this.analyses.clear();
  }

  close(path: string): void {
    this.open.delete(path);
    this.analyses.clear();
  }

  paths(): string[] {
    return [...this.open.keys()];
  }

  analysis(path: string): Analysis | null {
    const source = this.open.get(path);
    if (!source) return null;
    const known = this.analyses.get(path);
    if (known) return known;
    const { documents, cited, problems } = resolveDocuments([source], (name, from) =>
      this.find(name, from.path),
    );
    const analysis: Analysis = {
      parsed: parseDocument(source),
      resolved: documents[0]!,
      cited,
      problems: problems.filter(({ place }) => !place || place.source.path === path),
    };
    this.analyses.set(path, analysis);
    return analysis;
  }

  definition(path: string, offset: number): Definition | null {
    const analysis = this.analysis(path);
    const at = analysis && nameAt(analysis.parsed, offset);
    return at && definitionOf(at.name, at.block, analysis.parsed, (name, from) => this.document(name, from));
  }

  hover(path: string, offset: number): Hover | null {
    const definition = this.definition(path, offset);
    if (!definition) return null;
    const { of } = definition;
    const claims = this.analysis(path)?.resolved.claims ?? [];
    const claim = of.kind === 'block' ? claims.find(({ name }) => name === of.block.name.name) : undefined;
    return hoverOf(definition, claim ?? null);
  }

  completions(path: string, offset: number, documents: readonly string[] = []): Completion[] {
    const analysis = this.analysis(path);
    return analysis ? completionsAt(analysis.parsed, offset, documents) : [];
  }

  format(path: string): Edit[] {
    const analysis = this.analysis(path);
    return analysis ? format(analysis.parsed) : [];
  }

  claims(path: string): readonly Claim[] {
    return this.analysis(path)?.resolved.claims ?? [];
  }

  private find(name: string, from: string): Source | null {
    const folder = from.slice(0, Math.max(from.lastIndexOf('/'), from.lastIndexOf('\\')) + 1);
    const open = documentFiles(name)
      .map((file) => this.open.get(folder + file))
      .find((source) => source !== undefined);
    return open ?? this.read(name, from);
  }

  private document(name: string, from: Block): ParsedDocument | null {
    const source = this.find(name, from.source.path);
    return source && parseDocument(source);
  }
}
