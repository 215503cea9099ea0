import {
  type BlockSummary,
  ProblemError,
  printDefinition,
  printGiven,
  printStatement,
} from '../../language/index.js';
import { METRICS } from '../metric.js';
import { guaranteeRow } from './guarantee-row.js';
import { type Library, type RowOptions, told } from './option-text.js';
import type { ScheduleSetting } from './schedule-question.js';
import { type GuaranteeRow, type GuaranteeSheet, SHEET_SCHEMA } from './sheet-data.js';

export interface SheetOptions extends RowOptions {
  /** Version of the tool, for the sheet. */
  readonly version: string;
}

/** Factors that differ by less than this share are one: a search does not tell them apart. */
const SAME_FACTOR = 1e-3;

/** Every bound of a library, asked about one schedule. A generator: it yields each row that is done. */
export function* guaranteeSheet(
  name: string | null,
  setting: ScheduleSetting,
  bounds: readonly BlockSummary[],
  library: Library,
  options: SheetOptions,
): Generator<GuaranteeRow, GuaranteeSheet> {
  const rows: GuaranteeRow[] = [];
  for (const bound of bounds) {
    const row = toldRow(bound, setting, library, options);
    rows.push(row);
    yield row;
  }
  const { base } = setting;
  const survives = rows.some(
    ({ target, premises, value }) =>
      target?.verdict === 'survived' &&
      premises.every(({ verdict }) => verdict === 'met') &&
      value.exists === 'everywhere tried',
  );
  return {
    schema: SHEET_SCHEMA,
    version: options.version,
    seed: options.seed,
    name,
    schedule: [
      ...base.givens.map(printGiven),
      ...base.definitions.flatMap((definition) => printDefinition(definition).split('\n')),
      ...base.premises.map((premise) => `assume ${printStatement(premise)}`),
    ],
    tuned: setting.tuned,
    rows,
    target: options.target === null ? null : { factor: options.target, survives },
    best: bestOf(rows),
  };
}

/** A mistake that shows only at some point, such as an index beyond T, is told in the user's formula too. */
function toldRow(...asked: Parameters<typeof guaranteeRow>): GuaranteeRow {
  try {
    return guaranteeRow(...asked);
  } catch (error) {
    throw error instanceof ProblemError ? new ProblemError(told(error.problem)) : error;
  }
}

function isGuarantee(verdict: GuaranteeRow['verdict']): boolean {
  return verdict === 'guarantee' || verdict === 'proved';
}

/** The least factors, for each loss apart. */
function bestOf(rows: readonly GuaranteeRow[]): GuaranteeSheet['best'] {
  return [...METRICS, null].flatMap((metric) => {
    const factors = rows.flatMap(({ bound, metric: own, verdict, ratio }) =>
      own === metric && isGuarantee(verdict) && ratio?.largest
        ? [{ bound, factor: Number(ratio.largest.ratio.upper) }]
        : [],
    );
    if (factors.length === 0) return [];
    const least = Math.min(...factors.map(({ factor }) => factor));
    const bounds = factors.filter(({ factor }) => factor <= (1 + SAME_FACTOR) * least);
    return [{ metric, bounds: bounds.map(({ bound }) => bound) }];
  });
}
