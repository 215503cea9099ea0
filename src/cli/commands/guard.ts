import { Command } from 'commander';
import type { ReplayOptions } from './run-replay.js';

export function guardCommand(): Command {
  return new Command('guard')
    .description('Write a kept failure into its document, as what is known to be false.')
    .argument('<file>', 'a failure file, of .lakatos/failures')
    .option('--in <path>', 'document or folder that has the claim, instead of where it was found')
    .addHelpText(
      'after',
      `
A claim that still says what failed gets the line \`expect refuted\`. A claim that was changed since is left as
it is; what it said then is added below it as a claim of its own that expects to be refuted.

Example:
  lakatos guard .lakatos/failures/my_bound-1a2b3c4d.json`,
    )
    .action(async (file: string, options: ReplayOptions) => {
      const { guard } = await import('./run-guard.js');
      await guard(file, options);
    });
}
