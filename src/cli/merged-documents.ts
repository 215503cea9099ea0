import {
  claimSays,
  claimsHash,
  type DocumentReport,
  differenceFrom,
  type Report,
} from '../campaign/index.js';
import { lineAndColumn, type ResolvedDocument } from '../language/index.js';
import { loadDocuments } from '../node/index.js';
import { exitWithProblems, mistake } from './mistakes.js';

/**
 * The documents that a report is about, from the given paths; ends the command if they have changed since, or if the judge says something else at a
 * point of the report.
 */
export function documentsOf(report: Report, paths: readonly string[]): readonly ResolvedDocument[] {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  return report.documents.map((reported) => {
    const document = documents.find(({ source }) => source.path === reported.path);
    if (!document)
      return exitWithProblems([
        mistake(
          'no-documents',
          `the reports are about ${reported.path}, which is not among the documents`,
          'run in the same folder, with the same paths, as the shards',
        ),
      ]);
    if (!isAbout(reported, document))
      return exitWithProblems([
        mistake(
          'other-documents',
          `${reported.path} is no longer what the reports are about`,
          'take the documents as they were when the shards were hunted',
        ),
      ]);
    for (const report of reported.claims) {
      const claim = document.claims.find(({ name }) => name === report.name)!;
      const difference = differenceFrom(claim, report);
      if (difference)
        return exitWithProblems([
          mistake('cannot-merge', `the reports are not believed: ${difference}`, 'make the shards again'),
        ]);
    }
    return document;
  });
}

/** A claim that has moved is not where its card would be. */
function isAbout({ claims: reported, hash }: DocumentReport, { claims }: ResolvedDocument): boolean {
  const chosen = claims.filter(({ name }) => reported.some((report) => report.name === name));
  const lines = new Map(chosen.map(({ name, place }) => [name, lineAndColumn(place).line]));
  const stand = reported.every(({ name, line }) => lines.get(name) === line);
  const saysSame = chosen.every((claim) =>
    reported.every(({ name, says }) => name !== claim.name || claimSays(claim, says)),
  );
  return stand && saysSame && claimsHash(chosen) === hash;
}
