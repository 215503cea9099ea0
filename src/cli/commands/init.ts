import { Command, Option } from 'commander';
import type { InitOptions } from './run-init.js';

export function initCommand(): Command {
  return new Command('init')
    .description('Make a first claim document, and a vitest test that runs it.')
    .argument('[folder]', 'where to make them', '.')
    .addOption(
      new Option('--ci <service>', 'also a workflow that checks the folder at every push').choices([
        'github',
      ]),
    )
    .addHelpText(
      'after',
      `
Nothing that is there is overwritten.

Example:
  lakatos init claims
  lakatos init claims --ci github`,
    )
    .action(async (folder: string, options: InitOptions) => {
      const { init } = await import('./run-init.js');
      init(folder, options);
    });
}
