import type { ClaimReport, IndexValues, LinkReport } from '../../campaign/index.js';
import { type Claim, latexExpression, type Statement } from '../../language/index.js';
import { enclosureText } from '../numbers.js';
import { recheckText } from '../recheck-text.js';
import { formula } from './formula.js';
import { element, escapeHtml } from './markup.js';
import type { Observation } from './observation.js';
import { chainPlot, chainValues } from './plot/chain-plot.js';
import { functionFigure } from './plot/function-plot.js';
import { linePlot } from './plot/line-plot.js';
import { type Sequence, sequencesAt } from './plot/sequences.js';
import { pointMarkup } from './point-markup.js';
import { replayCommand } from './replay.js';
import { sidesFigure } from './sides.js';
import { byHorizon } from './tightness.js';
import { valuesTable } from './values.js';

/** The point at which a claim fails: the numbers, both sides of every statement, the sequences, how to see it again. */
export function witnessPanel(
  subject: Claim,
  claim: ClaimReport,
  link: LinkReport,
  seen: Observation | null,
  number: number,
): string {
  const { at, indices, digits, missing } = link.counterexample!;
  const unchecked = recheckText(link.counterexample!);
  const marked = Object.values(indices);
  return element(
    'section',
    {
      class: 'panel witness',
      'aria-label': `Counterexample${number === 1 ? '' : ` ${number}`} to ${claim.name}`,
    },
    `<p class="label">${missing ? 'Where a side has no value' : 'The counterexample'}</p>`,
    pointMarkup(subject, at, indices),
    seen ? scalars(seen) + valuesTable(seen.explanation, claim.links) : sides(link),
    digits === null ? '' : `<p class="aside">${certified(digits)}</p>`,
    unchecked === null ? '' : `<p class="aside">${sentence(unchecked)}</p>`,
    figures(
      seen && link.kind !== 'obligation' ? brokenChain(seen, indices) : '',
      seen ? sidesFigure(seen, link, statementOf(subject, claim, link), indices) : '',
      byHorizon(link, null),
      seen ? functionFigure(seen) : '',
    ),
    seen ? sequencePlots(seen, marked, 'bad') : '',
    replayCommand(subject.source.path, claim.name, at),
  );
}

/** Figures beside each other where there is room. */
export function figures(...drawn: readonly string[]): string {
  const some = drawn.filter((figure) => figure !== '');
  return some.length === 0 ? '' : `<div class="figures">${some.join('')}</div>`;
}

/** The statement that a link of a report is about. */
export function statementOf(subject: Claim, { links }: ClaimReport, link: LinkReport): Statement | undefined {
  return subject.statements[links.indexOf(link)];
}

/** Both sides where the point is too large for a table of everything there. */
function sides({ counterexample }: LinkReport): string {
  const { lhs, rhs } = counterexample!;
  if (!lhs || !rhs) return '';
  const items = [
    ['left', lhs],
    ['right', rhs],
  ] as const;
  const list = items.map(([name, side]) => `<li>${name} ${escapeHtml(enclosureText(side))}</li>`);
  return `<ul class="facts" role="list">${list.join('')}</ul>`;
}

function certified(digits: number | 'exact'): string {
  return digits === 'exact'
    ? 'The two sides are separated by exact arithmetic.'
    : `The two sides are separated with directed rounding at ${digits} digits.`;
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** Where the chain breaks, drawn; a premise that fails is no link of it. */
function brokenChain({ explanation }: Observation, indices: IndexValues): string {
  const values = chainValues(explanation.links, indices);
  if (!values?.fails.includes(true)) return '';
  return `<figure class="wide"><figcaption>The members of the chain here, and the link that breaks it</figcaption>${chainPlot(values)}</figure>`;
}

/** The definitions without an index: `W = 0.25`. */
function scalars({ claim, explanation }: Observation): string {
  const values = claim.definitions.flatMap(({ name, parameters, place }, definition) => {
    const value = explanation.definitions[name];
    if (parameters.length > 0 || !value) return [];
    const latex = latexExpression({ kind: 'definition', name, definition, indices: [], place });
    return [`<li>${formula(latex, 'inline')} = ${escapeHtml(enclosureText(value))}</li>`];
  });
  return values.length === 0 ? '' : `<ul class="facts" role="list">${values.join('')}</ul>`;
}

/** One small plot for each sequence: their sizes have nothing to do with each other. */
export function sequencePlots(seen: Observation, marked: readonly number[], tone: 'plain' | 'bad'): string {
  const plots = sequencesAt(seen).map((sequence) =>
    element(
      'figure',
      {},
      `<figcaption>${formula(sequence.latex, 'inline')}</figcaption>`,
      linePlot({
        description: description(sequence),
        across: sequence.index,
        spacing: 'even',
        size: 'small',
        points: sequence.points,
        marked: marked.filter((at) => sequence.points.some(([index]) => index === at)),
        tone,
      }),
    ),
  );
  return plots.length === 0 ? '' : `<div class="plots">${plots.join('')}</div>`;
}

const SPOKEN_VALUES = 12;

function description({ name, index, points }: Sequence): string {
  const [first] = points;
  const last = points.at(-1);
  const values = points.slice(0, SPOKEN_VALUES).map(([, value]) => Number(value.toPrecision(4)));
  const more = points.length > SPOKEN_VALUES ? ', and so on' : '';
  return `${name} for ${index} from ${first?.[0]} to ${last?.[0]}: ${values.join(', ')}${more}`;
}
