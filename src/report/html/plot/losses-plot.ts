import { scaleLinear } from 'd3-scale';
import { element } from '../markup.js';
import type { DrawnRun } from './drawn-run.js';
import { HEIGHT, horizontalAxis, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';

/** The losses of a run by step; where samples are drawn, one for each history. */
export function lossesFigure({ steps }: DrawnRun): string {
  const last = Math.max(...steps.map(({ t }) => t));
  if (last < 2) return '';
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = scaleLinear()
    .domain([1, last])
    .range([MARGIN.left + 6, right - 6]);
  const top = Math.max(...steps.map(({ loss }) => loss), Number.MIN_VALUE);
  const y = scaleLinear().domain([0, top]).range([bottom, MARGIN.top]);
  const place = ({ t, loss }: DrawnRun['steps'][number]) => `${round(x(t))},${round(y(loss))}`;
  const spoken = steps.map(({ label, loss }) => `${Number(loss.toPrecision(4))} at step ${label}`).join(', ');
  return element(
    'figure',
    { class: 'wide' },
    '<figcaption>The losses by step</figcaption>',
    element(
      'svg',
      {
        class: 'plot is-bad',
        viewBox: `0 0 ${WIDTHS.wide} ${HEIGHT}`,
        role: 'img',
        'aria-label': `The losses: ${spoken}`,
      },
      ...verticalAxis(y, right),
      ...horizontalAxis(x, right, bottom, 't'),
      ...steps.flatMap((step) =>
        step.from === null ? [] : [`<path class="curve" d="M${place(steps[step.from]!)}L${place(step)}"/>`],
      ),
      ...steps.map(
        (step) => `<circle class="dot" cx="${round(x(step.t))}" cy="${round(y(step.loss))}" r="3"/>`,
      ),
    ),
  );
}
