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
Each displayed formula with a relation, and each inequality in a theorem, becomes a draft
of a claim, with the definitions of the article that it uses. What its names are is for
you to say: the drafts give them as real numbers. What cannot be read is said with the reason.

Example:
  lakatos translate paper.tex --out claims.md`,
    )
    .action(async (article: string, options: TranslateOptions) => {
      const { translate } = await import('./run-translate.js');
      translate(article, options);
    });
}
