import {
  type GuaranteeRow,
  type GuaranteeSheet,
  guaranteeSheet,
  type Library,
  type ScheduleQuestion,
  settingOf,
} from '../../src/campaign/fuzz/index.js';
import { renderProblem } from '../../src/language/index.js';
import { loadDocuments, readSibling } from '../../src/node/index.js';

const { documents } = loadDocuments(['proofs']);
export const SERIES: Library = { sources: documents.map(({ source }) => source), read: readSibling };

export interface Formulas {
  readonly schedule: string;
  readonly lets?: readonly string[];
  readonly givens?: readonly string[];
  readonly assumptions?: readonly string[];
  readonly against?: string;
}

/** A question in formulas, as the options of `fuzz` state it. */
export function asked(formulas: Formulas): ScheduleQuestion {
  const option = (label: string) => (text: string) => ({ label: `--${label}`, text });
  return {
    statement: {
      kind: 'formulas',
      schedule: option('schedule')(formulas.schedule),
      lets: (formulas.lets ?? []).map(option('let')),
    },
    tuned: [],
    givens: (formulas.givens ?? []).map(option('given')),
    assumptions: (formulas.assumptions ?? []).map(option('assume')),
    against: formulas.against === undefined ? null : option('against')(formulas.against),
  };
}

/** A question about a schedule of the series. */
export function askedOfSeries(name: string): ScheduleQuestion {
  const block = documents.flatMap(({ schedules }) => schedules).find((schedule) => schedule.name === name)!;
  return {
    statement: { kind: 'block', block, lets: [] },
    givens: [],
    tuned: [],
    assumptions: [],
    against: null,
  };
}

/** Work for a sheet that is short, and for one as `lakatos fuzz` writes it. */
export const SHORT = { workPerHorizon: 150_000, maxHorizon: 12 };
export const WHOLE = { workPerHorizon: 1_000_000, maxHorizon: 1024, flatHorizon: 16_384 };

/** A sheet of some bounds of the series. */
export function sheetOf(
  question: ScheduleQuestion,
  bounds: readonly string[],
  target: string | null = null,
  effort: typeof SHORT = SHORT,
): GuaranteeSheet {
  const reading = settingOf(question, SERIES);
  if ('problems' in reading) throw new Error(reading.problems.map(renderProblem).join('\n'));
  const chosen = documents.flatMap((document) => document.bounds).filter(({ name }) => bounds.includes(name));
  const steps = guaranteeSheet('schedule', reading.setting, chosen, SERIES, {
    seed: 1,
    search: null,
    version: '0',
    against: question.against,
    target,
    ...effort,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export function rowOf(sheet: GuaranteeSheet, bound: string): GuaranteeRow {
  return sheet.rows.find((row) => row.bound === bound)!;
}
