import {
  type GuaranteeSheet,
  guaranteeSheet,
  type Library,
  type OptionText,
  type ScheduleQuestion,
  type ScheduleStatement,
  settingOf,
} from '../../campaign/fuzz/index.js';
import type { Search } from '../../campaign/proofs/index.js';
import { METRICS, metricOf, readScheduleText } from '../../campaign/schedule/index.js';
import { type BlockSummary, closestName, type ResolvedDocument } from '../../language/index.js';
import { readSibling } from '../../node/index.js';
import { harmless } from '../../report/harmless.js';
import { sheetText } from '../../report/other/index.js';
import { FACTOR_PROVE_WORK } from '../defaults.js';
import { EXIT_UNEXPECTED } from '../exit.js';
import { keepClaims } from '../keep-claims.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { writeData } from '../output/write-data.js';
import { documentsAt, isSchedules, SCHEDULES, usualBounds } from '../own-documents.js';
import { searchEach } from '../search.js';
import { version } from '../version.js';

/** The options of `fuzz`, as commander reads them. */
export interface FuzzOptions {
  readonly schedule?: string;
  readonly name?: string;
  readonly let: readonly string[];
  readonly given: readonly string[];
  readonly assume: readonly string[];
  readonly against?: string;
  readonly bounds?: readonly string[];
  readonly metric?: string;
  readonly tune: readonly string[];
  readonly target?: string;
  readonly maxHorizon?: number;
  readonly seed: number;
  readonly prove: boolean;
  readonly keep?: string;
  readonly json?: string;
}

/** Work at each horizon of each bound, in steps of binary64. */
const WORK_PER_HORIZON = 1_000_000;

/** Long enough to see how a factor grows, short enough for a sheet in seconds. */
const LONGEST_HORIZON = 1024;

/** Where nothing is searched: a last rate of a hundredth of the first one shows its logarithm after thousands of steps. */
const LONGEST_FLAT_HORIZON = 16_384;

/** `lakatos fuzz`: sets the exit status. */
export function fuzz(path: string | undefined, options: FuzzOptions): Promise<void> {
  return reportingProblems(() => fuzzSchedules(path, options));
}

async function fuzzSchedules(path: string | undefined, options: FuzzOptions): Promise<void> {
  if ((path === undefined) === (options.schedule === undefined))
    exitWithProblems([
      mistake(
        'no-schedule',
        path === undefined ? 'no schedule is given' : 'two schedules are given, a document and --schedule',
        "give a document with schedules, or --schedule 'eta[t] = …'",
      ),
    ]);
  const boundPaths = options.bounds ?? [usualBounds()];
  const withBounds = documentsAt(boundPaths);
  const bounds = aboutLoss(boundsIn(withBounds, boundPaths), options);
  const own = path === undefined ? [] : documentsAt([path]);
  const all = path === undefined ? withBounds : documentsAt([...boundPaths, path]);
  const shelf = path === undefined ? withUsualSchedules(all) : all;
  const library: Library = { sources: shelf.map(({ source }) => source), read: readSibling };
  const asked: readonly ScheduleStatement[] =
    options.schedule === undefined
      ? schedulesIn(own, options).map((block) => ({ kind: 'block', block, lets: lets(options) }))
      : [statementOf(options.schedule, shelf, options)];
  const search = options.prove ? await searchEach(FACTOR_PROVE_WORK) : null;
  const sheets = asked.map((statement) => sheetOf(statement, bounds, library, options, search));
  const files = options.keep === undefined ? [] : sheets.flatMap((sheet) => kept(sheet, options.keep!));
  const text = () =>
    sheets.map((sheet) => sheetText(sheet, paintFor(process.stdout), columnsOf(process.stdout))).join('\n') +
    (files.length > 0 ? `\nkept: ${files.map(harmless).join(', ')}\n` : '');
  writeData(sheets.length === 1 ? sheets[0] : sheets, options.json, text);
  if (sheets.some(({ target }) => target?.survives === false)) process.exitCode = EXIT_UNEXPECTED;
}

/** The schedules that come with the tool are known by their names, whatever documents hold the bounds. */
function withUsualSchedules(documents: readonly ResolvedDocument[]): readonly ResolvedDocument[] {
  return documents.some(isSchedules) ? documents : [...documents, ...documentsAt([SCHEDULES])];
}

/** A schedule by its name and arguments, or by a formula. */
function statementOf(
  text: string,
  shelf: readonly ResolvedDocument[],
  options: FuzzOptions,
): ScheduleStatement {
  const written = option('schedule', text);
  const blocks = shelf.flatMap(({ schedules }) => schedules);
  const reading = readScheduleText(written, blocks);
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  const { rates } = reading;
  return rates.kind === 'block'
    ? { kind: 'block', block: rates.block, call: rates.use, lets: lets(options) }
    : { kind: 'formulas', schedule: written, lets: lets(options) };
}

function sheetOf(
  statement: ScheduleStatement,
  bounds: readonly BlockSummary[],
  library: Library,
  options: FuzzOptions,
  search: Search | null,
): GuaranteeSheet {
  const against = options.against === undefined ? null : option('against', options.against);
  const question: ScheduleQuestion = {
    statement,
    givens: options.given.map((text) => option('given', text)),
    tuned: options.tune.map((text) => option('tune', text)),
    assumptions: options.assume.map((text) => option('assume', text)),
    against,
  };
  const reading = settingOf(question, library);
  if ('problems' in reading) exitWithProblems(reading.problems);
  const name = statement.kind === 'block' ? statement.block.name : null;
  const steps = guaranteeSheet(name, reading.setting, bounds, library, {
    seed: options.seed,
    version,
    against,
    target: options.target ?? null,
    workPerHorizon: WORK_PER_HORIZON,
    maxHorizon: options.maxHorizon ?? LONGEST_HORIZON,
    flatHorizon: options.maxHorizon ?? LONGEST_FLAT_HORIZON,
    search,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Writes the claims of the factors that are proved, with their certificates. */
function kept({ rows }: GuaranteeSheet, folder: string): string[] {
  return rows.flatMap(({ proved }) =>
    proved
      ? keepClaims(folder, {
          name: proved.claim,
          text: proved.text,
          certificates: proved.certificates,
          failures: [],
        })
      : [],
  );
}

function option(name: string, text: string): OptionText {
  return { label: `--${name}`, text };
}

function lets(options: FuzzOptions): OptionText[] {
  return options.let.map((text) => option('let', text));
}

function boundsIn(documents: readonly ResolvedDocument[], paths: readonly string[]): BlockSummary[] {
  const bounds = documents.flatMap((document) => document.bounds);
  if (bounds.length > 0) return bounds;
  return exitWithProblems([
    mistake(
      'no-bounds',
      `there is no bound in ${paths.join(', ')}`,
      'name documents with bounds: --bounds PATH',
    ),
  ]);
}

/** The bounds about the loss that was asked for. */
function aboutLoss(bounds: readonly BlockSummary[], { metric }: FuzzOptions): readonly BlockSummary[] {
  if (metric === undefined) return bounds;
  const wanted = METRICS.find((each) => each === metric || each === `${metric} average`);
  if (!wanted)
    return exitWithProblems([
      mistake('unknown-metric', `there is no loss called ${metric}`, 'it is last, average or weighted'),
    ]);
  const about = bounds.filter(({ name }) => metricOf(name) === wanted);
  if (about.length > 0) return about;
  return exitWithProblems([
    mistake(
      'no-bounds',
      `no bound is about the ${wanted} loss`,
      'leave out --metric, or name other documents',
    ),
  ]);
}

function schedulesIn(documents: readonly ResolvedDocument[], { name }: FuzzOptions): readonly BlockSummary[] {
  const schedules = documents.flatMap((document) => document.schedules);
  const names = schedules.map((schedule) => schedule.name);
  const chosen = name === undefined ? schedules : schedules.filter((schedule) => schedule.name === name);
  if (chosen.length > 0) return chosen;
  const near = name === undefined ? null : closestName(name, names);
  return exitWithProblems([
    mistake(
      'unknown-schedule',
      name === undefined ? 'the document has no schedule' : `there is no schedule ${name} in the document`,
      near
        ? `did you mean ${near}?`
        : names.length > 0
          ? `there is ${names.join(', ')}`
          : 'a schedule is a fenced block: ```schedule my_rate(R, G)',
    ),
  ]);
}
