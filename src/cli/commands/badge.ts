import { Command } from 'commander';
import type { BadgeOptions } from './run-badge.js';

export function badgeCommand(): Command {
  return new Command('badge')
    .description('Make a badge for a README from a JSON report.')
    .argument('<report>', 'what lakatos check --json FILE has written')
    .option('--svg <file>', 'where to write it; - is standard output', '-')
    .addHelpText(
      'after',
      `
Example:
  lakatos check proofs --json report.json; lakatos badge report.json --svg lakatos.svg`,
    )
    .action(async (report: string, options: BadgeOptions) => {
      const { makeBadge } = await import('./run-badge.js');
      await makeBadge(report, options);
    });
}
