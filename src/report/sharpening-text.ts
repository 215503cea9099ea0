import type { HorizonRatio, Sharpening } from '../campaign/index.js';
import type { Relation } from '../language/index.js';
import { fitText, fixedGrowthText, growthText } from './growth-text.js';
import { harmless } from './harmless.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { above, hasUpperEnd, isExact, notBelow, ratioText } from './ratio-text.js';
import { whereText } from './shape-text.js';
import { wrap } from './wrap.js';

/** Where the second column of the summary begins. */
const LABEL = 10;

/** How tight an inequality is, for a terminal. */
export function sharpeningText(sharpening: Sharpening, paint: Paint, columns: number): string {
  const { claim, document, line, statement, horizons } = sharpening;
  const name = statement.link === null ? statement.kind : `link ${statement.link}`;
  const head = `${paint.bold(claim)}  ${paint.dim(`${harmless(document)}:${line}`)}\n${wrap(`${name}: ${statement.text}`, columns, 6)}`;
  if (horizons.length === 0)
    return `${head}\n\nno point was found at which both sides are positive, so that no ratio says how tight it is\n`;
  const summary = summaryLines(sharpening).map(([label, text]) =>
    wrap(`${label.padEnd(LABEL)}${text}`, columns, LABEL),
  );
  return `${[head, table(sharpening, paint), summary.join('\n')].join('\n\n')}\n`;
}

function table({ horizons, statement }: Sharpening, paint: Paint): string {
  const ascending = statement.relation === '<=' || statement.relation === '<';
  const signs = new Set(horizons.map(({ sign }) => sign));
  const isOverRight = ascending === signs.has('positive');
  const quotient = signs.size > 1 ? 'ratio' : isOverRight ? 'left / right' : 'right / left';
  const header = ['T', quotient, 'at or near'];
  const rows = horizons.map((each) => [
    String(each.horizon),
    `${ratioText(each)}${each.range === 'unbounded' ? ' and more' : ''}`,
    `${whereText(each.near)}${indicesText(each.indices)}`,
  ]);
  const widths = [0, 1].map((i) => Math.max(...[header, ...rows].map((row) => row[i]!.length)));
  const text = ([horizon, ratio, where]: readonly string[]): string =>
    `  ${horizon!.padStart(widths[0]!)}  ${ratio!.padEnd(widths[1]!)}  ${where}`.trimEnd();
  return [paint.dim(text(header)), ...rows.map(text)].join('\n');
}

function summaryLines(sharpening: Sharpening): (readonly [label: string, text: string])[] {
  const { largest, growth, unbounded } = sharpening;
  const lines: (readonly [string, string])[] = [];
  if (unbounded) {
    const { horizon, example } = unbounded;
    lines.push([
      'growth',
      `at T = ${horizon} there is no end: the ratio grows ${fixedGrowthText(unbounded)}, where n is the largest magnitude over the smallest (a fit); it is ${ratioText(example)} at ${pointText(example.at)}`,
    ]);
  } else if (largest) {
    lines.push(['largest', `${ratioText(largest)} at T = ${largest.horizon}`]);
    lines.push([
      'growth',
      growth ? `${growthText(growth)} (${fitText(growth)})` : 'too few horizons to tell',
    ]);
  }
  if (largest) lines.push(['constant', constantText(sharpening, largest)]);
  const failures = failuresText(sharpening);
  if (failures) lines.push(['fails', failures]);
  return lines;
}

function constantText({ statement, growth, unbounded, horizons }: Sharpening, largest: HorizonRatio): string {
  const scaled = scaledText(statement.relation, largest.sign);
  if (unbounded) return `${scaled} seems to fail for every c`;
  const isStrict = statement.relation === '<' || statement.relation === '>';
  const refuted =
    isStrict && isExact(largest)
      ? `${scaled} fails for c = ${ratioText(largest)} and every c below`
      : `${scaled} fails for every c below ${ratioText(largest)}`;
  if (growth?.kind === 'growing') return `${refuted}; if it goes on to grow, for every c`;
  // Beyond what can be written down there is no number to survive with.
  if (!hasUpperEnd(largest)) return refuted;
  const constant = isStrict ? above(largest) : notBelow(largest);
  const survived = `no failure was found for c = ${constant}, up to T = ${horizons.at(-1)!.horizon}`;
  const limit = growth?.kind === 'bounded' ? Number(growth.between[0].toPrecision(3)) : 0;
  const beyond =
    limit > Number(constant) ? `; if the law is right, it fails for every c below about ${limit}` : '';
  return `${refuted}; ${survived}${beyond}`;
}

/** The inequality with a constant on one side, so that it gets weaker as the constant grows. */
function scaledText(relation: Relation, sign: HorizonRatio['sign']): string {
  const isAscending = relation === '<=' || relation === '<';
  const weaker = isAscending === (sign === 'positive') ? ['left', 'c * right'] : ['c * left', 'right'];
  return weaker.join(` ${relation} `);
}

/** Horizons that fail are named up to this many. */
const SHOWN_HORIZONS = 6;

function failuresText({ failsAt, holdsFrom, horizons }: Sharpening): string | null {
  if (failsAt.length === 0) return null;
  const longest = horizons.at(-1)!.horizon;
  const first = failsAt[0]!;
  const after = horizons.filter(({ horizon }) => horizon >= first).length;
  if (failsAt.length === after && after > 1) return `from T = ${first} on, at every horizon that was tried`;
  const shown = failsAt.slice(0, SHOWN_HORIZONS).join(', ');
  const more = failsAt.length > SHOWN_HORIZONS ? ', …' : '';
  const at = `at T = ${shown}${more}, of the horizons that were tried`;
  return holdsFrom === null
    ? at
    : `${at}; from T = ${holdsFrom} on no failure was found, up to T = ${longest}`;
}
