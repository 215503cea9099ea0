import {
  type DocumentInTurn,
  type Problem,
  type ResolvedDocument,
  resolvingDocuments,
} from '../language/index.js';
import { readSibling, readSources } from './read-sources.js';

export interface Loading {
  /** Every named document, in order; those without claims included. */
  readonly documents: readonly ResolvedDocument[];
  /** Documents beside them of which a claim cites a claim. */
  readonly cited: readonly ResolvedDocument[];
  readonly problems: readonly Problem[];
}

/**
 * Reads and resolves the documents at `paths`. In a folder, Markdown without blocks is prose and passed over;
 * a file that was named must have some.
 */
export function loadDocuments(paths: readonly string[]): Loading {
  const steps = loadingDocuments(paths);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same document by document; one after a mistake in what was read is not sound. */
export function* loadingDocuments(paths: readonly string[]): Generator<DocumentInTurn, Loading> {
  const { sources, problems } = readSources(paths);
  const inFolder = new Set(sources.filter(({ named }) => named === 'folder').map(({ source }) => source));
  const steps = resolvingDocuments(
    sources.map(({ source }) => source),
    readSibling,
  );
  const isProse = (problem: Problem): boolean =>
    PROSE_CODES.has(problem.code) && problem.place !== null && inFolder.has(problem.place.source);
  let step = steps.next();
  for (; !step.done; step = steps.next())
    yield problems.length === 0 ? step.value : { ...step.value, isSound: () => false };
  const resolution = step.value;
  return {
    documents: resolution.documents,
    cited: resolution.cited,
    problems: [...problems, ...resolution.problems.filter((problem) => !isProse(problem))],
  };
}

/** What the language says of a document that claims nothing. */
const PROSE_CODES: ReadonlySet<string> = new Set(['no-claims', 'empty-document']);
