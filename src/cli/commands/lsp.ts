import { Command } from 'commander';

export function lspCommand(): Command {
  return new Command('lsp')
    .description('A language server for claim documents: problems, hover, definitions, completion, verdicts.')
    .option('--stdio', 'speak over standard input and output, which it does anyway')
    .addHelpText(
      'after',
      `
An editor starts it and speaks the Language Server Protocol with it. docs/editor.md says how for several editors.`,
    )
    .action(async () => {
      const { languageServer } = await import('./run-lsp.js');
      languageServer();
    });
}
