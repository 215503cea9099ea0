import { Command } from 'commander';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from './defaults.js';
import { integerOption } from './options.js';

/** The options of `check`, as commander reads them. */
export interface CheckOptions {
  readonly claim?: readonly string[];
  readonly cases: number;
  readonly maxHorizon: number;
  readonly seed: number;
  readonly json?: string;
}

const MAX_CASES = 1_000_000_000;
const MAX_HORIZON = 1_000_000;
const MAX_SEED = 2 ** 31 - 1;

export function checkCommand(): Command {
  return new Command('check')
    .description('Hunt counterexamples for every claim of the documents.')
    .argument('<path...>', 'Markdown documents, or folders of them')
    .option('--claim <name...>', 'only the claims of these names')
    .option(
      '--cases <n>',
      'admissible points to judge for each claim',
      integerOption(1, MAX_CASES),
      DEFAULT_CASES,
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
    .addHelpText(
      'after',
      `
Examples:
  lakatos check proofs
  lakatos check article.md --claim my_bound --cases 20000 --max-horizon 500
  lakatos check article.md --json report.json`,
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const { check } = await import('./run-check.js');
      await check(paths, options);
    });
}
