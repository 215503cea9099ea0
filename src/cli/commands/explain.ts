import { Command } from 'commander';
import type { ExplainOptions } from './run-explain.js';

export function explainCommand(): Command {
  return new Command('explain')
    .description('Evaluate one claim at one point: definitions, both sides of every link, whether it holds.')
    .argument('<claim>', 'name of the claim')
    .requiredOption('--at <json>', 'the point: a JSON object from names to numbers')
    .option('--in <path>', 'document or folder that has the claim', 'proofs')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Numbers are integers, decimals or fractions as text; a family is a nested array, t first.

Example:
  lakatos explain last_causal_rate --at '{"T":3,"R":"1","G":["10","1","1"]}'`,
    )
    .action(async (name: string, options: ExplainOptions) => {
      const { explainAt } = await import('./run-explain.js');
      await explainAt(name, options);
    });
}
