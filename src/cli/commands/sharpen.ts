import { Command } from 'commander';
import { DEFAULT_SEED } from '../defaults.js';
import { integerOption, MAX_HORIZON, MAX_SEED } from '../options.js';
import { USUAL_DOCUMENTS } from '../usual-documents.js';
import type { SharpenCommandOptions } from './run-sharpen.js';

/** More links than any chain has. */
const MAX_LINK = 500;

/** Long enough to tell a limit from a logarithm, short enough for seconds. */
const LONGEST_HORIZON = 16_384;

export function sharpenCommand(): Command {
  return new Command('sharpen')
    .description('How tight is an inequality? The largest ratio of its sides by horizon, and how it grows.')
    .argument('<claim>', 'name of the claim')
    .option('--link <k>', 'the k-th link of the chain, not all of it', integerOption(1, MAX_LINK))
    .option('--in <path>', `document or folder that has the claim (default: ${USUAL_DOCUMENTS})`)
    .option('--max-horizon <n>', 'longest horizon T to try', integerOption(1, MAX_HORIZON), LONGEST_HORIZON)
    .option(
      '--seed <n>',
      'another search; the same seed finds the same',
      integerOption(0, MAX_SEED),
      DEFAULT_SEED,
    )
    .option(
      '--prove',
      'the smallest constant that is proved for every horizon, and the largest that is refuted',
    )
    .option('--keep <folder>', 'with --prove: write these claims, the certificate and the failure there')
    .option('--json <file>', 'write what was found as JSON, to standard output if FILE is -')
    .addHelpText(
      'after',
      `
Examples:
  lakatos sharpen adagrad_telescope
  lakatos sharpen adagrad_rate --prove --keep constants
  lakatos sharpen inverse_sqrt_sum --link 2 --in proofs/part-1-average-loss.md`,
    )
    .action(async (name: string, options: SharpenCommandOptions) => {
      const { sharpenClaim } = await import('./run-sharpen.js');
      await sharpenClaim(name, options);
    });
}
