import { Command } from 'commander';

export function initCommand(): Command {
  return new Command('init')
    .description('Make a first claim document, and a vitest test that runs it.')
    .argument('[folder]', 'where to make them', '.')
    .addHelpText(
      'after',
      `
Nothing that is there is overwritten.

Example:
  lakatos init claims`,
    )
    .action(async (folder: string) => {
      const { init } = await import('./run-init.js');
      init(folder);
    });
}
