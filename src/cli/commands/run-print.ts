import { type Claim, latexClaim, printClaim } from '../../language/index.js';
import { loadDocuments } from '../../node/index.js';
import { claimsNamed } from '../claims.js';
import { exitWithProblems, reportingProblems } from '../mistakes.js';

/** The options of `print`, as commander reads them. */
export interface PrintOptions {
  readonly claim?: readonly string[];
  readonly latex?: true;
}

/** `lakatos print`: every claim of the documents with everything put in, as blocks of the language or as LaTeX. */
export function print(paths: readonly string[], options: PrintOptions): Promise<void> {
  return reportingProblems(() => printClaims(paths, options));
}

function printClaims(paths: readonly string[], { claim: names, latex }: PrintOptions): void {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const claims = names
    ? names.flatMap((name) => claimsNamed(documents, name).map(({ claim }) => claim))
    : documents.flatMap((document) => document.claims);
  const render = latex ? latexOf : blockOf;
  process.stdout.write(`${claims.map((claim) => render(claim)).join('\n\n')}\n`);
}

function blockOf(claim: Claim): string {
  return `\`\`\`claim ${claim.name}\n${printClaim(claim)}\n\`\`\``;
}

function latexOf(claim: Claim): string {
  return `% ${claim.name}\n${latexClaim(claim)}`;
}
