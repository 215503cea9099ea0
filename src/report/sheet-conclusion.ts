import type { GuaranteeRow, GuaranteeSheet } from '../campaign/index.js';
import type { PointJson } from '../evaluation/index.js';
import { growthText, limitText, rivalsText } from './growth-text.js';
import { pointText } from './point-text.js';
import { notBelow, ratioText } from './ratio-text.js';
import { whereText } from './shape-text.js';

/** What a person would conclude from a sheet, a sentence each. */
export function conclusionSentences(sheet: GuaranteeSheet): string[] {
  const sentences = sheet.best.length > 0 ? bestSentences(sheet) : noneSentences(sheet);
  const ranged = sheet.tuned.filter((name) =>
    sheet.schedule.some((line) => line.startsWith(`given ${name} in `)),
  );
  const scales = sheet.tuned.filter((name) => !ranged.includes(name));
  if (scales.length > 0)
    sentences.push(`${scales.join(', ')} is chosen best at each point, to seven digits.`);
  if (ranged.length > 0)
    sentences.push(
      `${ranged.join(' and ')} ${ranged.length === 1 ? 'is' : 'are'} chosen at each point, the best of some values of ${ranged.length === 1 ? 'its range' : 'their ranges'}: another may be better.`,
    );
  if (sheet.target) sentences.push(targetSentence(sheet));
  const proved = sheet.rows.filter((row) => row.proved !== null);
  const theorems = proved.map(({ bound }) => bound);
  const isAtScale = proved.some(({ scale }) => scale !== null);
  sentences.push(
    theorems.length === 0
      ? 'A search found these numbers: ratios at points are certified, laws are fits, nothing is proved.'
      : `The factor of ${listText(theorems)} is a theorem, for every horizon and every point${isAtScale ? ', with the scale that is named' : ''}; of the other numbers, ratios at points are certified, and laws are fits.`,
  );
  return sentences;
}

/** The losses that bounds are about are not compared with each other. */
function bestSentences({ rows, best }: GuaranteeSheet): string[] {
  return best.flatMap(({ metric, bounds }) => bestForLoss(rows, metric, bounds));
}

function bestForLoss(
  rows: readonly GuaranteeRow[],
  metric: GuaranteeRow['metric'],
  bounds: readonly string[],
): string[] {
  const chosen = rows.filter(({ bound }) => bounds.includes(bound));
  const names = listText(chosen.map(({ bound }) => bound));
  const [gives, guarantee] = chosen.length === 1 ? ['gives', 'guarantee'] : ['give', 'guarantees'];
  const loss = metric === null ? 'About a loss that their names do not tell' : `About the ${metric} loss`;
  const isCertain = chosen.every(({ proved }) => proved !== null);
  const doubtful = isCertain ? '' : ', as far as the hunt went';
  const sentences = [`${loss}, ${names} ${gives} the best ${guarantee}${doubtful}.`];
  for (const row of chosen) {
    const { largest, horizons, growth } = row.ratio!;
    const least = `the largest ratio, ${ratioText(largest!)}, is at T = ${largest!.horizon}, ${whereText(largest!.near)}`;
    const rivals = growth && rivalsText(growth);
    const doubt = rivals ? `; but ${rivals}` : '';
    const where = row.proved
      ? `for every T, proved${row.scale ? ` with ${row.scale}` : ''}`
      : `at every point that was tried up to T = ${horizons.at(-1)!.horizon}`;
    sentences.push(
      `${row.bound}: at most ${factorText(row)} times ${row.reference.text}, ${where}; ${least}${doubt}.`,
    );
  }
  const others = rows.filter(
    (row) =>
      row.metric === metric &&
      (row.verdict === 'guarantee' || row.verdict === 'proved') &&
      !bounds.includes(row.bound),
  );
  if (others.length > 0)
    sentences.push(
      `Also guaranteed about it: ${others.map((row) => `${row.bound}, ${factorText(row)} times its reference`).join('; ')}.`,
    );
  return sentences;
}

function listText(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The factor that is proved; else the largest ratio, or the limit of the law where that is larger. */
function factorText({ ratio, proved }: GuaranteeRow): string {
  if (proved) return proved.constant;
  const largest = ratio!.largest!;
  const { growth } = ratio!;
  const found = notBelow(largest);
  if (growth?.kind !== 'bounded' || growth.between[1] <= Number(found)) return found;
  return `${limitText(growth)} (the limit of fits)`;
}

function noneSentences(sheet: GuaranteeSheet): string[] {
  const asked = sheet.rows.filter(({ verdict }) => verdict !== 'not applicable');
  if (asked.length === 0) return ['No bound is about this schedule.'];
  if (asked.every(({ verdict }) => verdict === 'no point'))
    return [
      'The hunt found no point at which what is given and assumed holds. It may contradict itself, or be too narrow to be met by chance: nothing is said about this schedule.',
    ];
  const open = asked.filter(({ verdict }) => verdict === 'no law');
  const sentences =
    open.length === 0
      ? ['No bound gives this schedule a guarantee with a finite factor.']
      : [
          `${open.some(({ ratio }) => ratio?.growth) ? 'The horizons that were tried do not say' : 'Too few horizons were tried to say'} whether ${listText(open.map(({ bound }) => bound))} ${open.length === 1 ? 'gives' : 'give'} a guarantee with a finite factor: --max-horizon takes more.`,
          ...open.flatMap(openSentence),
          ...(open.length < asked.length ? ['No other bound gives one.'] : []),
        ];
  const [slowest] = asked.filter(({ verdict }) => verdict === 'grows').sort(slower);
  if (slowest) {
    const { growth, largest } = slowest.ratio!;
    const rivals = rivalsText(growth!);
    sentences.push(
      `${slowest.bound} comes nearest: its factor ${growthText(growth!)}${rivals ? `, but ${rivals}` : ''}; worst at T = ${largest!.horizon}: ${whereText(largest!.near)}.`,
    );
  }
  const failing = shortest(asked.flatMap(failures));
  if (failing) sentences.push(`The smallest sequence that shows a failure: ${failing}.`);
  const endless = shortest(asked.flatMap(examplesWithoutEnd));
  if (endless) sentences.push(`The smallest sequence that shows that no factor is enough: ${endless}.`);
  return sentences;
}

function openSentence({ bound, reference, ratio }: GuaranteeRow): string[] {
  const { largest, horizons } = ratio!;
  if (!largest) return [];
  return [
    `${bound}: at most ${notBelow(largest)} times ${reference.text}, at every point that was tried up to T = ${horizons.at(-1)!.horizon}.`,
  ];
}

/** Orders factors by how fast they grow: by the power of T, then by the power of its logarithm. */
function slower(a: GuaranteeRow, b: GuaranteeRow): number {
  const [x, y] = [speed(a), speed(b)];
  return x.exponent - y.exponent || x.logarithms - y.logarithms || x.factor - y.factor;
}

function speed({ ratio }: GuaranteeRow) {
  const growth = ratio!.growth!;
  if (growth.kind === 'growing') return growth;
  return { exponent: growth.kind === 'unclear' ? growth.exponent : 0, logarithms: 0, factor: 0 };
}

interface Witness {
  readonly at: PointJson;
  /** What it is a witness of. */
  readonly text: string;
}

/** Where a row's premises fail, or its value does not exist: certified. */
function failures({ bound, premises, value }: GuaranteeRow): Witness[] {
  const broken = premises.flatMap(({ at, text }) =>
    at ? [{ at, text: `the premise ${text} of ${bound}` }] : [],
  );
  return value.at
    ? [...broken, { at: value.at, text: `the value of ${bound}, which does not exist there` }]
    : broken;
}

function examplesWithoutEnd({ bound, verdict, ratio }: GuaranteeRow): Witness[] {
  if (verdict !== 'no factor') return [];
  const example = ratio?.unbounded?.example;
  const endless = example
    ? [{ at: example.at, text: `${bound}, ${ratioText(example)} times its reference` }]
    : [];
  const hopeless = ratio!.hopeless.map(({ at }) => ({
    at,
    text: `${bound}, whose reference is not positive`,
  }));
  return [...endless, ...hopeless];
}

function shortest(witnesses: readonly Witness[]): string | null {
  if (witnesses.length === 0) return null;
  const least = witnesses.reduce((a, b) => ((a.at.T as number) <= (b.at.T as number) ? a : b));
  return `${pointText(least.at)} (${least.text})`;
}

function targetSentence({ target, rows }: GuaranteeSheet): string {
  const { factor, survives } = target!;
  const names = rows.filter(
    (row) => row.target?.verdict === 'survived' && row.verdict !== 'no premise' && row.verdict !== 'no value',
  );
  return survives
    ? `Value <= ${factor} times the reference survived for ${names.map(({ bound }) => bound).join(', ')}.`
    : `Value <= ${factor} times the reference is guaranteed by no bound.`;
}
