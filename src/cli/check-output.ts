import type { Report } from '../campaign/index.js';
import { readReportAssets, writeWhole } from '../files/index.js';
import type { Problem, ResolvedDocument } from '../language/index.js';
import {
  githubProblem,
  githubText,
  htmlReport,
  jsonText,
  junitText,
  type Presentation,
  reportText,
} from '../report/index.js';
import type { CheckOptions } from './check.js';
import { exitWithProblems } from './mistakes.js';
import { columnsOf, paintFor } from './screen.js';

/** The options that say where a report goes, and how it looks. */
export type OutputOptions = Pick<CheckOptions, 'json' | 'html' | 'format' | 'quiet' | 'verbose'>;

/** Writes the report where the options say: files of JSON and HTML, and standard output in one of the formats. */
export async function writeReport(
  report: Report,
  documents: readonly ResolvedDocument[],
  options: OutputOptions,
  kept: Presentation['kept'],
): Promise<void> {
  if (options.json !== undefined && options.json !== '-') {
    const problem = writeWhole(options.json, jsonText(report));
    if (problem) exitWithProblems([problem]);
  }
  if (options.html !== undefined) {
    const problem = writeWhole(options.html, await htmlReport(report, documents, readReportAssets()));
    if (problem) exitWithProblems([problem]);
  }
  process.stdout.write(options.json === '-' ? jsonText(report) : formatted(report, options, kept));
}

function formatted(report: Report, options: OutputOptions, kept: Presentation['kept']): string {
  switch (options.format) {
    case 'github':
      return githubText(report);
    case 'junit':
      return junitText(report);
    case 'table':
      return reportText(report, paintFor(process.stdout), {
        columns: columnsOf(process.stdout),
        detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal',
        kept,
      });
  }
}

/** Mistakes in documents, also as annotations where these are asked for; ends the command. */
export function exitWithMistakes(problems: readonly Problem[], options: OutputOptions): never {
  if (options.format === 'github')
    process.stdout.write(`${problems.map((problem) => githubProblem(problem)).join('\n')}\n`);
  exitWithProblems(problems);
}
