import type { ClaimReport, LinkReport } from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';
import { ratioCell } from '../numbers.js';
import { element } from './markup.js';
import type { Observation } from './observation.js';
import { pointMarkup } from './point-markup.js';
import { sidesFigure } from './sides.js';
import { byHorizon } from './tightness.js';
import { valuesTable } from './values.js';
import { figures, sequencePlots, statementOf } from './witness.js';

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
    `<p class="label">${closeness(tightest.ratio)}</p>`,
    pointMarkup(subject, tightest.at),
    seen ? valuesTable(seen.explanation, claim.links) : '',
    figures(
      seen ? sidesFigure(seen, link, statementOf(subject, claim, link), null) : '',
      byHorizon(link, Number(tightest.at.T)),
    ),
    seen ? sequencePlots(seen, [], 'plain') : '',
  );
}

function closeness(ratio: string): string {
  return ratio === '1'
    ? 'The tightest case: both sides are equal'
    : `The tightest case: the smaller side is ${ratioCell(ratio)} of the larger`;
}
