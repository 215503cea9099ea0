import { Command, Option } from 'commander';
import { USUAL_DOCUMENTS } from '../usual-documents.js';
import type { ExplainOptions } from './run-explain.js';

export function explainCommand(): Command {
  return new Command('explain')
    .description('Evaluate one claim at one point: definitions, both sides of every link, whether it holds.')
    .argument('<claim>', 'name of the claim')
    .addOption(
      new Option('--at <json>', 'the point: a JSON object from names to numbers').conflicts('failure'),
    )
    .option('--failure <file>', 'the point of a failure file, of .lakatos/failures')
    .option('--in <path>', `document or folder that has the claim (default: ${USUAL_DOCUMENTS})`)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Numbers are integers, decimals or fractions as text; a family is a nested array, t first. T may be left out where the
claim does not mention it. Without --at and --failure the point is a kept failure of the claim; else a hunt is made, and it is
its counterexample, or where there is none the tightest point.

Exit status: 0, also where a premise does not hold; 1 the claim fails at the point; 2 a mistake in the input.

Examples:
  lakatos explain last_causal_rate
  lakatos explain my_bound --failure .lakatos/failures/my_bound-1a2b3c4d.json
  lakatos explain last_causal_rate --at '{"T":3,"R":"1","G":["10","1","1"]}'`,
    )
    .action(async (name: string, options: ExplainOptions) => {
      const { explainAt } = await import('./run-explain.js');
      await explainAt(name, options);
    });
}
