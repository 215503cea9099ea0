import type { Drawn, Refinement, ScheduleComparison } from '../../campaign/schedule/index.js';
import {
  closing,
  METRIC_NAMES,
  metricsOf,
  ranking,
  rateText,
  refinementSentences,
  valueText,
} from '../schedule-text.js';
import type { ReportAssets } from './assets.js';
import { textFontFaces } from './fonts.js';
import { escapeHtml } from './markup.js';
import { curvesPlot } from './plot/curves-plot.js';
import { contentPolicy } from './policy.js';
import { STYLE } from './style/index.js';

/** A comparison with what is drawn of each schedule, in the order of `schedules`. */
export interface ScheduleDrawing {
  readonly comparison: ScheduleComparison;
  readonly pictures: readonly Drawn[];
  readonly refinement: { readonly refinement: Refinement; readonly picture: Drawn } | null;
}

const PAGE_STYLE = `
/* There is no list of contents beside it. */
body { display: block; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h2 { margin: 2.2rem 0 0.6rem; } h3 { margin: 1.6rem 0 0.4rem; font-size: 1.05rem; }
.results { width: 100%; margin: 0.4rem 0 1rem; font-size: 0.92rem; }
.results th, .results td { text-align: left; padding: 0.28rem 0.9rem 0.28rem 0; border-bottom: 1px solid var(--rule); }
.results th { color: var(--soft); font: 600 0.72rem/1.4 var(--sans); }
.results td { font-variant-numeric: tabular-nums lining-nums; } .results tr.more td { color: var(--soft); }
figure.curves { margin: 1rem 0 1.6rem; } figure.curves figcaption { font-size: 0.95rem; margin-bottom: 0.3rem; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.3rem; margin: 0.4rem 0 0; padding: 0; font: 400 0.8rem/1.5 var(--sans); }
.plot.key { display: inline-block; width: 1.9rem; height: 0.55rem; vertical-align: middle; }
.curve.c0 { --line: light-dark(#1d4f7c, #8fc1ee); } .curve.c1 { --line: light-dark(#a3501a, #efab72); stroke-dasharray: 7 3; }
.curve.c2 { --line: light-dark(#2c6247, #8cc9a6); stroke-dasharray: 2 3; } .curve.c3 { --line: light-dark(#7a2d7a, #dd9edd); stroke-dasharray: 9 3 2 3; }
.curve.c4 { --line: light-dark(#7c5200, #e3ba6c); stroke-dasharray: 4 2; } .curve.c5 { --line: light-dark(#1f1e1c, #e6e3dc); }
figure.curves small { color: var(--soft); }
/* A plot is as wide as the page: on a telephone its letters would be too small to read. */
@media (max-width: 36rem) {
  .curves .plot text { font-size: 17px; } .curves .plot .axis-name { font-size: 18px; } .curves .plot .curve { stroke-width: 2.4; }
  .results { font-size: 0.8rem; } .results th, .results td { padding-right: 0.6rem; }
}
.curve.c6 { --line: light-dark(#a32a20, #f09a8e); stroke-dasharray: 12 3; } .curve.c7 { --line: light-dark(#5d5a54, #a9a59c); stroke-dasharray: 1 2; }
`;

/** The comparison as one page that needs nothing else and runs nothing. The same data give the same bytes. */
export async function schedulePage(drawing: ScheduleDrawing, assets: ReportAssets): Promise<string> {
  const { comparison, refinement } = drawing;
  const { distance, gradients, baseRate } = comparison;
  const horizons = [...new Set(comparison.schedules.map(({ T }) => T))];
  const body = [
    '<main id="content"><header class="masthead"><p class="kicker">Lakatos</p>',
    '<h1>What is guaranteed about these schedules</h1>',
    `<p class="facts-line">R = ${escapeHtml(distance)} · gradient norms ${escapeHtml(gradients)} · ${
      baseRate === null ? 'each at its best base rate' : `base rate ${escapeHtml(baseRate)}`
    }</p>`,
    ...closing(comparison).map((sentence) => `<p class="lead">${escapeHtml(sentence)}</p>`),
    '</header>',
    ...horizons.map((T) => horizonSection(drawing, T)),
    refinement ? refinementSection(refinement.refinement) : '',
    comparison.notes.length > 0
      ? `<h2>What was done to the data</h2><ul>${comparison.notes.map((note) => `<li>${escapeHtml(capitalised(note))}</li>`).join('')}</ul>`
      : '',
    `<footer><p>Made by lakatos ${escapeHtml(comparison.version)}. Numbers in tables are certified; curves are drawn in floating point.</p></footer></main>`,
  ].join('\n');
  const style = textFontFaces(assets) + STYLE + PAGE_STYLE;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(style, '')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Schedules · lakatos</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function horizonSection({ comparison, pictures, refinement }: ScheduleDrawing, T: number): string {
  const here = comparison.schedules.flatMap((schedule, i) =>
    schedule.T === T ? [{ schedule, picture: pictures[i]! }] : [],
  );
  const at = (schedule: (typeof here)[number]['schedule']): number => {
    const best = schedule.bounds.find(({ bound }) => bound === 'last_general') ?? schedule.bounds[0];
    return best ? Number(best.baseRate.lower) : 1;
  };
  const [first] = here;
  const refined = refinement?.refinement.report.T === T ? refinement : null;
  const drawn = [
    ...here.map(({ schedule, picture }) => ({ name: schedule.name, picture, baseRate: at(schedule) })),
    ...(refined
      ? [
          {
            name: REFINED,
            picture: refined.picture,
            baseRate: Number(refined.refinement.report.baseRate.lower),
          },
        ]
      : []),
  ];
  return [
    `<section><h2>T = ${T}</h2>`,
    ...metricsOf(comparison).map((metric) => table(comparison, T, metric)),
    curvesPlot({
      title: 'Rates, each at the base rate that is best for the last loss',
      across: 'step',
      heights: 'linear',
      curves: drawn.map(({ name, picture, baseRate }) => ({
        name,
        points: Array.from(picture.rates, (rate, i) => [i + 1, rate * baseRate] as const),
      })),
    }),
    curvesPlot({
      title:
        'Guarantee for the last loss if the run stopped at a step (last_general, same base rate), after the first twentieth',
      across: 'step',
      heights: 'logarithmic',
      curves: drawn.map(({ name, picture }) => ({ name, points: afterStart(picture.curve, T) })),
    }),
    first && new Set(first.picture.norms).size > 1
      ? curvesPlot({
          title: 'Gradient norms',
          across: 'step',
          heights: 'logarithmic',
          curves: [
            {
              name: comparison.gradients,
              points: Array.from(first.picture.norms, (norm, i) => [i + 1, norm] as const),
            },
            ...(refined
              ? [
                  {
                    name: 'medians, from which the refined schedule is made',
                    points: refined.refinement.smoothed.map((norm, i) => [i + 1, norm] as const),
                  },
                ]
              : []),
          ],
        })
      : '',
    ...here.map(({ schedule }) => tunePlot(schedule)),
    '</section>',
  ].join('\n');
}

const REFINED = 'refined schedule';

/** A guarantee after a few steps is so large that nothing else would be seen. */
const FIRST_SHARE = 1 / 20;

function afterStart(curve: Drawn['curve'], T: number): Drawn['curve'] {
  return curve.filter(([step]) => step >= FIRST_SHARE * T);
}

function table(comparison: ScheduleComparison, T: number, metric: keyof typeof METRIC_NAMES): string {
  const rows = ranking(comparison, T, metric).flatMap(({ name, best, others }) =>
    [best, ...others].map((bound, i) => {
      const cells = [i === 0 ? name : '', valueText(bound), rateText(bound), bound.bound];
      return `<tr${i === 0 ? '' : ' class="more"'}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
    }),
  );
  if (rows.length === 0) return '';
  return (
    `<h3>${escapeHtml(METRIC_NAMES[metric])}</h3><div class="scroller" tabindex="0" role="region" aria-label="${escapeHtml(METRIC_NAMES[metric])}">` +
    `<table class="results"><thead><tr><th>schedule</th><th>guarantee</th><th>base rate</th><th>bound</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  );
}

/** The bound as a function of the parameter, where one was chosen. */
function tunePlot({ name, tuned }: ScheduleComparison['schedules'][number]): string {
  const [parameter, ...others] = tuned ? Object.keys(tuned.chosen) : [];
  if (!tuned || parameter === undefined || others.length > 0) return '';
  const number = (text: string): number => {
    const [n, d] = text.split('/') as [string, string?];
    return Number(n) / Number(d ?? 1);
  };
  return curvesPlot({
    title: `${name}: ${tuned.bound} over ${parameter}; least at ${parameter} = ${tuned.chosen[parameter]}`,
    across: parameter,
    heights: 'linear',
    curves: [
      {
        name: tuned.bound,
        points: tuned.tried.map(({ at, value }) => [number(at[parameter]!), value] as const),
      },
    ],
  });
}

function refinementSection({ report, padding }: Refinement): string {
  return [
    '<section><h2>The refined schedule</h2>',
    ...refinementSentences(report).map((sentence) => `<p>${escapeHtml(capitalised(sentence))}.</p>`),
    `<p class="aside">Medians: ${escapeHtml(padding)}.</p>`,
    '</section>',
  ].join('\n');
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
