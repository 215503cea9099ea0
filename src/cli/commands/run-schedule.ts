import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Rational, twofold } from '../../arithmetic/index.js';
import type { Library, OptionText } from '../../campaign/fuzz/index.js';
import {
  type Drawn,
  drawn,
  type Evaluation,
  evaluate,
  type FilledLog,
  filled,
  METRICS,
  type Metric,
  type NamedSchedule,
  type NormSource,
  type RateSource,
  type Refinement,
  RUN_BOUNDS,
  type RunBound,
  readScheduleText,
  refine,
  SCHEDULE_SCHEMA,
  ScheduleClaim,
  type ScheduleComparison,
  type ScheduleReport,
  tune,
} from '../../campaign/schedule/index.js';
import { type BlockSummary, closestName, type Problem, type ResolvedDocument } from '../../language/index.js';
import { outputProblem, readReportAssets, readSibling, writeWhole } from '../../node/index.js';
import { htmlSchedules, jsonText } from '../../report/index.js';
import { csvText, pytorchText, scheduleText } from '../../report/other/index.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { documentsAt, isSchedules, OWN_DOCUMENTS, SCHEDULES } from '../own-documents.js';
import { usualSchedules } from '../usual-schedules.js';
import { version } from '../version.js';

/** The options of `schedule`, as commander reads them. */
export interface ScheduleOptions {
  readonly schedule: readonly string[];
  readonly T: readonly number[];
  readonly gradients: string;
  readonly R: string;
  readonly baseRate?: string;
  readonly let: readonly string[];
  readonly in: readonly string[];
  readonly bounds: readonly string[];
  readonly metric?: string;
  readonly tune: readonly string[];
  readonly refine?: string;
  readonly pytorch?: string;
  readonly smoothing: number;
  readonly normFactor: string;
  readonly stepColumn: string;
  readonly normColumn?: string;
  readonly rateColumn?: string;
  readonly irregular?: true;
  readonly rates?: string;
  readonly json?: string;
  readonly csv?: string;
  readonly html?: string;
}

/** What is compared if nothing is said. */
const USUAL = ['constant', 'inverse-root', 'cosine', 'linear', 'wsd'] as const;

/** `lakatos schedule`: prints the comparison and writes what was asked for. */
export function schedule(options: ScheduleOptions): Promise<void> {
  return reportingProblems(() => compareSchedules(options));
}

async function compareSchedules(options: ScheduleOptions): Promise<void> {
  checkOutputs(options);
  const own = documentsAt(options.in);
  const shelf = shelfOf(own, options);
  const library: Library = { sources: shelf.map(({ source }) => source), read: readSibling };
  const blocks = shelf.flatMap(({ schedules }) => schedules);
  const norms = await normsOf(options);
  const texts = options.schedule.length > 0 ? options.schedule : USUAL;
  const sources: { name: string; rates: RateSource; notes: readonly string[]; steps: number | null }[] = [];
  for (const text of texts) sources.push(await ratesOf(text, blocks, options));
  const bounds = boundsOf(options);
  const baseRate =
    options.baseRate === undefined ? null : twofold.rational(positive('base-rate', options.baseRate));
  const horizons = horizonsOf(options, [norms.steps, ...sources.map(({ steps }) => steps)]);
  const evaluations: Evaluation[] = [];
  for (const { name, rates } of sources) {
    const claim = claimOf(rates, norms.source, options, library);
    for (const horizon of horizons)
      evaluations.push(evaluation({ name, claim }, horizon, baseRate, bounds, options));
  }
  const refinement = refinementOf(options, norms, evaluations);
  const comparison: ScheduleComparison = {
    schema: SCHEDULE_SCHEMA,
    version,
    distance: options.R,
    gradients: options.gradients,
    baseRate: options.baseRate ?? null,
    notes: [...norms.notes, ...sources.flatMap(({ notes }) => notes)],
    schedules: evaluations.map(({ report }) => report),
  };
  await write(comparison, evaluations, refinement, options);
}

/**
 * Documents with schedules: of the usual ones those that are named, which is all that most questions need; the user's own, then all usual ones; the
 * series, which takes a second to read, only for a name that these do not have.
 */
function shelfOf(
  own: readonly ResolvedDocument[],
  { schedule }: ScheduleOptions,
): readonly ResolvedDocument[] {
  const texts = schedule.length > 0 ? schedule : USUAL;
  const isEnough = (documents: readonly ResolvedDocument[]): boolean => {
    const blocks = documents.flatMap(({ schedules }) => schedules);
    return texts.every(
      (text) => isFile(text) || readScheduleText(option('schedule', text), blocks).kind === 'read',
    );
  };
  if (own.length === 0) {
    const named = usualSchedules(texts);
    const few = named ? [named] : [];
    if (isEnough(few)) return few;
  }
  const usual = [...own, ...documentsAt([SCHEDULES])];
  if (isEnough(usual)) return usual;
  const series = documentsAt([OWN_DOCUMENTS]).filter((document) => !isSchedules(document));
  return [...usual, ...series];
}

interface Norms {
  readonly source: NormSource;
  readonly notes: readonly string[];
  readonly steps: number | null;
}

async function normsOf(options: ScheduleOptions): Promise<Norms> {
  const text = options.gradients;
  if (!isFile(text))
    return { source: { kind: 'law', formula: option('gradients', text) }, notes: [], steps: null };
  const log = await logAt(text, 'gradient norms', options);
  return { source: { kind: 'log', norms: log.values }, notes: log.notes, steps: log.values.length };
}

async function ratesOf(text: string, blocks: readonly BlockSummary[], options: ScheduleOptions) {
  if (isFile(text)) {
    const log = await logAt(text, 'rates', options);
    return {
      name: text,
      rates: { kind: 'log', rates: log.values } as const,
      notes: log.notes,
      steps: log.values.length,
    };
  }
  const reading = readScheduleText(option('schedule', text), blocks);
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  return { name: text.trim(), rates: reading.rates, notes: [], steps: null };
}

/** A formula does not end so; a file that is there may be called anything. */
function isFile(text: string): boolean {
  return /\.csv$/i.test(text) || (/[./\\]/.test(text) && /^\S+$/.test(text) && existsSync(text));
}

async function logAt(
  path: string,
  what: 'gradient norms' | 'rates',
  options: ScheduleOptions,
): Promise<FilledLog> {
  const { readLog } = await import('../../node/log/index.js');
  const isRates = what === 'rates';
  const named = isRates ? options.rateColumn : options.normColumn;
  const reading = await readLog(path, {
    step: options.stepColumn,
    values: named === undefined ? (isRates ? ['lr', 'rate'] : ['grad_norm']) : [named],
    sign: isRates ? 'nonnegative' : 'positive',
    irregular: options.irregular ? 'interpolate' : 'refuse',
    option: isRates ? '--rate-column' : '--norm-column',
  });
  if (reading.kind === 'problems') return exitWithProblems(reading.problems);
  return filled(reading.log, `${what} of ${path}`);
}

function claimOf(
  rates: RateSource,
  norms: NormSource,
  options: ScheduleOptions,
  library: Library,
): ScheduleClaim {
  const reading = ScheduleClaim.read(
    {
      rates,
      norms,
      distance: option('R', options.R),
      lets: options.let.map((text) => option('let', text)),
      tuned: options.tune.map((text) => option('tune', text)),
    },
    library,
  );
  return 'problems' in reading ? exitWithProblems(reading.problems) : reading.schedule;
}

function evaluation(
  named: NamedSchedule,
  horizon: number,
  baseRate: ReturnType<typeof twofold.integer> | null,
  bounds: readonly RunBound[],
  options: ScheduleOptions,
): Evaluation {
  if (options.tune.length === 0) return evaluate(named, horizon, baseRate, bounds, new Map(), null);
  const bound = bounds.find(({ name }) => name === 'last_general') ?? bounds[0]!;
  const { chosen, report } = tune(named, horizon, bound);
  return evaluate(named, horizon, baseRate, bounds, chosen, report);
}

function boundsOf({ bounds: names, metric }: ScheduleOptions): readonly RunBound[] {
  const known = RUN_BOUNDS.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name)) {
      const near = closestName(name, known);
      exitWithProblems([
        mistake(
          'unknown-bound',
          `there is no bound ${name}`,
          near ? `did you mean ${near}?` : `there is ${known.join(', ')}`,
        ),
      ]);
    }
  const chosen = RUN_BOUNDS.filter(({ name }) => names.length === 0 || names.includes(name));
  if (metric === undefined) return chosen;
  const wanted = METRICS.find((each): each is Metric => each === metric || each === `${metric} average`);
  if (!wanted)
    exitWithProblems([
      mistake('unknown-metric', `there is no loss called ${metric}`, 'it is last, average or weighted'),
    ]);
  const left = chosen.filter((bound) => bound.metric === wanted);
  if (left.length === 0)
    exitWithProblems([
      mistake(
        'no-bounds',
        `none of ${names.join(', ')} is about the ${metric} loss`,
        'leave out --bounds or --metric',
      ),
    ]);
  return left;
}

/** The horizons that were asked for; else that of the logs. */
function horizonsOf({ T }: ScheduleOptions, logged: readonly (number | null)[]): readonly number[] {
  if (T.length > 0) return [...new Set(T)];
  const steps = logged.filter((each) => each !== null);
  if (steps.length > 0) return [Math.min(...steps)];
  return exitWithProblems([
    mistake('missing-horizon', 'the number of steps is not known', 'give it: --T 50000'),
  ]);
}

function refinementOf(
  options: ScheduleOptions,
  norms: Norms,
  evaluations: readonly Evaluation[],
): Refinement | null {
  if (options.refine === undefined && options.pytorch === undefined) return null;
  if (norms.source.kind !== 'log')
    return exitWithProblems([
      mistake(
        'nothing-to-refine',
        'there are no gradient norms to refine a schedule from',
        'give a log of them: --gradients run.csv',
      ),
    ]);
  const factor = positive('norm-factor', options.normFactor);
  if (factor.compare(Rational.of(1)) < 0)
    exitWithProblems([
      mistake('bad-number', '--norm-factor is less than 1', 'a factor of 2 means half to twice as large'),
    ]);
  const { run } = evaluations[0]!;
  return refine(run.norms, run.distance, options.smoothing, factor);
}

function positive(name: string, text: string): Rational {
  const value = Rational.parse(text);
  if (value && value.sign > 0) return value;
  return exitWithProblems([
    mistake('bad-number', `--${name} is ${text}`, 'it takes a positive number such as 0.01 or 1/100'),
  ]);
}

function option(name: string, text: string): OptionText {
  return { label: `--${name}`, text };
}

/** Whatever cannot be written is told before anything is computed. */
function checkOutputs(options: ScheduleOptions): void {
  const inputs = [options.gradients, ...options.schedule, ...options.in].filter((path) => existsSync(path));
  const problems = outputsOf(options).flatMap((path) => outputProblem(path, inputs) ?? []);
  if (problems.length > 0) exitWithProblems(problems);
  const twice = outputsOf(options).find((path, i, all) => all.indexOf(path) !== i);
  if (twice !== undefined)
    exitWithProblems([
      mistake('same-file', `two results would be written to ${twice}`, 'choose another file'),
    ]);
  if (options.pytorch !== undefined && options.refine === undefined)
    exitWithProblems([
      mistake(
        'missing-refine',
        '--pytorch reads the rates of --refine',
        'give both: --refine next.csv --pytorch next.py',
      ),
    ]);
}

function outputsOf({ json, csv, html, rates, refine: refined, pytorch }: ScheduleOptions): string[] {
  return [json === '-' ? undefined : json, csv, html, rates, refined, pytorch].filter(
    (path) => path !== undefined,
  );
}

async function write(
  comparison: ScheduleComparison,
  evaluations: readonly Evaluation[],
  refinement: Refinement | null,
  options: ScheduleOptions,
): Promise<void> {
  const problems: Problem[] = [];
  const save = (path: string | undefined, text: () => string): void => {
    const problem = path === undefined ? null : writeWhole(path, text());
    if (problem) problems.push(problem);
  };
  const data = jsonText(refinement ? { ...comparison, refinement: refinement.report } : comparison);
  if (options.json === '-') process.stdout.write(data);
  else {
    save(options.json, () => data);
    process.stdout.write(
      scheduleText(
        comparison,
        refinement?.report ?? null,
        paintFor(process.stdout),
        columnsOf(process.stdout),
      ),
    );
  }
  save(options.csv, () => csvText(BOUND_HEADER, boundRows(comparison)));
  save(options.rates, () =>
    csvText(
      ['step', ...evaluations.map(({ report }) => `${report.name}, T = ${report.T}`), 'grad_norm'],
      rateRows(evaluations),
    ),
  );
  if (refinement) {
    save(options.refine, () =>
      csvText(
        ['step', 'rate'],
        Array.from(refinement.rates, (rate, i) => [i + 1, rate]),
      ),
    );
    save(options.pytorch, () =>
      pytorchText([...refinement.rates], relative(dirname(options.pytorch!), options.refine!)),
    );
  }
  if (options.html !== undefined) {
    const pictures = evaluations.map(({ run, report }) => drawn(run, drawnBaseRate(report)));
    const refined = refinement && {
      refinement,
      picture: drawn(refinement.run, Number(refinement.report.baseRate.lower)),
    };
    const page = await htmlSchedules({ comparison, pictures, refinement: refined }, readReportAssets());
    save(options.html, () => page);
  }
  if (problems.length > 0) exitWithProblems(problems);
}

/** Curves are drawn at the base rate that is best for the last loss by part 4, the bound that says most about the way there. */
function drawnBaseRate({ bounds }: ScheduleReport): number {
  const best = bounds.find(({ bound }) => bound === 'last_general') ?? bounds[0];
  return best ? Number(best.baseRate.lower) : 1;
}

const BOUND_HEADER = [
  'schedule',
  'T',
  'metric',
  'bound',
  'value_lower',
  'value_upper',
  'base_rate_lower',
  'base_rate_upper',
];

function* boundRows({ schedules }: ScheduleComparison): Generator<(string | number)[]> {
  for (const { name, T, bounds } of schedules)
    for (const { metric, bound, value, baseRate } of bounds)
      yield [name, T, metric, bound, value.lower, value.upper, baseRate.lower, baseRate.upper];
}

function* rateRows(evaluations: readonly Evaluation[]): Generator<(string | number)[]> {
  const pictures: Drawn[] = evaluations.map(({ run }) => drawn(run, 1));
  const longest = pictures.reduce((a, b) => (b.norms.length > a.norms.length ? b : a));
  for (let i = 0; i < longest.norms.length; i += 1)
    yield [i + 1, ...pictures.map(({ rates }) => rates[i] ?? ''), longest.norms[i]!];
}
