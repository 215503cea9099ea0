import { loadDocuments } from '../files/index.js';
import { latexClaim, printClaim } from '../language/index.js';
import { exitWithProblems, reportingProblems } from './mistakes.js';

/** `lakatos print`: every claim of the documents, in the language or as LaTeX. */
export function print(paths: readonly string[], form: 'text' | 'latex'): Promise<void> {
  return reportingProblems(() => printClaims(paths, form === 'latex' ? latexClaim : printClaim));
}

function printClaims(paths: readonly string[], render: typeof printClaim): void {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const claims = documents.flatMap((document) => document.claims);
  process.stdout.write(`${claims.map((claim) => render(claim)).join('\n\n')}\n`);
}
