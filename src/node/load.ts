import { type Problem, type ResolvedDocument, resolveDocuments } from '../language/index.js';
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
  const { sources, problems } = readSources(paths);
  const inFolder = new Set(sources.filter(({ named }) => named === 'folder').map(({ source }) => source));
  const resolution = resolveDocuments(
    sources.map(({ source }) => source),
    readSibling,
  );
  const isProse = (problem: Problem): boolean =>
    PROSE_CODES.has(problem.code) && problem.place !== null && inFolder.has(problem.place.source);
  return {
    documents: resolution.documents,
    cited: resolution.cited,
    problems: [...problems, ...resolution.problems.filter((problem) => !isProse(problem))],
  };
}

/** What the language says of a document that claims nothing. */
const PROSE_CODES: ReadonlySet<string> = new Set(['no-claims', 'empty-document']);
