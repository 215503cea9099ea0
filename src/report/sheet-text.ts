import type { EnclosureText } from '../arithmetic/index.js';
import type {
  GuaranteeRow,
  GuaranteeSheet,
  HorizonRatio,
  PremiseReport,
  TruthAt,
} from '../campaign/index.js';
import { fitText, fixedGrowthText, growthText } from './growth-text.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { proofLine } from './proof-line.js';
import { ratioText } from './ratio-text.js';
import { whereText } from './shape-text.js';
import { conclusionSentences } from './sheet-conclusion.js';
import { wrap } from './wrap.js';

/** A guarantee sheet for a terminal: the schedule, a paragraph for each bound, and what follows. */
export function sheetText(sheet: GuaranteeSheet, paint: Paint, columns: number): string {
  const title = paint.bold(sheet.name ?? 'schedule');
  const schedule = sheet.schedule.map((line) => wrap(`  ${line}`, columns, 6));
  const rows = sheet.rows.map((row) =>
    rowLines(row, sheet.tuned, paint)
      .map((line) => wrap(line, columns, 10))
      .join('\n'),
  );
  const conclusion = conclusionSentences(sheet).map((sentence) => wrap(sentence, columns, 0));
  return `${[[title, ...schedule].join('\n'), ...rows, conclusion.join('\n')].join('\n\n')}\n`;
}

function rowLines(row: GuaranteeRow, tuned: readonly string[], paint: Paint): string[] {
  const mark =
    row.verdict === 'proved'
      ? paint.green('∎')
      : row.verdict === 'guarantee'
        ? paint.green('✓')
        : row.verdict === 'not applicable' || row.verdict === 'no point'
          ? '·'
          : paint.red('✗');
  const loss = row.metric === null ? '' : ` (${row.metric} loss)`;
  const lines = [`${mark} ${paint.bold(row.bound)}${loss}  ${verdictText(row)}`];
  if (row.reason) lines.push(`    ${row.reason}`);
  if (row.verdict === 'not applicable' || row.verdict === 'no point') return lines;
  if (row.weights) lines.push(`    weights    w[t] = ${row.weights}`);
  lines.push(...row.premises.map((premise) => `    premise    ${premiseText(premise)}`));
  if (row.value.missing) {
    const { reason, subexpression } = row.value.missing;
    const where = row.value.exists === 'nowhere tried' ? ', nor at any other point that was tried' : '';
    lines.push(
      `    value      does not exist at ${pointText(row.value.at!)}${where}: ${reason} in ${subexpression}`,
    );
  }
  lines.push(...ratioLines(row), ...truthLines(row), ...proofLines(row, tuned));
  if (row.target) {
    const { verdict, at, cases, text } = row.target;
    if (verdict === 'refuted')
      lines.push(`    target     ${paint.red('refuted')} at ${pointText(at!)}: not ${text}`);
    if (verdict === 'survived') lines.push(`    target     survived ${cases} points: ${text}`);
  }
  return lines;
}

function verdictText({ verdict, ratio, proved, reference, premises, value }: GuaranteeRow): string {
  switch (verdict) {
    case 'proved':
      return `at most ${proved!.constant} times the ${reference.origin === 'optimum' ? 'optimum' : 'reference'}, proved`;
    case 'guarantee':
      return 'a guarantee, as far as the hunt went';
    case 'grows':
      return `a guarantee whose factor ${ratio?.growth ? growthText(ratio.growth) : 'grows'}`;
    case 'no law':
      return ratio?.growth
        ? 'no law fits its factor: whether that stays bounded is open'
        : 'too few horizons to say how large its factor becomes';
    case 'no factor':
      return ratio?.unbounded
        ? `no factor is enough from T = ${ratio.unbounded.horizon} on`
        : `no factor is enough at T = ${ratio!.hopeless[0]!.horizon}, where the reference is not positive`;
    case 'no premise':
      return premises.some((premise) => premise.verdict === 'fails')
        ? 'no guarantee: a premise fails'
        : 'no guarantee: no precision decides a premise';
    case 'no value':
      return value.missing
        ? 'no guarantee: its value does not always exist'
        : 'no guarantee: at no point that was tried has it a ratio to the reference';
    case 'no point':
      return 'nothing was tried: the hunt found no point at which what is given and assumed holds';
    case 'not applicable':
      return 'not about this schedule';
  }
}

function proofLines(row: GuaranteeRow, tuned: readonly string[]): string[] {
  const { proved, unproved, scale, verdict } = row;
  const at = scale ? ` with ${scale}` : '';
  if (proved)
    return [
      `    proved     at most ${proved.constant} times the reference${at}, for every T: ${proofLine(proved.proof)}`,
    ];
  if (unproved && unproved.length > 0)
    return [`    proof      none was found for the factors ${unproved.join(', ')}${at}`];
  return verdict === 'guarantee' && tuned.length > 0 && unproved === null
    ? [
        `    proof      none was sought: ${tuned.join(' and ')} ${tuned.length === 1 ? 'is' : 'are'} chosen anew at each point, by no simple law that could stand in a theorem`,
      ]
    : [];
}

function premiseText({ text, verdict, at, indices, cases }: PremiseReport): string {
  if (verdict === 'fails') return `${text} fails at ${pointText(at!)}${indicesText(indices)}`;
  return verdict === 'met' ? `${text}: met at ${cases} points` : `${text}: undecided`;
}

/** Horizons that are listed, at most. */
const SHOWN_HORIZONS = 8;

function ratioLines({ ratio, reference }: GuaranteeRow): string[] {
  if (!ratio) return [];
  const { horizons, growth, unbounded, hopeless, largest } = ratio;
  const lines = [`    reference  ${reference.text}`];
  for (const { at } of hopeless.slice(0, 1))
    lines.push(`    no factor  value >= 0 >= reference at ${pointText(at)}`);
  if (!largest) return lines;
  const values = spread(horizons).map((each) => `${ratioText(each)} (T = ${each.horizon})`);
  if (values.length > 0) lines.push(`    value/ref  ${values.join(', ')}${unbounded ? ' and more' : ''}`);
  if (unbounded) {
    const { example } = unbounded;
    lines.push(
      `    growth     ${fixedGrowthText(unbounded)} at T = ${unbounded.horizon}, where n is the largest magnitude over the smallest (a fit)`,
    );
    lines.push(`    worst      ${ratioText(example)} at ${pointText(example.at)}`);
    return lines;
  }
  if (growth) lines.push(`    growth     ${growthText(growth)} (${fitText(growth)})`);
  lines.push(`    worst      ${ratioText(largest)} at T = ${largest.horizon}: ${whereText(largest.near)}`);
  return lines;
}

/** Digits of what is only compared. */
const TRUTH_DIGITS = 4;

/** The number that both ends are when they are rounded; else both. */
function nearText({ lower, upper }: EnclosureText): string {
  const [low, high] = [lower, upper].map((end) => String(Number(Number(end).toPrecision(TRUTH_DIGITS))));
  return low === high ? low! : `${low} to ${high}`;
}

/** What the schedule loses, and what the analysis does. */
function truthLines({ truth }: GuaranteeRow): string[] {
  if (truth.length === 0) return [];
  const list = (of: (at: TruthAt) => EnclosureText) =>
    truth.map((at) => `${nearText(of(at))} (T = ${at.horizon})`).join(', ');
  return [
    `    true/ref   ${list(({ overReference }) => overReference)}`,
    `    bound/true ${list(({ ofBound }) => ofBound)}`,
  ];
}

/** Some of the horizons, the longest among them. */
function spread(horizons: readonly HorizonRatio[]): readonly HorizonRatio[] {
  const doubling = horizons.filter(({ horizon }) => Number.isInteger(Math.log2(horizon)));
  const step = Math.max(1, Math.ceil(doubling.length / SHOWN_HORIZONS));
  return doubling.filter((_, i) => (doubling.length - 1 - i) % step === 0);
}
