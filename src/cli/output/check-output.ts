import type { ClaimReport, DocumentClaims, Report, ReportOptions } from '../../campaign/index.js';
import type { ClaimArgument } from '../../campaign/proofs/index.js';
import type { Claim, Problem, ResolvedDocument } from '../../language/index.js';
import { outputProblem, readReportAssets, writeWhole } from '../../node/index.js';
import {
  githubProblem,
  githubText,
  htmlReport,
  jsonText,
  junitProblems,
  junitText,
  type Layout,
  type Presentation,
  ReportText,
  reportText,
  type TabledDocument,
} from '../../report/index.js';
import type { CheckOptions } from '../check-options.js';
import { exitWithProblems } from '../mistakes.js';
import { writeCommands } from './gate.js';
import { columnsOf, paintFor } from './screen.js';

/** The options that say where a report goes, and how it looks. */
export type OutputOptions = Pick<CheckOptions, 'json' | 'html' | 'format' | 'quiet' | 'verbose'>;

/** Ends the command, before it does any work, if its files cannot be written, or would replace what is read. */
export function refuseOutputs({ json, html }: OutputOptions, inputs: readonly string[]): void {
  const files = [
    ...(json === undefined || json === '-' ? [] : [json]),
    ...(html === undefined ? [] : [html]),
  ];
  const problems = files.flatMap((file) => outputProblem(file, inputs) ?? []);
  if (problems.length > 0) exitWithProblems(problems);
}

/** Writes a report where the options say: files of JSON and HTML, and standard output in one of the formats. */
export async function writeReport(
  report: Report,
  documents: readonly ResolvedDocument[],
  options: OutputOptions,
): Promise<void> {
  await writeFiles(report, documents, options);
  const presentation = { ...layoutOf(options), kept: () => null };
  writeText(report, options, () => reportText(report, paintFor(process.stdout), presentation));
}

/** The same for a report that is still being made: rows of the table are written as soon as their claims are done. */
export class CheckOutput {
  private readonly text: ReportText;
  private readonly tabled: TabledDocument[];

  constructor(
    documents: readonly DocumentClaims[],
    reportOptions: Pick<ReportOptions, 'cases' | 'maxHorizon'>,
    private readonly options: OutputOptions,
  ) {
    this.tabled = documents.map(tabledDocument);
    this.text = new ReportText(this.tabled, reportOptions, paintFor(process.stdout), layoutOf(options));
  }

  /** More documents have been read; those before them stay. */
  add(documents: readonly DocumentClaims[]): void {
    this.tabled.push(...documents.map(tabledDocument));
  }

  claimDone(claimIndex: number, report: ClaimReport): void {
    const isTable = this.options.json !== '-' && this.options.format === 'table';
    if (isTable) process.stdout.write(this.text.claim(claimIndex, report));
  }

  async finish(
    report: Report,
    documents: readonly ResolvedDocument[],
    kept: Presentation['kept'],
    argumentOf?: (claim: Claim) => ClaimArgument,
  ): Promise<void> {
    // Text first: what cannot be written into a file is not lost.
    writeText(report, this.options, () => this.text.rest(report, kept));
    await writeFiles(report, documents, this.options, argumentOf);
  }
}

function tabledDocument({ path, claims }: DocumentClaims): TabledDocument {
  return { path, claims: claims.map(({ name }) => name) };
}

async function writeFiles(
  report: Report,
  documents: readonly ResolvedDocument[],
  options: OutputOptions,
  argumentOf?: (claim: Claim) => ClaimArgument,
): Promise<void> {
  if (options.json !== undefined && options.json !== '-') {
    const problem = writeWhole(options.json, jsonText(report));
    if (problem) exitWithProblems([problem]);
  }
  if (options.html !== undefined) {
    const problem = writeWhole(
      options.html,
      await htmlReport(report, documents, readReportAssets(), argumentOf),
    );
    if (problem) exitWithProblems([problem]);
  }
}

/** Writes what standard output gets: data, annotations, or what is left of the table. */
function writeText(report: Report, { json, format }: OutputOptions, table: () => string): void {
  if (json === '-') process.stdout.write(jsonText(report));
  else if (format === 'github') writeCommands(githubText(report));
  else process.stdout.write(format === 'junit' ? junitText(report) : table());
}

function layoutOf({ quiet, verbose }: OutputOptions): Layout {
  return {
    columns: columnsOf(process.stdout),
    detail: quiet ? 'quiet' : verbose ? 'verbose' : 'normal',
  };
}

/** Mistakes in documents, also as annotations where these are asked for; ends the command. */
export function exitWithMistakes(problems: readonly Problem[], options: OutputOptions): never {
  if (options.format === 'github')
    writeCommands(`${problems.map((problem) => githubProblem(problem)).join('\n')}\n`);
  if (options.format === 'junit') process.stdout.write(junitProblems(problems));
  exitWithProblems(problems);
}
