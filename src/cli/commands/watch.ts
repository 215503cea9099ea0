import { Command } from 'commander';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';
import { integerOption, MAX_CASES, MAX_HORIZON, MAX_SEED } from '../options.js';
import type { WatchOptions } from '../watched-reports.js';

export function watchCommand(): Command {
  return new Command('watch')
    .description('Check documents, and the claims that change again whenever one is saved.')
    .argument('<path...>', 'Markdown documents, or folders of them')
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
    .option('--seed <n>', 'another hunt', integerOption(0, MAX_SEED), DEFAULT_SEED)
    .addHelpText(
      'after',
      `
Known failures in .lakatos/failures are tried first; new ones are not kept (check does that). Ctrl-C ends.

Example:
  lakatos watch article.md`,
    )
    .action(async (paths: string[], options: WatchOptions) => {
      const { watch } = await import('./run-watch.js');
      await watch(paths, options);
    });
}
