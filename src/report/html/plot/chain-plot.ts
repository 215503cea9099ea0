import type { ExplainedStatement, IndexValues } from '../../../campaign/index.js';
import { element } from '../markup.js';
import { approximately } from './approximate.js';
import { indexScale, isLogarithmic, scaleFor } from './axis.js';
import { HEIGHT, logarithmic, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';

/** A chain at one point: the values of its members, and which of its links fail between them. */
export interface ChainValues {
  readonly members: readonly number[];
  /** One for each link: between member i and i + 1. */
  readonly fails: readonly boolean[];
}

/** Larger numbers cannot be drawn. */
const LARGEST = 1e300;

/**
 * The members of the chain for one choice of its indices; `null` where one has no value, or where it is a single
 * equality or inequality, whose two numbers stand in the table.
 */
export function chainValues(links: readonly ExplainedStatement[], indices: IndexValues): ChainValues | null {
  const wanted = JSON.stringify(indices);
  const chain = links.filter((link) => link.kind === 'link' && JSON.stringify(link.indices) === wanted);
  if (chain.length < 2) return null;
  const sides = [chain[0]!.lhs, ...chain.map(({ rhs }) => rhs)];
  const members = sides.map((side) => (side ? approximately(side.lower) : Number.NaN));
  if (!members.every((value) => Math.abs(value) <= LARGEST)) return null;
  return { members, fails: chain.map(({ holds }) => holds === 'no') };
}

/** The chain as a line from member to member, broken where a link fails. */
export function chainPlot({ members, fails }: ChainValues): string {
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = indexScale(
    members.map((_, i) => i),
    [MARGIN.left + 16, right - 16],
  );
  const y = scaleFor(members, [bottom, MARGIN.top]);
  const at = (i: number) => ({ x: round(x(i)), y: round(y(members[i]!)) });
  const links = fails.map((failing, i) => {
    const [from, to] = [at(i), at(i + 1)];
    const kind = failing ? 'step broken' : 'step';
    return (
      `<line class="${kind}" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>` +
      `<text class="${failing ? 'broken' : ''}" x="${(from.x + to.x) / 2}" y="${bottom + 14}" text-anchor="middle">${failing ? '✗ ' : ''}${i + 1}</text>`
    );
  });
  return element(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${WIDTHS.wide} ${HEIGHT}`,
      role: 'img',
      'aria-label': description({ members, fails }),
    },
    ...verticalAxis(y, right),
    ...(isLogarithmic(y) ? [logarithmic()] : []),
    ...links,
    ...members.map((_, i) => `<circle class="dot" cx="${at(i).x}" cy="${at(i).y}" r="3.2"/>`),
    `<text class="axis-name" x="${right}" y="${HEIGHT - 3}" text-anchor="end">link</text>`,
  );
}

function description({ members, fails }: ChainValues): string {
  const values = members.map((value) => Number(value.toPrecision(4))).join(', ');
  const failing = fails.flatMap((fail, i) => (fail ? [i + 1] : []));
  const breaks = failing.length === 0 ? 'no link fails' : `it breaks at link ${failing.join(' and ')}`;
  return `The members of the chain are ${values}: ${breaks}`;
}
