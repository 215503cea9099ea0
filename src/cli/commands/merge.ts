import { Command, Option } from 'commander';
import type { MergeOptions } from './run-merge.js';

export function mergeCommand(): Command {
  return new Command('merge')
    .description('Put the reports of all shards of a campaign together.')
    .argument('<report...>', 'what lakatos check --shard I/N --json FILE has written, in any order')
    .option('--json <file>', 'write the report as JSON, to standard output if FILE is -')
    .option('--html <file>', 'write the report as one HTML page; takes --documents')
    .option(
      '--documents <path...>',
      'what the shards have checked: every point is judged again, and --html takes the articles',
    )
    .addOption(
      new Option('--format <form>', 'how to report: table, github (annotations), junit (XML)')
        .choices(['table', 'github', 'junit'])
        .default('table'),
    )
    .addOption(
      new Option('-q, --quiet', 'print what is not as expected, and nothing else').conflicts('verbose'),
    )
    .option('-v, --verbose', 'print every link of every claim')
    .addHelpText(
      'after',
      `
The report is the one of the undivided campaign, to the byte. A shard that is missing or given twice, that was
interrupted, or that had other documents or options is an error.

Example:
  lakatos merge shard-*.json --json report.json
  lakatos merge shard-*.json --html report.html --documents proofs`,
    )
    .action(async (files: string[], options: MergeOptions) => {
      const { merge } = await import('./run-merge.js');
      await merge(files, options);
    });
}
