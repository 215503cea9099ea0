import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_SEED } from '../defaults.js';
import { integerOption, MAX_HORIZON, MAX_SEED } from '../options.js';
import type { FuzzOptions } from './run-fuzz.js';

export function fuzzCommand(): Command {
  return new Command('fuzz')
    .description(
      'What is guaranteed about a schedule? Every bound of a library, against every sequence of gradients.',
    )
    .argument('[path]', 'document with schedules, instead of --schedule')
    .option('--schedule <text>', "the learning rate: 'eta[t] = R / sqrt(V[t])', or a name: cosine")
    .option('--name <schedule>', 'the one schedule of the document that is asked about')
    .option('--let <formula>', 'a definition that the rate uses, again for each', collect, [])
    .option('--given <given>', "what is open in addition to R, G and alpha: 'beta in [0, 1)'", collect, [])
    .option('--assume <premise>', "what is known: 'G[t] <= 2 * G[1]'", collect, [])
    .option('--against <value>', "what each bound is compared with: 'R / sqrt(Q[T])'; else with its optimum")
    .option(
      '--bounds <path...>',
      'documents with the bounds (default: proofs, or those that come with lakatos)',
    )
    .option('--metric <loss>', 'only bounds on this loss: last, average or weighted')
    .option('--tune <range>', "what you choose, not the adversary: 'beta in [0, 1]'", collect, [])
    .option('--target <c>', 'seek a counterexample to value <= c * reference', positive)
    .option(
      '--max-horizon <n>',
      'longest horizon T to try (default: 1024, and 16384 where the adversary has no choice)',
      integerOption(1, MAX_HORIZON),
    )
    .option(
      '--seed <n>',
      'another search; the same seed finds the same',
      integerOption(0, MAX_SEED),
      DEFAULT_SEED,
    )
    .option('--no-prove', 'no factor is proved: every factor stays a fit')
    .option('--keep <folder>', 'write the claims of proved factors, and their certificates, there')
    .option('--json <file>', 'write the sheets as JSON, to standard output if FILE is -')
    .addHelpText(
      'after',
      `
Examples:
  lakatos fuzz --schedule 'eta[t] = R * G[t]^-2 / sqrt(Q[t]) * (1 - t/(T+1))' --let 'Q[t] = sum(k in 1..t, G[k]^-2)'
  lakatos fuzz proofs/part-5-gradient-schedules.md --name warmup_decay

Exit status: 0, or with --target 1 when no bound gives that factor; 2 a mistake in the input.`,
    )
    .action(async (path: string | undefined, options: FuzzOptions) => {
      const { fuzz } = await import('./run-fuzz.js');
      await fuzz(path, options);
    });
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function positive(text: string): string {
  if (!/^\d+(\.\d+)?(\/[1-9]\d*)?$/.test(text) || Number.parseFloat(text) === 0)
    throw new InvalidArgumentError('It takes a positive number such as 4, 1.5 or 3/2.');
  return text;
}
