import { Command, type CommanderError, Help, type Option } from 'commander';

import { badgeCommand } from './commands/badge.js';
import { checkCommand } from './commands/check.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { fuzzCommand } from './commands/fuzz.js';
import { guardCommand } from './commands/guard.js';
import { initCommand } from './commands/init.js';
import { lspCommand } from './commands/lsp.js';
import { mergeCommand } from './commands/merge.js';
import { printCommand } from './commands/print.js';
import { proveCommand } from './commands/prove.js';
import { replayCommand } from './commands/replay.js';
import { scheduleCommand } from './commands/schedule.js';
import { sharpenCommand } from './commands/sharpen.js';
import { translateCommand } from './commands/translate.js';
import { verifyCommand } from './commands/verify.js';
import { watchCommand } from './commands/watch.js';
import { worstCaseCommand } from './commands/worst-case.js';
import { EXIT_MISTAKE } from './exit.js';
import { version } from './version.js';

/** The whole command line. Ends the process with a status of exit.ts. */
export function program(): Command {
  const lakatos = new Command('lakatos')
    .description('Hunts counterexamples for the inequalities of a derivation, with certified arithmetic.')
    .version(version)
    .showHelpAfterError('(lakatos --help says what there is)')
    .addHelpText(
      'after',
      `
Examples:
  lakatos check proofs                        hunt every claim of every document in a folder
  lakatos check article.md --claim my_bound   hunt one claim
  lakatos prove article.md                    for every horizon, with certificates beside the document
  lakatos verify article.md                   check the certificates again, with the checker alone
  lakatos explain my_bound --in article.md --at '{"T":3,"R":"1","G":["10","1","1"]}'
  lakatos sharpen my_bound --in article.md    how tight is it, and how does that grow?
  lakatos fuzz article.md --name my_rate      what is guaranteed about a schedule?
  lakatos schedule --T 50000                  what do cosine, linear decay and others guarantee?
  lakatos print article.md --latex            the formulas as they are executed
  lakatos translate paper.tex                 drafts of claims from the formulas of an article
  lakatos watch article.md                    check again whenever it is saved
  lakatos replay .lakatos/failures/*.json     do the failures found before still fail?

Exit status: 0 every claim is as expected, 1 one is not, 2 a mistake in the input or a
claim that could not be judged, 3 certain findings that contradict each other (a proof
and a counterexample, two evaluators), 70 a fault of lakatos. Of several, the last in
this list.`,
    );
  for (const command of [
    checkCommand(),
    proveCommand(),
    verifyCommand(),
    exportCommand(),
    explainCommand(),
    sharpenCommand(),
    fuzzCommand(),
    scheduleCommand(),
    printCommand(),
    translateCommand(),
    replayCommand(),
    guardCommand(),
    mergeCommand(),
    watchCommand(),
    initCommand(),
    worstCaseCommand(),
    lspCommand(),
    badgeCommand(),
  ])
    lakatos.addCommand(command);
  exitWithMistakes(lakatos);
  withoutEmptyDefaults(lakatos);
  return lakatos;
}

/** An option that may be given again has an empty list as its default, which tells a user nothing. */
function withoutEmptyDefaults(command: Command): void {
  command.configureHelp({
    optionDescription(option: Option): string {
      return Help.prototype.optionDescription.call(this, option).replace(/\s*\(default: \[\]\)$/, '');
    },
  });
  for (const sub of command.commands) withoutEmptyDefaults(sub);
}

/** Commander ends with status 1 after a wrong option; here that is a mistake in the input, status 2. */
function exitWithMistakes(command: Command): void {
  command.exitOverride((error: CommanderError) => {
    process.exit(error.exitCode === 0 ? 0 : EXIT_MISTAKE);
  });
  for (const sub of command.commands) exitWithMistakes(sub);
}
