import { line } from 'd3-shape';
import { element } from '../markup.js';
import { horizonScale, indexScale, isLogarithmic, type Scale, scaleFor } from './axis.js';
import { HEIGHT, horizontalAxis, logarithmic, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';

/** Both sides of a relation at one index or horizon; `null` where a side has no value that can be drawn. */
export interface SidesPoint {
  readonly at: number;
  readonly left: number | null;
  readonly right: number | null;
  readonly fails: boolean;
}

export interface SidesPlot {
  /** Name of the horizontal axis: an index variable, or the horizon. */
  readonly across: string;
  /** In order of `at`. */
  readonly points: readonly SidesPoint[];
  /** The place that the rest of the panel speaks of. */
  readonly here: number | null;
  readonly spacing: 'even' | 'by size';
}

/** Larger numbers cannot be drawn: the height of a plot, as a difference of two of them, would overflow. */
const LARGEST = 1e300;
/** With more points than this, dots would merge into a thick line. */
const MOST_DOTS = 40;

type Drawn = readonly (readonly [number, number])[];

function side(points: readonly SidesPoint[], which: 'left' | 'right'): Drawn {
  return points.flatMap((point) => {
    const value = point[which];
    return value !== null && Math.abs(value) <= LARGEST ? [[point.at, value] as const] : [];
  });
}

/** Whether both sides can be seen to move: two points of each, and not all of them the same number. */
export function isWorthDrawing(points: readonly SidesPoint[]): boolean {
  const [left, right] = [side(points, 'left'), side(points, 'right')];
  const moves = (drawn: Drawn) => drawn.some(([, value]) => value !== drawn[0]![1]);
  return left.length >= 2 && right.length >= 2 && (moves(left) || moves(right));
}

/** The left side as a line, the right side as a dashed one, and a bar between them wherever the relation fails. */
export function sidesPlot({ across, points, here, spacing }: SidesPlot): string {
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const sides = [side(points, 'left'), side(points, 'right')] as const;
  const drawn = sides.flat();
  const x = (spacing === 'even' ? indexScale : horizonScale)(
    drawn.map(([at]) => at),
    [MARGIN.left, right],
  );
  const y = scaleFor(
    drawn.map(([, value]) => value),
    [bottom, MARGIN.top],
  );
  const path = line<readonly [number, number]>(
    ([at]) => round(x(at)),
    ([, value]) => round(y(value)),
  );
  const curves = sides.map((of, i) => `<path class="curve ${NAMES[i]}" d="${path(of) ?? ''}"/>`);
  const dots = sides.flatMap((of, i) =>
    of.length > MOST_DOTS
      ? []
      : of.map(
          ([at, value]) =>
            `<circle class="dot ${NAMES[i]}" cx="${round(x(at))}" cy="${round(y(value))}" r="2.4"/>`,
        ),
  );
  return element(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${WIDTHS.wide} ${HEIGHT}`,
      role: 'img',
      'aria-label': description(across, points),
    },
    ...verticalAxis(y, right),
    ...horizontalAxis(x, right, bottom, across),
    ...(isLogarithmic(y) ? [logarithmic()] : []),
    here === null
      ? ''
      : `<line class="here" x1="${round(x(here))}" x2="${round(x(here))}" y1="${MARGIN.top}" y2="${bottom}"/>`,
    ...gaps(points, x, y),
    ...curves,
    ...dots,
  );
}

const NAMES = ['left', 'right'] as const;

function gaps(points: readonly SidesPoint[], x: Scale, y: Scale): string[] {
  return points.flatMap(({ at, left, right, fails }) => {
    if (!fails || left === null || right === null || Math.max(Math.abs(left), Math.abs(right)) > LARGEST)
      return [];
    const across = round(x(at));
    return [
      `<line class="gap" x1="${across}" x2="${across}" y1="${round(y(left))}" y2="${round(y(right))}"/>`,
    ];
  });
}

/** What the lines are, in the form in which they are drawn. */
export function sidesLegend(): string {
  const keys = NAMES.map(
    (name) =>
      `<li><svg class="plot key" viewBox="0 0 28 8" aria-hidden="true"><line class="curve ${name}" x1="1" x2="27" y1="4" y2="4"/></svg> ${name}</li>`,
  );
  return `<ul class="legend" role="list">${keys.join('')}</ul>`;
}

const SPOKEN = 8;

function description(across: string, points: readonly SidesPoint[]): string {
  const text = (value: number | null) => (value === null ? 'no value' : String(Number(value.toPrecision(4))));
  const spoken = points
    .slice(0, SPOKEN)
    .map(({ at, left, right, fails }) => `${at}: ${text(left)} and ${text(right)}${fails ? ', fails' : ''}`);
  const more = points.length > SPOKEN ? '; and so on' : '';
  const last = points.at(-1);
  return `Left and right side at ${across} = ${spoken.join('; ')}${more}${
    points.length > SPOKEN && last ? `; ${last.at}: ${text(last.left)} and ${text(last.right)}` : ''
  }`;
}
