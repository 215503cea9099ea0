import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { element, escapeHtml } from '../markup.js';
import { isLogarithmic, type Scale, tickText, tickValues } from './axis.js';
import { round } from './frame.js';

/** Several curves over the same steps. */
export interface Curves {
  readonly title: string;
  readonly across: string;
  readonly heights: 'linear' | 'logarithmic';
  readonly curves: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

const WIDTH = 640;
const HEIGHT = 290;
const MARGIN = { top: 14, right: 24, bottom: 44, left: 58 } as const;

/** Of a linear plot, this share of the points of each curve is in view: one that begins with a spike would make all others flat. */
const SHARE_IN_VIEW = 0.98;

/** A spike is cut only where the plot gains this factor. */
const LEAST_CUT = 2;

/** What is added above and below the values of a logarithmic plot, as a factor. */
const LOGARITHMIC_MARGIN = 1.15;

/** Points of a curve that are drawn: more are closer than a pixel. */
const MOST_POINTS = 1200;

/** Curves that can be told apart by colour and dashes. */
const STYLES = 8;

/** Curves as SVG, in the colours and dashes of the style sheet, with a legend in words. */
export function curvesPlot({ title, across, heights, curves }: Curves): string {
  const points = curves.flatMap((curve) => curve.points);
  const values = points.map(([, value]) => value).filter((value) => heights === 'linear' || value > 0);
  if (values.length === 0) return '';
  const x = scaleLinear()
    .domain(extent(points.map(([step]) => step)))
    .range([MARGIN.left, WIDTH - MARGIN.right]);
  const [low, top] = extent(values);
  const inView = Math.max(...curves.map(({ points: own }) => quantile(own.map(([, value]) => value))));
  const isCut = heights === 'linear' && top > LEAST_CUT * inView;
  const high = isCut ? inView : top;
  const y: Scale =
    heights === 'logarithmic' && low > 0
      ? scaleLog()
          .domain([low / LOGARITHMIC_MARGIN, high * LOGARITHMIC_MARGIN])
          .range([HEIGHT - MARGIN.bottom, MARGIN.top])
      : scaleLinear()
          .domain([Math.min(0, low), high])
          .range([HEIGHT - MARGIN.bottom, MARGIN.top])
          .nice(4);
  const path = line<readonly [number, number]>(
    ([step]) => round(x(step)),
    ([, value]) => round(y(value)),
  );
  const grid = tickValues(y, 4).map((value) => {
    const at = round(y(value));
    return (
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at}" y2="${at}"/>` +
      `<text x="${MARGIN.left - 6}" y="${at}" dy="0.32em" text-anchor="end">${tickText(value)}</text>`
    );
  });
  const ticks = x
    .ticks(6)
    .filter(Number.isInteger)
    .map(
      (value) =>
        `<text x="${round(x(value))}" y="${HEIGHT - MARGIN.bottom + 16}" text-anchor="middle">${tickText(value)}</text>`,
    );
  const [, end] = y.domain() as [number, number];
  const drawn = curves.map((curve, i) => {
    const visible = thinned(curve.points)
      .filter(([, value]) => !isLogarithmic(y) || value > 0)
      .map(([step, value]) => [step, isCut ? Math.min(value, end) : value] as const);
    return `<path class="curve c${i % STYLES}" d="${path(visible) ?? ''}"/>`;
  });
  const legend = curves.map(
    ({ name }, i) =>
      `<li><svg class="plot key" viewBox="0 0 28 8" aria-hidden="true"><line class="curve c${i % STYLES}" x1="1" x2="27" y1="4" y2="4"/></svg> ${escapeHtml(name)}</li>`,
  );
  return element(
    'figure',
    { class: 'curves' },
    `<figcaption>${escapeHtml(title)}${isCut ? `<br><small>${escapeHtml(cutText(curves, end))}</small>` : ''}</figcaption>`,
    element(
      'svg',
      {
        class: 'plot',
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        role: 'img',
        'aria-label': `${title}: ${curves.map(({ name }) => name).join(', ')}`,
      },
      ...grid,
      ...ticks,
      isLogarithmic(y) ? `<text class="scale" x="${MARGIN.left}" y="${HEIGHT - 4}">log scale</text>` : '',
      ...drawn,
      `<text class="axis-name" x="${WIDTH - MARGIN.right}" y="${HEIGHT - 4}" text-anchor="end">${escapeHtml(across)}</text>`,
    ),
    element('ul', { class: 'legend' }, ...legend),
  );
}

/** A height below which nearly all values are. */
function quantile(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(SHARE_IN_VIEW * (sorted.length - 1))] ?? Number.NEGATIVE_INFINITY;
}

/** Which curves go on above the plot, and how far. */
function cutText(curves: Curves['curves'], end: number): string {
  const cut = curves.flatMap(({ name, points }) => {
    const [, top] = extent(points.map(([, value]) => value));
    return top > end ? [`${name} up to ${tickText(Number(top.toPrecision(3)))}`] : [];
  });
  return `above the plot: ${cut.join(', ')}`;
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high
    ? [low - Math.abs(low) / 2 - (low === 0 ? 1 : 0), high + Math.abs(high) / 2 + (high === 0 ? 1 : 0)]
    : [low, high];
}

function thinned<P>(points: readonly P[]): readonly P[] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return step === 1 ? points : points.filter((_, i) => i % step === 0 || i === points.length - 1);
}
