import { Command, InvalidArgumentError } from 'commander';
import { integerOption } from '../options.js';
import type { ScheduleOptions } from './run-schedule.js';

/** The longest run: every step has numbers in memory. */
const LONGEST_RUN = 1_000_000;

export function scheduleCommand(): Command {
  return new Command('schedule')
    .description('What does theory guarantee for a learning-rate schedule, and which base rate is best?')
    .option(
      '--schedule <schedule>',
      "cosine, 'wsd(cooldown = 0.3)', a formula '1/sqrt(t)', or FILE.csv; again for each to compare",
      collect,
      [],
    )
    .option('--T <n>', 'number of steps, again for each (default: that of the log)', horizons, [])
    .option('--gradients <norms>', "gradient norms: a number, a formula '1/sqrt(t)', or FILE.csv", '1')
    .option('--R <distance>', 'distance from the start to the minimiser', '1')
    .option('--base-rate <c>', 'the factor of every rate; else the best one for each value')
    .option('--let <formula>', 'a definition that a formula uses, again for each', collect, [])
    .option('--in <path>', 'a document or folder with schedules of your own, again for each', collect, [])
    .option('--bounds <name>', 'a bound of the series, again for each (default: all)', collect, [])
    .option('--metric <loss>', 'only bounds on this loss: last, average or weighted')
    .option('--tune <range>', "a parameter that is chosen best: 'c in [0, 1]', again for each", collect, [])
    .option('--refine <file>', 'write the schedule refined from the gradient norms, as CSV')
    .option('--pytorch <file>', 'write the refined schedule as a snippet for LambdaLR')
    .option('--smoothing <share>', 'median over this share of the steps, for --refine', share, 0.1)
    .option('--norm-factor <k>', 'what --refine guarantees for norms that differ by this factor', '2')
    .option('--step-column <name>', 'column of the steps in a log', 'step')
    .option('--norm-column <name>', 'column of the gradient norms (default: grad_norm)')
    .option('--rate-column <name>', 'column of the rates (default: lr or rate)')
    .option('--irregular', 'fill logs whose steps are not evenly spaced, too')
    .option('--rates <file>', 'write every rate as CSV, a column for each schedule')
    .option('--csv <file>', 'write the table of bounds as CSV')
    .option('--html <file>', 'write a page with plots')
    .option('--json <file>', 'write the bounds as JSON, to standard output if FILE is -')
    .addHelpText(
      'after',
      `
Schedules: constant, linear, cosine, wsd, wsd-sqrt, inverse-root, polynomial, exponential, step, each
with warmup = SHARE: 'wsd(cooldown = 0.2, warmup = 300/T)'. A formula is the rate of step t = 1, …, T.
Losses: last (the weights after the last step), average, weighted (the average by the rates). A guarantee
for one says nothing about the others; for the weights that you keep, ask --metric last.

Examples:
  lakatos schedule --T 50000 --metric last                    compare the usual schedules
  lakatos schedule --schedule cosine --schedule 'wsd(c)' --tune 'c in [0, 1]' --T 4000
  lakatos schedule --gradients run.csv --metric last --refine next.csv --pytorch next.py --html next.html

A guarantee is a bound on the expected loss, less the least one, of stochastic gradient descent on a convex loss.
Exit status: 0, or 2 for a mistake in the input.`,
    )
    .action(async (options: ScheduleOptions) => {
      const { schedule } = await import('./run-schedule.js');
      await schedule(options);
    });
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function horizons(text: string, before: readonly number[]): readonly number[] {
  return [...before, integerOption(1, LONGEST_RUN)(text)];
}

function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It takes a share from 0 to 1, such as 0.1.');
  return value;
}
