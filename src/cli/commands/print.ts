import { Command } from 'commander';
import type { PrintOptions } from './run-print.js';

export function printCommand(): Command {
  return new Command('print')
    .description('Print the claims of the documents as they are understood.')
    .argument('<path...>', 'Markdown documents, or folders of them')
    .option('--claim <name...>', 'only the claims of these names')
    .option('--latex', 'as LaTeX')
    .addHelpText(
      'after',
      `
Examples:
  lakatos print proofs --latex
  lakatos print article.md --claim my_bound`,
    )
    .action(async (paths: string[], options: PrintOptions) => {
      const { print } = await import('./run-print.js');
      await print(paths, options);
    });
}
