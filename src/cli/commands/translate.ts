import { Command } from 'commander';
import type { TranslateOptions } from './run-translate.js';

export function translateCommand(): Command {
  return new Command('translate')
    .description('Draft claims from the formulas of a LaTeX article.')
    .argument('<article>', 'a LaTeX file')
    .option('--out <file>', 'where to write the drafts, as Markdown; - is standard output', '-')
    .addHelpText(
      'after',
      `
Each displayed formula with a relation becomes a draft of a claim, and each formula between
words that says more than what its names may be, with the definitions, the domains ("let
x > 0") and, in a theorem, the premises that the article states. What else its names are is
for you to say: the drafts give them as real numbers. What cannot be read is said with the
reason.

Example:
  lakatos translate paper.tex --out claims.md`,
    )
    .action(async (article: string, options: TranslateOptions) => {
      const { translate } = await import('./run-translate.js');
      translate(article, options);
    });
}
