import { type ExplainedStatement, type IndexValues, sidesByHorizon } from '../../campaign/index.js';
import type { Statement } from '../../language/index.js';
import { element, escapeHtml } from './markup.js';
import type { Observation } from './observation.js';
import { approximately } from './plot/approximate.js';
import { isWorthDrawing, type SidesPoint, sidesLegend, sidesPlot } from './plot/sides-plot.js';

/**
 * Both sides of one statement at a point: against its index where it has one, else against the horizon with the numbers of the point.
 * Nothing where that is no picture: a single value, or two numbers that do not move.
 */
export function sidesFigure(
  seen: Observation,
  link: Pick<ExplainedStatement, 'kind' | 'text' | 'source'>,
  statement: Statement | undefined,
  indices: IndexValues | null,
): string {
  const instances = seen.explanation.links.filter(
    (of) => of.kind === link.kind && of.text === link.text && of.source === link.source,
  );
  const [first] = instances;
  if (!first) return '';
  if (Object.keys(first.indices).length > 0) return againstIndex(instances, indices);
  return statement ? againstHorizon(seen, statement) : '';
}

function figure(caption: string, plot: string): string {
  return element(
    'figure',
    { class: 'wide sides' },
    `<figcaption>${caption}</figcaption>`,
    sidesLegend(),
    plot,
  );
}

/** Along the index with the most values, the others as they are at the place that is told of. */
function againstIndex(instances: readonly ExplainedStatement[], indices: IndexValues | null): string {
  const anchor = indices && Object.keys(indices).length > 0 ? indices : instances.at(-1)!.indices;
  const lines = Object.keys(anchor).map((name) => ({
    name,
    along: instances.filter((of) =>
      Object.entries(of.indices).every(([other, value]) => other === name || value === anchor[other]),
    ),
  }));
  const longest = lines.reduce((best, candidate) =>
    candidate.along.length > best.along.length ? candidate : best,
  );
  const points = longest.along.map(
    ({ indices: at, lhs, rhs, holds }): SidesPoint => ({
      at: at[longest.name]!,
      left: numberOf(lhs),
      right: numberOf(rhs),
      fails: holds === 'no',
    }),
  );
  if (!isWorthDrawing(points)) return '';
  const fixed = Object.entries(anchor).filter(([name]) => name !== longest.name);
  const where = fixed.map(([name, value]) => `, <i>${escapeHtml(name)}</i> = ${value}`).join('');
  return figure(
    `Both sides for each <i>${escapeHtml(longest.name)}</i>${where}`,
    sidesPlot({
      across: longest.name,
      points,
      here: indices?.[longest.name] ?? null,
      spacing: 'even',
    }),
  );
}

function numberOf(side: ExplainedStatement['lhs']): number | null {
  const value = side ? approximately(side.lower) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function againstHorizon({ claim, point }: Observation, statement: Statement): string {
  const found = sidesByHorizon(claim, point, statement);
  const points = found.map(
    ({ horizon, left, right, fails }): SidesPoint => ({ at: horizon, left, right, fails }),
  );
  if (!isWorthDrawing(points)) return '';
  const hasSequences = claim.givens.some(({ ranges }) => ranges.length > 0);
  return figure(
    caption(
      hasSequences,
      point.horizon,
      found.some(({ horizon }) => horizon < point.horizon),
      found.some(({ continued }) => continued),
    ),
    sidesPlot({ across: 'T', points, here: point.horizon, spacing: 'by size' }),
  );
}

/** What the numbers are at other horizons than that of the point. */
function caption(hasSequences: boolean, horizon: number, before: boolean, after: boolean): string {
  if (!hasSequences) return 'Both sides against the horizon, with these numbers';
  const parts = [
    ...(before ? ['with the first entries of the sequences'] : []),
    ...(after ? [`beyond <i>T</i> = ${horizon} with the same entries again`] : []),
  ];
  return `Both sides against the horizon, ${parts.join(', ')}`;
}
