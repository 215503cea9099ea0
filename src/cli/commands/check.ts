import { Command, Option } from 'commander';
import type { CheckOptions } from '../check-options.js';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED, DEFAULT_TIMED_CASES } from '../defaults.js';
import { durationOption, integerOption, MAX_CASES, MAX_HORIZON, MAX_SEED, shardOption } from '../options.js';

/** More threads than any machine of today has cores. */
const MAX_WORKERS = 512;

export function checkCommand(): Command {
  return new Command('check')
    .description('Hunt counterexamples for every claim of the documents.')
    .argument(
      '[path...]',
      'Markdown documents, or folders of them; without any, those of lakatos.config.json',
    )
    .option('--claim <name...>', 'only the claims of these names')
    .option(
      '--failed [report]',
      'only claims with a failure in .lakatos/failures, or that were not as expected in a report of --json',
    )
    .option(
      '--cases <n>',
      `admissible points to judge for each claim (default: ${DEFAULT_CASES}; with --for, ${DEFAULT_TIMED_CASES} in each round)`,
      integerOption(1, MAX_CASES),
    )
    .option(
      '--max-horizon <n>',
      'longest horizon T to try',
      integerOption(1, MAX_HORIZON),
      DEFAULT_MAX_HORIZON,
    )
    .option(
      '--seed <n>',
      'another hunt; the same seed gives the same report',
      integerOption(0, MAX_SEED),
      DEFAULT_SEED,
    )
    .option('--json <file>', 'write the report as JSON, to standard output if FILE is -')
    .option('--html <file>', 'write the report as one HTML page, with the documents as articles')
    .addOption(
      new Option('--format <form>', 'how to report: table, github (annotations), junit (XML)')
        .choices(['table', 'github', 'junit'])
        .default('table'),
    )
    .addOption(
      new Option('-q, --quiet', 'print what is not as expected, and nothing else').conflicts('verbose'),
    )
    .option('-v, --verbose', 'print every link of every claim')
    .option('--for <time>', 'repeat rounds of --cases for a time: 90s, 20m, 2h', durationOption)
    .option(
      '--workers <n>',
      'threads that hunt, one for each core if not given; their number changes nothing in the report',
      integerOption(1, MAX_WORKERS),
    )
    .option(
      '--round-cases <n>',
      'cases of one round, which is saved, or given to a shard, as a whole',
      integerOption(1, MAX_CASES),
    )
    .option('--resume', 'go on where this campaign was interrupted or killed')
    .option(
      '--shard <i/n>',
      'only part I of N of the campaign; lakatos merge puts the parts together',
      shardOption,
    )
    .option('--no-prove', 'use neither certificates nor a search for proofs')
    .option('--no-failures', 'neither try nor keep failures in .lakatos/failures')
    .addHelpText(
      'after',
      `
Examples:
  lakatos check proofs
  lakatos check article.md --claim my_bound --cases 20000 --max-horizon 500
  lakatos check article.md --json report.json
  lakatos check article.md --failed
  lakatos check proofs --html report.html
  lakatos check article.md --format junit > lakatos.xml
  lakatos check proofs --for 2h
  lakatos check proofs --cases 1000000 --shard 3/10 --json shard-3.json`,
    )
    .action(async (paths: string[], given: CheckOptions, command: Command) => {
      const [{ check }, { configured }] = await Promise.all([
        import('./run-check.js'),
        import('../configured.js'),
      ]);
      const { paths: chosen, options, isWhole } = await configured(...separated(paths, given), command);
      await check(chosen, options, isWhole);
    });
}

/** `--failed article.md` names a document, and no report. */
function separated(paths: readonly string[], given: CheckOptions): readonly [string[], CheckOptions] {
  const { failed } = given;
  return typeof failed === 'string' && /\.(?:md|tex)$/i.test(failed)
    ? [[failed, ...paths], { ...given, failed: true }]
    : [[...paths], given];
}
