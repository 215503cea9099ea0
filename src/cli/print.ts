import { Command } from 'commander';
import { loadDocuments } from '../files/index.js';
import { latexClaim, printClaim } from '../language/index.js';
import { exitWithProblems, reportingProblems } from './mistakes.js';

export function printCommand(): Command {
  return new Command('print')
    .description('Print the claims of the documents as they are understood.')
    .argument('<path...>', 'Markdown documents, or folders of them')
    .option('--latex', 'as LaTeX')
    .addHelpText(
      'after',
      `
Example:
  lakatos print proofs --latex`,
    )
    .action((paths: string[], options: { readonly latex?: true }) =>
      reportingProblems(() => print(paths, options.latex ? latexClaim : printClaim)),
    );
}

function print(paths: readonly string[], render: typeof printClaim): void {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const claims = documents.flatMap((document) => document.claims);
  process.stdout.write(`${claims.map((claim) => render(claim)).join('\n\n')}\n`);
}
