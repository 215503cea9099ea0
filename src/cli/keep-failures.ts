import { type DocumentClaims, failuresOf, type Report } from '../campaign/index.js';
import { renderProblem } from '../language/index.js';
import { failurePath, keepFailure } from '../node/index.js';

/** Where a failure of a claim was kept, by document, claim and point. */
export type KeptPaths = (document: string, claim: string, at: unknown) => string | null;

/**
 * Keeps every failure of the report that its claim does not expect: one that is expected stands in the document
 * already. A folder that cannot be written is said on standard error; the check goes on.
 */
export function keepFailures(report: Report, documents: readonly DocumentClaims[]): KeptPaths {
  const paths = new Map<string, string>();
  const { cases, maxHorizon } = report.options;
  const found = { seed: report.seed, cases, maxHorizon };
  for (const { path, claims } of report.documents)
    for (const claimReport of claims) {
      if (claimReport.asExpected) continue;
      const claim = documents
        .filter((document) => document.path === path)
        .flatMap((document) => document.claims)
        .find(({ name }) => name === claimReport.name);
      if (!claim) continue;
      const origin = { version: report.version, document: path, found };
      for (const failure of failuresOf(claim, claimReport, origin)) {
        const problem = keepFailure(failure);
        if (problem) {
          process.stderr.write(`${renderProblem(problem)}\n(failures are not kept)\n\n`);
          return () => null;
        }
        paths.set(keyOf(path, claim.name, failure.at), failurePath(failure));
      }
    }
  return (document, claim, at) => paths.get(keyOf(document, claim, at)) ?? null;
}

function keyOf(document: string, claim: string, at: unknown): string {
  return JSON.stringify([document, claim, at]);
}
