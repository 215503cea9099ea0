import type { ClaimReport, LinkReport } from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';
import { cut } from './chain.js';
import { element } from './markup.js';
import type { Observation } from './observation.js';
import { linePlot } from './plot/line-plot.js';
import { pointMarkup } from './point-markup.js';
import { sequencePlots } from './witness.js';

/** How close a claim that survived came to failing, by horizon, and the shape of the closest case. */
export function survivorPanel(
  subject: Claim,
  claim: ClaimReport,
  link: LinkReport,
  seen: Observation | null,
): string {
  const { tightest } = link;
  if (!tightest) return '';
  return element(
    'section',
    { class: 'panel', 'aria-label': `Tightest case of ${claim.name}` },
    byHorizon(link, Number(tightest.at.T)),
    `<p class="label">${closeness(tightest.ratio)}</p>`,
    pointMarkup(subject, tightest.at),
    seen ? sequencePlots(seen, [], 'plain') : '',
  );
}

function closeness(ratio: string): string {
  return ratio === '1'
    ? 'The tightest case: both sides are equal'
    : `The tightest case: the smaller side is ${cut(ratio)} of the larger`;
}

function byHorizon({ tightestByHorizon }: LinkReport, tightestAt: number): string {
  const points = Object.entries(tightestByHorizon).map(([T, ratio]) => [Number(T), Number(ratio)] as const);
  if (points.length < 2) return '';
  const [first] = points;
  const last = points.at(-1)!;
  return element(
    'figure',
    { class: 'wide' },
    '<figcaption>Tightness against the horizon: the smaller side over the larger, at most 1</figcaption>',
    linePlot({
      description: `The tightest ratio found is ${first![1]} at T = ${first![0]} and ${last[1]} at T = ${last[0]}`,
      across: 'T',
      spacing: 'by size',
      size: 'wide',
      points,
      marked: [tightestAt],
      tone: 'plain',
    }),
  );
}
