import { normalize } from 'node:path';
import { claimSays, type KeptFailure } from '../campaign/index.js';
import type { Claim, Problem, ResolvedDocument } from '../language/index.js';
import { type Loading, loadDocuments, statedDocument } from '../node/index.js';
import { mistake } from './mistakes.js';

/** A kept failure with the claim that it is about, as that stands in its document now. */
export interface FailedClaim {
  readonly failure: KeptFailure;
  readonly document: ResolvedDocument;
  /** All that was read: its proof may cite other documents. */
  readonly around: readonly ResolvedDocument[];
  /** `null`: the document has no claim of this name any more, nor one that says the same. */
  readonly claim: Claim | null;
}

/**
 * Finds the document and the claim of a failure. A failure file comes from outside: the document that it states
 * is read only if it is a Markdown file in this folder or below; any other one the user names with `--in`.
 */
export function findFailedClaim(failure: KeptFailure, namedPath: string | undefined): FailedClaim | Problem {
  const path = namedPath ?? statedDocument(failure.document);
  if (path === null)
    return mistake(
      'unknown-document',
      `the failure of ${failure.claim} was found in ${failure.document}, which is no document of this folder`,
      'name the document that has the claim: --in PATH',
    );
  const loading = loadDocuments([path]);
  const found = claimsIn(loading, failure);
  const around = [...loading.documents, ...loading.cited];
  if (found.length === 1) return { failure, around, ...found[0]! };
  if (found.length > 1)
    return mistake(
      'ambiguous-claim',
      `several documents have a claim ${failure.claim}`,
      'name one of them with --in',
    );
  if (loading.problems.length > 0) return loading.problems[0]!;
  const [document, ...others] = loading.documents;
  if (document && others.length === 0) return { failure, document, around, claim: null };
  return mistake(
    'unknown-claim',
    `there is no claim ${failure.claim} in ${path}`,
    'name its document with --in',
  );
}

/**
 * The claim that says what failed: of that name, else, as it was renamed or the file names another's, of any; else the one of that name, which was
 * changed. Of several, the one in the document of old.
 */
function claimsIn(
  { documents }: Loading,
  failure: KeptFailure,
): { document: ResolvedDocument; claim: Claim }[] {
  const all = documents.flatMap((document) => document.claims.map((claim) => ({ document, claim })));
  const named = all.filter(({ claim }) => claim.name === failure.claim);
  const saying = all.filter(({ claim }) => claimSays(claim, failure.says));
  const both = saying.filter(({ claim }) => claim.name === failure.claim);
  const found = [both, saying, named].find((claims) => claims.length > 0) ?? [];
  const there = found.filter(
    ({ document }) => normalize(document.source.path) === normalize(failure.document),
  );
  return there.length > 0 ? there.slice(0, 1) : found;
}
