import { mergeReports, type NamedReport, type Report } from '../../campaign/index.js';
import type { Problem, ResolvedDocument } from '../../language/index.js';
import { readReport } from '../../node/index.js';
import type { CheckOptions } from '../check-options.js';
import { documentsOf } from '../merged-documents.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { refuseOutputs, writeReport } from '../output/check-output.js';
import { statusOf } from '../report-status.js';
import { version } from '../version.js';

/** The options of `merge`, as commander reads them. */
export type MergeOptions = Pick<CheckOptions, 'json' | 'html' | 'format' | 'quiet' | 'verbose'> & {
  readonly documents?: readonly string[];
};

/** `lakatos merge`: sets the exit status that the undivided campaign would have. */
export function merge(files: readonly string[], options: MergeOptions): Promise<void> {
  return reportingProblems(async () => {
    refuseOutputs(options, files);
    const reports: NamedReport[] = [];
    const problems: Problem[] = [];
    for (const file of files) {
      const reading = await readReport(file);
      if (reading.kind === 'read' && reading.value.version !== version)
        problems.push(
          mistake(
            'other-version',
            `${file} was made by lakatos ${reading.value.version}, and this is ${version}`,
            'merge with the version that made the shards',
          ),
        );
      else if (reading.kind === 'read') reports.push({ name: file, report: reading.value });
      else problems.push(reading.problem);
    }
    if (problems.length > 0) exitWithProblems(problems);
    const merging = mergeReports(reports);
    if (merging.kind === 'mismatch')
      return exitWithProblems([mistake('cannot-merge', merging.message, merging.advice)]);
    const { report } = merging;
    await writeReport(report, articlesOf(report, options), options);
    process.exitCode = statusOf(report);
  });
}

/** What the report is compared with, and what a page needs beside it; `documents` are named, because a report may name any file. */
function articlesOf(report: Report, { html, documents }: MergeOptions): readonly ResolvedDocument[] {
  if (documents) return documentsOf(report, documents);
  if (html === undefined) return [];
  return exitWithProblems([
    mistake(
      'no-documents',
      'a page shows the documents, which a report does not have',
      'name what the shards have checked: --html report.html --documents proofs',
    ),
  ]);
}
