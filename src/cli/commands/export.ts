import { Command } from 'commander';
import type { ExportOptions } from './run-export.js';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write the claims and their certificates for another proof checker.')
    .argument('<path...>', 'Markdown documents, or folders of them')
    .requiredOption('--coq <dir>', 'a folder for the files of Coq')
    .addHelpText(
      'after',
      `
Claims.v states every claim as a closed proposition, generated from the claim alone; NAME_proofs.v proves the claims of a
document from its certificates (a long one has NAME_proofs_2.v and so on); Audit.v prints what all theorems together assume. Nothing but Coq's standard library is
used. In the folder, coqc -Q . Lakatos FILE compiles them, in the order of _CoqProject.

Exit status: 0, or 1 when some claim is left out; 2 a mistake in the input.

Example:
  lakatos export --coq coq proofs`,
    )
    .action(async (paths: string[], options: ExportOptions) => {
      const { exportDocuments } = await import('./run-export.js');
      await exportDocuments(paths, options);
    });
}
