import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import {
  type CampaignOptions,
  campaign,
  DEFAULT_CASES,
  DEFAULT_MAX_HORIZON,
  DEFAULT_SEED,
  type DocumentClaims,
  type Report,
} from '../campaign/index.js';
import { loadDocuments, version } from '../files/index.js';
import { COLOURED, jsonText, PLAIN, reportText } from '../report/index.js';
import { claimsNamed } from './claims.js';
import { EXIT_AS_EXPECTED, EXIT_INTERRUPTED, EXIT_UNEXPECTED } from './exit.js';
import { exitWithProblems, mistake, reportingProblems } from './mistakes.js';
import { integerOption } from './options.js';
import { ProgressLine } from './progress.js';

interface CheckOptions {
  readonly claim?: string;
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
    .option('--claim <name>', 'only the claim of this name')
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
    .action((paths: string[], options: CheckOptions) => reportingProblems(() => check(paths, options)));
}

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const chosen: DocumentClaims[] =
    options.claim === undefined
      ? documents.map(({ source, claims }) => ({ path: source.path, claims }))
      : claimsNamed(documents, options.claim).map(({ document, claim }) => ({
          path: document.source.path,
          claims: [claim],
        }));
  if (chosen.every(({ claims }) => claims.length === 0))
    exitWithProblems([
      mistake(
        'no-claims',
        `there is no claim in ${paths.join(', ')}`,
        'a claim is a fenced block: ```claim my_bound',
      ),
    ]);
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
  });
  const report = await run(chosen, { ...options, version, cancelled: () => interrupted });
  write(report, options);
  process.exitCode = interrupted
    ? EXIT_INTERRUPTED
    : report.summary.unexpected > 0
      ? EXIT_UNEXPECTED
      : EXIT_AS_EXPECTED;
}

/** Drives the campaign, painting progress and letting signals through. */
async function run(documents: readonly DocumentClaims[], options: CampaignOptions): Promise<Report> {
  const progress = new ProgressLine();
  const steps = campaign(documents, options);
  try {
    let step = steps.next();
    while (!step.done) {
      progress.show(step.value);
      await new Promise((resume) => setImmediate(resume));
      step = steps.next();
    }
    return step.value;
  } finally {
    progress.clear();
  }
}

function write(report: Report, options: CheckOptions): void {
  const toStandardOutput = options.json === '-';
  if (options.json !== undefined && !toStandardOutput) {
    try {
      writeFileSync(options.json, jsonText(report));
    } catch {
      exitWithProblems([
        mistake('unwritable', `${options.json} cannot be written`, 'check the folder and its permissions'),
      ]);
    }
  }
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  process.stdout.write(toStandardOutput ? jsonText(report) : reportText(report, colours ? COLOURED : PLAIN));
}
