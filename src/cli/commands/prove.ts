import { Command } from 'commander';
import type { ProveOptions } from './run-prove.js';

export function proveCommand(): Command {
  return new Command('prove')
    .description(
      'Prove every claim of the documents for every horizon, and keep the certificates beside them.',
    )
    .argument('<path...>', 'Markdown documents, or folders of them')
    .option('--claim <name...>', 'only the claims of these names')
    .option('--explain', 'for what stays open: the goals that are left, nearest to a proof first')
    .option('--json <file>', 'write what was found as JSON, to standard output if FILE is -')
    .addHelpText(
      'after',
      `
The certificates of article.md are written into article.md.proofs.json: keep them with the article. A certificate
that is there and that the checker accepts stays as it is. What is not found is noted there, so that check need not
search again.

Exit status: 0 every claim that expects nothing, or to be proved, is proved; 1 one is not; 2 a mistake in the input.

Examples:
  lakatos prove article.md
  lakatos prove article.md --claim my_bound --explain`,
    )
    .action(async (paths: string[], options: ProveOptions) => {
      const { prove } = await import('./run-prove.js');
      await prove(paths, options);
    });
}
