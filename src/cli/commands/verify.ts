import { Command } from 'commander';
import type { VerifyOptions } from './run-verify.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Check the certificates beside the documents again, with the checker alone: no search.')
    .argument('<path...>', 'Markdown documents, or folders of them')
    .option('--json <file>', 'write what was found as JSON, to standard output if FILE is -')
    .addHelpText(
      'after',
      `
Exit status: 0 every claim that expects nothing, or to be proved, has a certificate that is accepted; 1 one is rejected,
stale or missing; 2 a mistake in the input.

Example:
  lakatos verify proofs`,
    )
    .action(async (paths: string[], options: VerifyOptions) => {
      const { verify } = await import('./run-verify.js');
      await verify(paths, options);
    });
}
