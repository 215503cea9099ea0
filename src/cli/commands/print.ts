import { Command } from 'commander';

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
    .action(async (paths: string[], options: { readonly latex?: true }) => {
      const { print } = await import('./run-print.js');
      await print(paths, options.latex ? 'latex' : 'text');
    });
}
