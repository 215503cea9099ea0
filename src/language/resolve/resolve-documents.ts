import { methodMistake } from '../help/method-mistakes.js';
import { mistake } from '../help/mistakes.js';
import { type Problem, ProblemError } from '../help/problem.js';
import type { Claim } from '../term/claim.js';
import { MAX_BOUND_DEPTH, MAX_PROBLEMS } from '../term/limits.js';
import type { Place, Source } from '../term/place.js';
import type { Block } from '../term/syntax.js';
import type { ClaimBuilder } from './claim-builder.js';
import { duplicateBlocks, Library, type ReadDocument } from './library.js';
import { guaranteesLineOf } from './method/resolve-method.js';
import { resolveBlock, resolveGuarantee } from './resolve-block.js';
import { type BlockSummary, summarise } from './summary.js';

/** A document with its claims ready to be hunted. */
export interface ResolvedDocument {
  readonly source: Source;
  readonly claims: readonly Claim[];
  readonly bounds: readonly BlockSummary[];
  readonly schedules: readonly BlockSummary[];
}

export interface Resolution {
  /** In the order of the sources. Blocks with a mistake are left out. */
  readonly documents: readonly ResolvedDocument[];
  /** Documents that are not among the sources, of which a claim cites a claim (`Claim.lemmas`), and those that they cite. */
  readonly cited: readonly ResolvedDocument[];
  /** By document and place; also those of imported documents. Empty: all is well. */
  readonly problems: readonly Problem[];
}

/** Blocks resolved at most once, and the chain of bounds that is being checked. */
class Session {
  readonly problems: Problem[] = [];
  private readonly done = new Map<Block, { claim: Claim | null; problem: Problem | null }>();
  private readonly open: Block[] = [];

  constructor(readonly library: Library) {}

  resolve(block: Block): { claim: Claim | null; problem: Problem | null } {
    const known = this.done.get(block);
    if (known) return known;
    this.open.push(block);
    const { claim, problems } = resolveBlock(block, this.library.open(block), this.checkFor);
    this.open.pop();
    this.problems.push(...problems);
    const parsing = this.library
      .document(block.source)
      .problems.find((problem) => block.faulty && problem.place!.start >= block.name.place.start);
    const result = { claim, problem: problems[0] ?? parsing ?? null };
    this.done.set(block, result);
    return result;
  }

  /** What a sound bound claims about a method, if it does. */
  guarantee(block: Block): Claim | null {
    if (!guaranteesLineOf(block) || this.resolve(block).problem) return null;
    this.open.push(block);
    const { claim, problems } = resolveGuarantee(block, this.library.open(block), this.checkFor);
    this.open.pop();
    this.problems.push(...problems);
    return claim;
  }

  private readonly checkFor: ClaimBuilder['open'] = (block: Block, use: Place) => {
    const circle = this.open.indexOf(block);
    if (circle >= 0) {
      const names = [...this.open.slice(circle), block].map((item) => item.name.name);
      throw new ProblemError(mistake.circularBound(use, names));
    }
    if (this.open.length > MAX_BOUND_DEPTH) throw new ProblemError(mistake.boundsTooDeep(use));
    const { problem } = this.resolve(block);
    // The bound's own mistake, which is reported once.
    if (problem) throw new ProblemError(problem);
    return this.library.open(block).imports;
  };
}

function inReadingOrder(problems: readonly Problem[], sources: readonly Source[]): Problem[] {
  const seen = new Set<string>();
  const distinct = problems.filter(({ code, place }) => {
    const key = `${code} ${place?.start} ${place?.source.path}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const paths = new Map<string, Problem[]>(sources.map((source) => [source.path, []]));
  for (const problem of distinct) {
    const { path } = problem.place!.source;
    paths.set(path, [...(paths.get(path) ?? []), problem]);
  }
  return [...paths.values()].flatMap((list) => {
    const sorted = [...list].sort((a, b) => a.place!.start - b.place!.start);
    if (sorted.length <= MAX_PROBLEMS) return sorted;
    const shown = sorted.slice(0, MAX_PROBLEMS);
    return [...shown, mistake.tooManyProblems(shown.at(-1)!.place!, sorted.length - MAX_PROBLEMS)];
  });
}

/** The named documents, then those that are cited, also while their list grows. */
function* documentsInTurn(
  named: readonly ResolvedDocument[],
  cited: readonly ResolvedDocument[],
): Generator<ResolvedDocument> {
  yield* named;
  for (let i = 0; i < cited.length; i += 1) yield cited[i]!;
}

/** One of the named documents, resolved while others have not been read. */
export interface DocumentInTurn {
  readonly document: ResolvedDocument;
  /** Whether nothing that was read so far has a mistake: looked at when it is asked. */
  readonly isSound: () => boolean;
  /** No document is left to be read. */
  readonly isLast: boolean;
}

/**
 * Reads documents and resolves their claims: names, indices, bounds, schedules, imports. `from NAME use …` finds a
 * document among the sources by its file name, first beside the document that imports it, then what `read` gives,
 * then anywhere among the sources, and `beside`: documents that may be imported, and are not asked about. Mistakes are values; nothing is thrown
 * for any text.
 */
export function resolveDocuments(
  sources: readonly Source[],
  read: ReadDocument = () => null,
  beside: readonly Source[] = [],
): Resolution {
  const steps = resolvingDocuments(sources, read, beside);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same document by document: each is read and resolved when the caller asks for it, with those that it imports. */
export function* resolvingDocuments(
  sources: readonly Source[],
  read: ReadDocument = () => null,
  beside: readonly Source[] = [],
): Generator<DocumentInTurn, Resolution> {
  const session = new Session(new Library([...sources, ...beside], read));
  const resolved = (source: Source): ResolvedDocument => {
    const document = session.library.document(source);
    const of = (kind: Block['kind']) => document.blocks.filter((block) => block.kind === kind);
    const sound = (kind: Block['kind']) => of(kind).filter((block) => !session.resolve(block).problem);
    return {
      source,
      bounds: sound('bound').map(summarise),
      schedules: sound('schedule').map(summarise),
      claims: document.blocks.flatMap((block) => {
        if (block.kind === 'method') session.resolve(block);
        const claim = block.kind === 'claim' ? session.resolve(block).claim : session.guarantee(block);
        const multipliers = claim?.method?.multipliers;
        if (!claim || !multipliers) return claim ?? [];
        const other = document.blocks.find(({ name }) => name.name === multipliers.name);
        if (other) session.problems.push(methodMistake.multipliersName(other.name.place, other.name.name));
        return [multipliers, claim];
      }),
    };
  };
  const isSound = () =>
    session.problems.length === 0 &&
    [...session.library.all()].every(
      (read) => read.problems.length === 0 && duplicateBlocks(read).length === 0,
    );
  const documents: ResolvedDocument[] = [];
  for (const source of sources) {
    const document = resolved(source);
    documents.push(document);
    yield { document, isSound, isLast: documents.length === sources.length };
  }
  const cited: ResolvedDocument[] = [];
  const seen = new Set(sources.map(({ path }) => path));
  for (const document of documentsInTurn(documents, cited))
    for (const { source } of document.claims.flatMap(({ lemmas }) => lemmas)) {
      if (seen.has(source.path)) continue;
      seen.add(source.path);
      cited.push(resolved(source));
    }
  for (const document of session.library.all())
    session.problems.push(...document.problems, ...duplicateBlocks(document));
  return { documents, cited, problems: inReadingOrder(session.problems, sources) };
}
