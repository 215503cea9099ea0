import { line } from 'd3-shape';
import { element } from '../markup.js';
import { horizonScale, indexScale, isLogarithmic, scaleFor } from './axis.js';
import { HEIGHT, horizontalAxis, logarithmic, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';

export interface LinePlot {
  /** What a listener is told instead of the drawing. */
  readonly description: string;
  /** Name of the horizontal axis. */
  readonly across: string;
  /** Indices of a sequence are evenly spaced; horizons are drawn by their size where they are far apart. */
  readonly spacing: 'even' | 'by size';
  /** In order of the first coordinate; none of them beyond 1e300 in size. */
  readonly points: readonly (readonly [number, number])[];
  /** Horizontal positions to point at: where the chain breaks, where the tightest case is. */
  readonly marked: readonly number[];
  readonly tone: 'plain' | 'bad';
  readonly size: 'small' | 'wide';
}

/** With more points than this, dots would merge into a thick line. */
const MOST_DOTS = 48;

/** A line plot as SVG whose colours come from the style sheet, so that it follows light and dark. */
export function linePlot({ description, across, spacing, points, marked, tone, size }: LinePlot): string {
  const width = WIDTHS[size];
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const at = points.map(([position]) => position);
  const x = (spacing === 'even' ? indexScale : horizonScale)(at, [MARGIN.left, right]);
  const y = scaleFor(
    points.map(([, value]) => value),
    [bottom, MARGIN.top],
  );
  const path = line<readonly [number, number]>(
    ([position]) => round(x(position)),
    ([, value]) => round(y(value)),
  )(points);
  return element(
    'svg',
    {
      class: `plot is-${tone}`,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      role: 'img',
      'aria-label': description,
    },
    ...verticalAxis(y, right),
    ...horizontalAxis(x, right, bottom, across),
    ...(isLogarithmic(y) ? [logarithmic()] : []),
    ...marked.map((position) => {
      const here = round(x(position));
      return `<line class="here" x1="${here}" x2="${here}" y1="${MARGIN.top}" y2="${bottom}"/>`;
    }),
    `<path class="curve" d="${path ?? ''}"/>`,
    ...dots(points, marked).map(([position, value]) => {
      const kind = marked.includes(position) ? 'dot here' : 'dot';
      return `<circle class="${kind}" cx="${round(x(position))}" cy="${round(y(value))}" r="${kind === 'dot' ? 2.6 : 4}"/>`;
    }),
  );
}

function dots(points: LinePlot['points'], marked: readonly number[]): LinePlot['points'] {
  return points.length <= MOST_DOTS ? points : points.filter(([at]) => marked.includes(at));
}
