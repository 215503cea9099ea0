import { Command } from 'commander';
import type { ReplayOptions } from './run-replay.js';

export function replayCommand(): Command {
  return new Command('replay')
    .description('Judge kept failures again: does the claim still fail at this point?')
    .argument('<file...>', 'failure files, of .lakatos/failures')
    .option('--in <path>', 'document or folder that has the claim, instead of where it was found')
    .addHelpText(
      'after',
      `
No search, no seed: the judge looks at the stored point alone, in the claim as it stands in the document now.

Exit status: 0 nothing fails any more, or only what its claim expects; 1 something still fails; 2 a file is no
failure file, or its claim or document is gone; 3 what fails is proved by a certificate beside the document.

Example:
  lakatos replay .lakatos/failures/my_bound-1a2b3c4d.json`,
    )
    .action(async (files: string[], options: ReplayOptions) => {
      const { replay } = await import('./run-replay.js');
      await replay(files, options);
    });
}
