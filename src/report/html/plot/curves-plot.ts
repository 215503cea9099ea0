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
const HEIGHT = 280;
const MARGIN = { top: 14, right: 14, bottom: 34, left: 58 } as const;

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
  const [low, high] = extent(values);
  const y: Scale =
    heights === 'logarithmic' && low > 0
      ? scaleLog()
          .domain([low, high])
          .range([HEIGHT - MARGIN.bottom, MARGIN.top])
          .nice()
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
  const drawn = curves.map((curve, i) => {
    const visible = thinned(curve.points).filter(([, value]) => !isLogarithmic(y) || value > 0);
    return `<path class="curve c${i % STYLES}" d="${path(visible) ?? ''}"/>`;
  });
  const legend = curves.map(
    ({ name }, i) =>
      `<li><svg class="plot key" viewBox="0 0 28 8" aria-hidden="true"><line class="curve c${i % STYLES}" x1="1" x2="27" y1="4" y2="4"/></svg> ${escapeHtml(name)}</li>`,
  );
  return element(
    'figure',
    { class: 'curves' },
    `<figcaption>${escapeHtml(title)}</figcaption>`,
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
