import { writeFileSync } from 'node:fs';
import { type CampaignOptions, campaign, type DocumentClaims, type Report } from '../campaign/index.js';
import { loadDocuments } from '../files/index.js';
import type { ResolvedDocument } from '../language/index.js';
import { COLOURED, jsonText, PLAIN, reportText } from '../report/index.js';
import type { CheckOptions } from './check.js';
import { claimsNamed } from './claims.js';
import { EXIT_AS_EXPECTED, EXIT_INTERRUPTED, EXIT_UNEXPECTED } from './exit.js';
import { exitWithProblems, mistake, reportingProblems } from './mistakes.js';
import { ProgressLine } from './progress.js';
import { version } from './version.js';

/** `lakatos check`: sets the exit status. */
export function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  return reportingProblems(() => checkDocuments(paths, options));
}

async function checkDocuments(paths: readonly string[], options: CheckOptions): Promise<void> {
  const { documents, problems } = loadDocuments(paths);
  if (problems.length > 0) exitWithProblems(problems);
  const chosen = documentClaims(documents, options.claim);
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

/** Every claim of the documents, or those of the given names, in the order of the documents. */
function documentClaims(
  documents: readonly ResolvedDocument[],
  names: readonly string[] | undefined,
): DocumentClaims[] {
  if (!names) return documents.map(({ source, claims }) => ({ path: source.path, claims }));
  const chosen = new Set(names.flatMap((name) => claimsNamed(documents, name).map(({ claim }) => claim)));
  return documents
    .map(({ source, claims }) => ({ path: source.path, claims: claims.filter((claim) => chosen.has(claim)) }))
    .filter(({ claims }) => claims.length > 0);
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
