import { createReadStream, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { Rational } from '../../arithmetic/index.js';
import { irregularity, type Log, MAX_STEPS } from '../../campaign/schedule/index.js';
import type { Problem } from '../../language/index.js';
import { fileProblem, reasonOf } from '../problem.js';

/** What is wanted from a log. */
export interface LogColumns {
  readonly step: string;
  /** The first of these that the file has. */
  readonly values: readonly string[];
  /** A gradient norm is positive; a rate may be 0. */
  readonly sign: 'positive' | 'nonnegative';
  /** What to do with steps that are not evenly spaced. */
  readonly irregular: 'refuse' | 'interpolate';
  /** The option that names another column. */
  readonly option: string;
}

export type LogReading =
  | { readonly kind: 'read'; readonly log: Log }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** A line of a log is short; a longer one is something else, and would only take memory. */
const MAX_LINE_BYTES = 65_536;

/** Squares of norms and their inverses are summed: farther out they leave the range of the numbers that carry them. */
const LARGEST = Rational.parse('1e100')!;
const SMALLEST = Rational.parse('1e-100')!;

/** Problems that are listed: the first ones are the causes of the rest. */
const MAX_PROBLEMS = 10;

/**
 * Reads two columns of a CSV file with a header, line by line: a file of any size takes little memory, and one with more than
 * `MAX_STEPS` lines is refused. Nothing is repaired: whatever is not a number that it can be is a problem with its line.
 */
export async function readLog(path: string, columns: LogColumns): Promise<LogReading> {
  const problems: Problem[] = [];
  const steps: number[] = [];
  const values: Rational[] = [];
  const lines: number[] = [];
  let header: Header | null = null;
  const at = (line: number, code: string, message: string, advice: string): void => {
    problems.push({ code, subject: `${path}:${line}`, message, advice, place: null });
  };
  try {
    if (!statSync(path).isFile())
      return failed(fileProblem('unreadable', path, 'is not a plain file', 'give the path of a CSV file'));
    const parser = createReadStream(path).pipe(
      parse({
        bom: true,
        info: true,
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: MAX_LINE_BYTES,
      }),
    );
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const line = info.lines;
      if (header === null) {
        header = headerOf(record, columns, (message, advice) => at(line, 'missing-column', message, advice));
        if (header === null) break;
        continue;
      }
      if (record.length !== header.count)
        at(
          line,
          'uneven-line',
          `${record.length} columns, and the header has ${header.count}`,
          'mend the line',
        );
      else {
        const step = stepOf(record[header.step]!, columns, steps.at(-1), (message, advice) =>
          at(line, 'bad-step', message, advice),
        );
        const value = numberOf(record[header.value]!, header.name, columns.sign, (message, advice) =>
          at(line, 'bad-number', message, advice),
        );
        if (step !== null && value !== null) {
          steps.push(step);
          values.push(value);
          lines.push(line);
        }
      }
      if (problems.length >= MAX_PROBLEMS) break;
    }
  } catch (error) {
    return failed(unreadable(path, error));
  }
  if (problems.length > 0) return { kind: 'problems', problems };
  if (steps.length === 0)
    return failed(
      fileProblem(
        'empty-log',
        path,
        'has no line with numbers',
        'a log has a header and a line for each step',
      ),
    );
  const log = { steps, values };
  const uneven = unevenness(log, columns);
  if (uneven) {
    at(
      lines[uneven.at]!,
      'irregular-steps',
      uneven.message,
      '--irregular fills steps that are not evenly spaced by straight lines too',
    );
    return { kind: 'problems', problems };
  }
  return { kind: 'read', log };
}

function failed(problem: Problem): LogReading {
  return { kind: 'problems', problems: [problem] };
}

function unreadable(path: string, error: unknown): Problem {
  if (error instanceof CsvError) {
    const { lines } = error as { readonly lines?: unknown };
    const advice = 'a log is text, a line for each step, columns separated by commas';
    return typeof lines === 'number'
      ? {
          code: 'not-csv',
          subject: `${path}:${lines}`,
          message: `this is no CSV file: ${error.message}`,
          advice,
          place: null,
        }
      : fileProblem('not-csv', path, `is not a CSV file: ${error.message}`, advice);
  }
  return fileProblem(
    'unreadable',
    path,
    `cannot be read: ${reasonOf(error)}`,
    'check the path and its permissions',
  );
}

type Complain = (message: string, advice: string) => void;

/** Where the columns stand. */
interface Header {
  readonly step: number;
  readonly value: number;
  /** Name of the column of values. */
  readonly name: string;
  readonly count: number;
}

function headerOf(record: readonly string[], columns: LogColumns, complain: Complain): Header | null {
  const name = columns.values.find((candidate) => record.includes(candidate));
  const step = record.indexOf(columns.step);
  const twice = [columns.step, name].find(
    (each) => each !== undefined && record.indexOf(each) !== record.lastIndexOf(each),
  );
  if (twice !== undefined) {
    complain(`there are two columns ${shown(twice)}`, 'which one is meant cannot be known: rename one');
    return null;
  }
  if (step >= 0 && name !== undefined)
    return { step, value: record.indexOf(name), name, count: record.length };
  const missing = [step < 0 ? columns.step : '', name === undefined ? columns.values.join(' or ') : ''];
  const options = [
    ...(step < 0 ? [`--step-column ${alike(record, [columns.step])}`] : []),
    ...(name === undefined ? [`${columns.option} ${alike(record, columns.values)}`] : []),
  ];
  const other =
    record.length === 1 ? [...';\t|'].find((separator) => record[0]!.includes(separator)) : undefined;
  complain(
    `there is no column ${missing.filter(Boolean).join(', no column ')}; there is ${record.slice(0, 12).map(shown).join(', ')}`,
    other === undefined
      ? `name what there is: ${options.join(', ')}`
      : `columns are separated by commas, not by ${other === '\t' ? 'tabs' : other}`,
  );
  return null;
}

/** A column whose name differs in its capitals alone, else a word for one. */
function alike(record: readonly string[], names: readonly string[]): string {
  const found = record.find((each) => names.some((name) => each.toLowerCase() === name.toLowerCase()));
  return found === undefined ? 'NAME' : shown(found);
}

function stepOf(
  text: string,
  { step: name }: LogColumns,
  before: number | undefined,
  complain: Complain,
): number | null {
  const step = Number(text);
  if (!/^\d+(\.0*)?(e\+?\d+)?$/i.test(text) || !Number.isSafeInteger(step)) {
    complain(`${name} is ${shown(text)}, not a whole number`, 'steps count 0, 1, 2, …');
    return null;
  }
  if (step > MAX_STEPS) {
    complain(
      `${name} is ${step}; the limit is ${MAX_STEPS} steps`,
      'cut the log, or log fewer steps of a shorter run',
    );
    return null;
  }
  if (before !== undefined && step <= before) {
    complain(
      `${name} ${step} comes after ${before}`,
      step === before
        ? 'each step has one line'
        : 'sort the lines by step; a run that was resumed may have logged steps twice',
    );
    return null;
  }
  return step;
}

function numberOf(text: string, name: string, sign: LogColumns['sign'], complain: Complain): Rational | null {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text)
    ? Rational.parse(
        text
          .replace(/^\+/, '')
          .replace(/^(-?)\./, '$10.')
          .replace(/\.(?=e|$)/i, ''),
      )
    : null;
  if (value === null) {
    const what =
      text === '' ? 'empty' : /^[-+]?(nan|inf(inity)?)$/i.test(text) ? text : `${shown(text)}, not a number`;
    complain(`${name} is ${what}`, 'the line is not passed over: remove it, or put in what belongs there');
    return null;
  }
  if (value.sign < 0 || (value.sign === 0 && sign === 'positive')) {
    complain(
      `${name} is ${shown(text)}`,
      sign === 'positive'
        ? 'a gradient norm is positive here: bounds divide by it'
        : 'a rate is not negative',
    );
    return null;
  }
  if (value.sign > 0 && (value.compare(LARGEST) > 0 || value.compare(SMALLEST) < 0)) {
    complain(
      `${name} is ${shown(text)}, which is beyond 1e-100 to 1e100`,
      'sums of squares of such numbers are not kept; choose another unit, or look for the mistake in the log',
    );
    return null;
  }
  return value;
}

/** Longer text is cut, and control characters do not reach the terminal. */
function shown(text: string): string {
  const clean = text.replace(/[^\x20-\x7e\u00a1-\uffff]/g, '?');
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}

function unevenness(log: Log, { irregular, step }: LogColumns): { at: number; message: string } | null {
  if (irregular === 'interpolate') return null;
  const { steps } = log;
  const found = irregularity(log);
  if (found)
    return {
      at: found.at,
      message: `${step} goes from ${steps[found.at - 1]} to ${steps[found.at]}, and by ${found.every} before`,
    };
  const every = steps.length > 1 ? steps[1]! - steps[0]! : steps[0]!;
  return steps[0]! > Math.max(1, every)
    ? { at: 0, message: `the log begins with ${step} ${steps[0]}, and goes on by ${every}` }
    : null;
}
