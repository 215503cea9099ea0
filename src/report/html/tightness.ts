import type { LinkReport } from '../../campaign/index.js';
import { element } from './markup.js';
import { approximately } from './plot/approximate.js';
import { linePlot } from './plot/line-plot.js';

/** Larger ratios cannot be drawn. */
const LARGEST = 1e300;

/** How near the hunt came to a failure by horizon, or by how much a statement fails: the tightest ratio of the smaller side to the larger. */
export function byHorizon({ tightestByHorizon }: LinkReport, tightestAt: number | null): string {
  const points = Object.entries(tightestByHorizon)
    .map(([T, ratio]) => [Number(T), approximately(ratio)] as const)
    .filter(([, ratio]) => ratio <= LARGEST);
  if (points.length < 2) return '';
  const [first] = points;
  const last = points.at(-1)!;
  const fails = points.some(([, ratio]) => ratio > 1);
  return element(
    'figure',
    { class: 'wide' },
    `<figcaption>${
      fails
        ? 'The greatest ratio that the hunt found against the horizon: above 1 the statement fails'
        : 'Tightness against the horizon: the smaller side over the larger, at most 1'
    }</figcaption>`,
    linePlot({
      description: `The tightest ratio found is ${first![1]} at T = ${first![0]} and ${last[1]} at T = ${last[0]}`,
      across: 'T',
      spacing: 'by size',
      size: 'wide',
      points,
      marked: tightestAt === null ? [] : [tightestAt],
      tone: fails ? 'bad' : 'plain',
    }),
  );
}
