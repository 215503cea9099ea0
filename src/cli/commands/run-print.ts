import { type Claim, latexClaim, printClaim } from '../../language/index.js';
import { loadDocuments } from '../../node/index.js';
import { exitWithProblems, reportingProblems } from '../mistakes.js';

/** `lakatos print`: every claim of the documents with everything put in, as blocks of the language or as LaTeX. */
export function print(paths: readonly string[], form: 'text' | 'latex'): Promise<void> {
  return reportingProblems(() => printClaims(paths, form === 'latex' ? latexOf : blockOf));
}

function printClaims(paths: readonly string[], render: (claim: Claim) => string): void {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const claims = documents.flatMap((document) => document.claims);
  process.stdout.write(`${claims.map((claim) => render(claim)).join('\n\n')}\n`);
}

function blockOf(claim: Claim): string {
  return `\`\`\`claim ${claim.name}\n${printClaim(claim)}\n\`\`\``;
}

function latexOf(claim: Claim): string {
  return `% ${claim.name}\n${latexClaim(claim)}`;
}
