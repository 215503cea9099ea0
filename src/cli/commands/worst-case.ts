import { Command } from 'commander';
import { integerOption } from '../options.js';
import type { WorstCaseOptions } from './run-worst-case.js';

/** The cost grows like T^6: here some minutes, and hundreds of megabytes. */
const MAX_WORST_CASE_HORIZON = 80;

export function worstCaseCommand(): Command {
  return new Command('worst-case')
    .description('The worst loss of SGD over all convex functions, for numbers: a certified bracket.')
    .requiredOption('--T <n>', 'horizon', integerOption(1, MAX_WORST_CASE_HORIZON))
    .requiredOption('--eta <json>', 'rates: one number for all, or a list: 0.5, \'[0.5, "1/3"]\'')
    .requiredOption('--G <json>', 'bounds of the norms of the gradients: one number for all, or a list')
    .option('--R <x>', 'largest distance from the first iterate to the minimiser', '1')
    .option('--metric <metric>', 'last, average, best, or weighted:JSON with a list of weights', 'last')
    .option('--json <file>', 'write the bracket, the function and the multipliers; - is standard output')
    .addHelpText(
      'after',
      `
Examples:
  lakatos worst-case --T 4 --eta 0.5 --G 1
  lakatos worst-case --T 3 --eta '["1/2", "1/3", "1/6"]' --G '[1, 2, 1]' --R 2 --metric average --json -

A number is an integer, a decimal or a fraction "p/q", and is read exactly.`,
    )
    .action(async (options: WorstCaseOptions) => {
      const { runWorstCase } = await import('./run-worst-case.js');
      await runWorstCase(options);
    });
}
