import type { HopelessPoint, HorizonRatio, Sharpening } from '../campaign/index.js';
import { largestOf } from '../campaign/sharpen/index.js';
import type { Relation } from '../language/index.js';
import { fitText, fixedGrowthText, growthText } from './growth-text.js';
import { harmless } from './harmless.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { proofLine } from './proof-line.js';
import { constantFactorText, isExact, ratioText } from './ratio-text.js';
import { whereText } from './shape-text.js';
import { wrap } from './wrap.js';

/** Where the second column of the summary begins. */
const LABEL = 10;

/** How tight an inequality is, for a terminal. */
export function sharpeningText(
  sharpening: Sharpening,
  paint: Paint,
  columns: number,
  /** Files in which the claims with the certain constants are kept. */
  kept: readonly string[] = [],
): string {
  const { claim, document, line, statement, horizons, hopeless } = sharpening;
  const name = statement.link === null ? statement.kind : `link ${statement.link}`;
  const head = `${paint.bold(claim)}  ${paint.dim(`${harmless(document)}:${line}`)}\n${wrap(`${name}: ${statement.text}`, columns, 6)}`;
  if (horizons.length === 0 && hopeless.length === 0)
    return `${head}\n\nno point was found at which both sides are positive, or both negative, so that no ratio says how tight it is\n`;
  const lines = [...summaryLines(sharpening), ...certainLines(sharpening, kept)];
  const summary = lines.map(([label, text]) => wrap(`${label.padEnd(LABEL)}${text}`, columns, LABEL));
  return `${[head, table(sharpening, paint), summary.join('\n')].join('\n\n')}\n`;
}

function table(sharpening: Sharpening, paint: Paint): string {
  const { horizons, hopeless, statement } = sharpening;
  const signs = new Set(horizons.map(({ sign }) => sign));
  const isOverRight = isAscending(statement.relation) === !signs.has('negative');
  const quotient = signs.size > 1 ? 'ratio' : isOverRight ? 'left / right' : 'right / left';
  const header = ['T', quotient, 'at or near'];
  const tried = new Set([...hopeless, ...horizons].map(({ horizon }) => horizon));
  const rows = [...tried]
    .sort((a, b) => a - b)
    .map((horizon) => {
      const none = hopeless.find((each) => each.horizon === horizon);
      return none ? hopelessRow(none) : ratioRow(horizons.find((each) => each.horizon === horizon)!);
    });
  const widths = [0, 1].map((i) => Math.max(...[header, ...rows].map((row) => row[i]!.length)));
  const text = ([horizon, ratio, where]: readonly string[]): string =>
    `  ${horizon!.padStart(widths[0]!)}  ${ratio!.padEnd(widths[1]!)}  ${where}`.trimEnd();
  return [paint.dim(text(header)), ...rows.map(text)].join('\n');
}

function hopelessRow({ horizon, at, indices }: HopelessPoint): readonly string[] {
  return [String(horizon), 'no constant', `${whereText({ at, shapes: {} })}${indicesText(indices)}`];
}

/** Without an end the ratio of the example is shown: at the point itself it is any number. */
function ratioRow(found: HorizonRatio): readonly string[] {
  const isEndless = found.range === 'unbounded';
  const ratio = isEndless ? `${ratioText(found.near)} and more` : ratioText(found);
  return [String(found.horizon), ratio, `${whereText(found.near)}${indicesText(found.indices)}`];
}

function isAscending(relation: Relation): boolean {
  return relation === '<=' || relation === '<';
}

function summaryLines(sharpening: Sharpening): (readonly [label: string, text: string])[] {
  const { largest, growth, unbounded, hopeless, horizons } = sharpening;
  const lines: (readonly [string, string])[] = [];
  if (unbounded) {
    const { horizon, example } = unbounded;
    lines.push([
      'growth',
      `at T = ${horizon} there is no end: the ratio grows ${fixedGrowthText(unbounded)}, where n is the largest magnitude over the smallest (a fit); it is ${ratioText(example)} at ${pointText(example.at)}`,
    ]);
  } else if (largest) {
    const where = hopeless.length > 0 ? ', of the points at which both sides have one sign' : '';
    lines.push(['largest', `${ratioText(largest)} at T = ${largest.horizon}${where}`]);
    lines.push(['growth', growthLine(sharpening, growth, horizons)]);
  }
  lines.push(['constant', constantText(sharpening)]);
  const failures = failuresText(sharpening);
  if (failures) lines.push(['fails', failures]);
  return lines;
}

/** What is certain of the constant, from both sides. */
function certainLines(
  { constants, largest, unbounded }: Sharpening,
  kept: readonly string[],
): (readonly [label: string, text: string])[] {
  if (!constants) return [];
  const { form, own, refuted, proved, open } = constants;
  const lines: (readonly [string, string])[] = [['form', `${form}, where the claim has c = ${own}`]];
  if (proved) lines.push(['proved', `c = ${proved.constant}, for every T: ${proofLine(proved.proof)}`]);
  else lines.push(['proved', 'no constant: the prover found none, which does not say that there is none']);
  const at = (unbounded ?? largest)?.horizon;
  lines.push([
    'refuted',
    refuted
      ? `c = ${refuted.constant}, and every positive c below: the inequality fails at a point with T = ${at}`
      : 'no constant: the judge did not decide it at the point of the largest ratio',
  ]);
  if (open.length > 0)
    lines.push(['open', `no proof was found for c = ${open.join(', ')}, which may hold or fail`]);
  if (kept.length > 0) lines.push(['kept', kept.map(harmless).join(', ')]);
  return lines;
}

function growthLine(
  { usesHorizon }: Sharpening,
  growth: Sharpening['growth'],
  horizons: Sharpening['horizons'],
): string {
  if (!usesHorizon) return 'none: nothing that the claim says depends on T';
  if (growth) return `${growthText(growth)} (${fitText(growth)})`;
  return horizons.length < LEAST_TO_TELL
    ? 'too few horizons to tell'
    : 'no law: at too many horizons the search did not reach an end, or the ratio is beyond 10^308';
}

/** Horizons that a fit needs. */
const LEAST_TO_TELL = 5;

function constantText(sharpening: Sharpening): string {
  const { statement, growth, unbounded, horizons, hopeless, constant, largest } = sharpening;
  const sign = constant?.sign ?? largest?.sign ?? 'positive';
  const scaled = scaledText(statement.relation, sign);
  const last = hopeless.at(-1)?.horizon ?? 0;
  const none = hopeless.length > 0 ? `${scaled} fails for every c > 0: ${hopelessText(sharpening)}` : null;
  const rest = horizons.filter(({ horizon }) => horizon > last);
  const top = largestOf(rest);
  if (unbounded) return none ?? `${scaled} seems to fail for every c`;
  if (!top) return none ?? scaled;
  const isStrict = statement.relation === '<' || statement.relation === '>';
  const subject = none ? `${none}; from T = ${rest[0]!.horizon} on it` : scaled;
  const refuted =
    isStrict && isExact(top)
      ? `${subject} fails for c = ${ratioText(top)} and every c below`
      : `${subject} fails for every c below ${ratioText(top)}`;
  if (growth?.kind === 'growing' || growth?.kind === 'exponential')
    return `${refuted}; if it goes on to grow, for every c`;
  if (top.range === 'limited') return `${refuted}; numbers of more different size may give more`;
  if (!constant) return refuted;
  const factor = constantFactorText(constant);
  if (constant.failure)
    return `${refuted}; for c = ${factor} it fails too, at ${pointText(constant.failure.at)}${indicesText(constant.failure.indices)}`;
  const upTo = sharpening.usesHorizon ? `, up to T = ${rest.at(-1)!.horizon}` : '';
  const survived = `no failure was found for c = ${factor}${upTo}`;
  const limit = growth?.kind === 'bounded' ? Number(growth.between[0].toPrecision(3)) : 0;
  const beyond =
    limit > Number(factor) ? `; if the law is right, it fails for every c below about ${limit}` : '';
  return `${refuted}; ${survived}${beyond}`;
}

/** Which horizons no constant helps at, and why: a factor does not change a sign. */
function hopelessText({ hopeless, statement, usesHorizon }: Sharpening): string {
  const sides = isAscending(statement.relation) ? 'left >= 0 >= right' : 'left <= 0 <= right';
  if (!usesHorizon) return `at ${pointText(hopeless[0]!.at)} ${sides}`;
  const shown = hopeless.slice(0, SHOWN_HORIZONS).map(({ horizon }) => horizon);
  return `at T = ${shown.join(', ')}${hopeless.length > SHOWN_HORIZONS ? ', …' : ''} there are points with ${sides}`;
}

/** The inequality with a constant on one side, so that it gets weaker as the constant grows. */
function scaledText(relation: Relation, sign: HorizonRatio['sign']): string {
  const weaker =
    isAscending(relation) === (sign === 'positive') ? ['left', 'c * right'] : ['c * left', 'right'];
  return weaker.join(` ${relation} `);
}

/** Horizons that fail are named up to this many. */
const SHOWN_HORIZONS = 6;

function failuresText({ failsAt, holdsFrom, horizons, hopeless, usesHorizon }: Sharpening): string | null {
  if (failsAt.length === 0) return null;
  if (!usesHorizon) return 'at every T';
  const tried = new Set([...horizons, ...hopeless].map(({ horizon }) => horizon));
  const longest = Math.max(...tried);
  const first = failsAt[0]!;
  const after = [...tried].filter((horizon) => horizon >= first).length;
  if (failsAt.length === after && after > 1) return `from T = ${first} on, at every horizon that was tried`;
  const shown = failsAt.slice(0, SHOWN_HORIZONS).join(', ');
  const more = failsAt.length > SHOWN_HORIZONS ? ', …' : '';
  const at = `at T = ${shown}${more}, of the horizons that were tried`;
  return holdsFrom === null
    ? at
    : `${at}; from T = ${holdsFrom} on no failure was found, up to T = ${longest}`;
}
