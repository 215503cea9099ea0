import { normalize } from 'node:path';
import { claimSays, type DocumentClaims, type KeptFailure } from '../campaign/index.js';
import { type Claim, renderProblem } from '../language/index.js';
import { readKeptFailures, readReport } from '../node/index.js';
import { refuseAltered } from './altered-report.js';
import { exitWithProblems } from './mistakes.js';

/** Whether a kept failure belongs to a claim: it is of its document, and has its name or says what it says. */
export function isFailureOf(failure: KeptFailure, document: string, claim: Claim): boolean {
  return (
    normalize(failure.document) === normalize(document) &&
    (failure.claim === claim.name || claimSays(claim, failure.says))
  );
}

/**
 * Of some claims those that failed: with a report (`check --json`) those that it says are not as expected, by document and name; else those of
 * which a failure is kept in this folder.
 */
export async function failedClaims(
  chosen: readonly DocumentClaims[],
  report: string | null,
): Promise<readonly DocumentClaims[]> {
  const failed = report === null ? await keptFailed() : await reportedFailed(report);
  return chosen
    .map(({ path, claims }) => ({ path, claims: claims.filter((claim) => failed(path, claim)) }))
    .filter(({ claims }) => claims.length > 0);
}

type Failed = (path: string, claim: Claim) => boolean;

async function keptFailed(): Promise<Failed> {
  const { failures, problems } = await readKeptFailures();
  for (const problem of problems) process.stderr.write(`${renderProblem(problem)}\n(it is passed over)\n\n`);
  return (path, claim) => failures.some((failure) => isFailureOf(failure, path, claim));
}

async function reportedFailed(path: string): Promise<Failed> {
  const reading = await readReport(path);
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  refuseAltered(path, reading.value);
  const names = new Set(
    reading.value.documents.flatMap((document) =>
      document.claims
        .filter(({ asExpected }) => !asExpected)
        .map(({ name }) => JSON.stringify([normalize(document.path), name])),
    ),
  );
  return (document, claim) => names.has(JSON.stringify([normalize(document), claim.name]));
}
