import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { formula } from '../formula.js';
import { element } from '../markup.js';
import type { Observation } from '../observation.js';
import { tickText } from './axis.js';
import { type DrawnPiece, type DrawnRun, type DrawnStep, drawnRun, valueAt } from './drawn-run.js';
import { HEIGHT, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';
import { sublevelSet } from './level-lines.js';
import { lossesFigure } from './losses-plot.js';

/** Points of the curve of a function: kinks are sharp to a pixel or two. */
const SAMPLES = 240;
/** Room beyond the points of the run, as a part of their width. */
const ROOM = 0.25;
/** Level lines, besides that of the minimum. */
const LEVELS = 6;
/** Pieces that are listed: of more a reader sees nothing. */
const LISTED_PIECES = 8;

interface Placed extends DrawnStep {
  readonly point: readonly number[];
}

/**
 * The run of a witness: the function in one dimension with the iterates on it, or its level lines and the path in two; the losses by step; the
 * pieces, where they are few. The minimiser is 0.
 */
export function functionFigure(seen: Observation): string {
  const run = drawnRun(seen);
  return run ? functionDrawing(run) + lossesFigure(run) + pieceList(run) : '';
}

function functionDrawing({ dimension, pieces, functions, steps }: DrawnRun): string {
  const placed = steps.filter((step): step is Placed => step.point !== null);
  if (placed.length < steps.length || (dimension !== 1 && dimension !== 2)) return '';
  const what = functions.length === 1 ? 'The function' : 'The expected function';
  const histories = functions.length === 1 ? '' : ', for each history of samples';
  if (dimension === 1)
    return pieces
      ? figure(
          `${what}, and the iterates on it in their order${histories}; the minimiser is 0`,
          graph(pieces, placed),
        )
      : '';
  const lines = pieces ? `${what} by level lines, and the path` : 'The path';
  return figure(
    `${lines} of the iterates in the plane${histories}; the minimiser is the cross`,
    path(pieces, placed),
  );
}

function figure(caption: string, drawing: string): string {
  return `<figure class="wide"><figcaption>${caption}</figcaption>${drawing}</figure>`;
}

/** `f = max(0, 3 x - 4)`, for each function. */
function pieceList({ dimension, functions }: DrawnRun): string {
  if (dimension > 2 || functions.some(({ pieces }) => pieces.length > LISTED_PIECES)) return '';
  const items = functions.map(
    ({ name, pieces }) =>
      `<li>${formula(`${nameLatex(name)} = \\max(${pieces.map((piece) => pieceLatex(piece)).join(',\\; ')})`, 'inline')}</li>`,
  );
  return `<figure class="wide"><figcaption>The pieces</figcaption><ul class="pieces" role="list">${items.join('')}</ul></figure>`;
}

/** `f1` is f with the number of its sample. */
const nameLatex = (name: string) => name.replace(/(\d+)$/, '_{$1}');

function pieceLatex({ offset, slope }: DrawnPiece): string {
  const names = slope.length === 1 ? ['x'] : ['x', 'y'];
  const terms = [...slope.map((c, i) => [c, names[i]!] as const), [offset, ''] as const].filter(
    ([c]) => c !== 0,
  );
  if (terms.length === 0) return '0';
  return terms
    .map(([c, name], i) => {
      const size = Number(Math.abs(c).toPrecision(6));
      const sign = c < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
      return `${sign}${name === '' ? numberLatex(size) : size === 1 ? name : `${numberLatex(size)} ${name}`}`;
    })
    .join('');
}

/** `1.97e-8` as $1.97\cdot10^{-8}$. */
function numberLatex(size: number): string {
  const [mantissa, exponent] = String(size).split('e');
  return exponent === undefined ? mantissa! : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
}

function svg(description: string, ...parts: string[]): string {
  return element(
    'svg',
    { class: 'plot is-bad', viewBox: `0 0 ${WIDTHS.wide} ${HEIGHT}`, role: 'img', 'aria-label': description },
    ...parts,
  );
}

function widened(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = (high - low || 1) * ROOM;
  return [low - room, high + room];
}

const spoken = (steps: readonly Placed[]) =>
  steps.map(({ point }) => `(${point.map((x) => Number(x.toPrecision(4))).join(', ')})`).join(', ');

function graph(pieces: readonly DrawnPiece[], steps: readonly Placed[]): string {
  const value = (x: number) => valueAt(pieces, [x]);
  const positions = steps.map(({ point }) => point[0]!);
  const [low, high] = widened(positions);
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const xs = Array.from({ length: SAMPLES + 1 }, (_, i) => low + ((high - low) * i) / SAMPLES);
  const x = scaleLinear().domain([low, high]).range([MARGIN.left, right]);
  const top = Math.max(...xs.map(value), Number.MIN_VALUE);
  const y = scaleLinear().domain([0, top]).range([bottom, MARGIN.top]);
  const curve = line<number>(
    (position) => round(x(position)),
    (position) => round(y(value(position))),
  )(xs);
  return svg(
    `The function, with the iterates at ${spoken(steps)}`,
    ...verticalAxis(y, right),
    ...x
      .ticks(5)
      .map(
        (tick) =>
          `<text x="${round(x(tick))}" y="${bottom + 14}" text-anchor="middle">${tickText(tick)}</text>`,
      ),
    `<path class="curve" d="${curve ?? ''}"/>`,
    ...positions.map((position, i) => dot(x(position), y(value(position)), steps[i]!.t)),
  );
}

function path(pieces: readonly DrawnPiece[] | null, steps: readonly Placed[]): string {
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const across = widened(steps.map(({ point }) => point[0]!));
  const up = widened(steps.map(({ point }) => point[1]!));
  // One scale for both directions: distances are distances.
  const scale = Math.min(
    (right - MARGIN.left) / (across[1] - across[0]),
    (bottom - MARGIN.top) / (up[1] - up[0]),
  );
  const x = (value: number) => MARGIN.left + (value - across[0]) * scale;
  const y = (value: number) => bottom - (value - up[0]) * scale;
  const at = ({ point }: Placed) => `${round(x(point[0]!))},${round(y(point[1]!))}`;
  const [cx, cy] = [round(x(0)), round(y(0))];
  return svg(
    `The path of the iterates, ${spoken(steps)}`,
    ...(pieces ? levelLines(pieces, steps, x, y, scale) : []),
    `<path class="minimiser" d="M${cx - 6},${cy}h12M${cx},${cy - 6}v12"/>`,
    ...steps.flatMap((step) =>
      step.from === null ? [] : [`<path class="curve" d="M${at(steps[step.from]!)}L${at(step)}"/>`],
    ),
    ...steps.map(({ point, t }) => dot(x(point[0]!), y(point[1]!), t)),
  );
}

/** Level lines from the minimum up to the largest loss of the run, over the whole drawing. */
function levelLines(
  pieces: readonly DrawnPiece[],
  steps: readonly Placed[],
  x: (value: number) => number,
  y: (value: number) => number,
  scale: number,
): string[] {
  const low = [(MARGIN.left - x(0)) / scale, (y(0) - (HEIGHT - MARGIN.bottom)) / scale] as const;
  const high = [(WIDTHS.wide - MARGIN.right - x(0)) / scale, (y(0) - MARGIN.top) / scale] as const;
  const top = Math.max(...steps.map(({ loss }) => loss));
  if (!(top > 0)) return [];
  return Array.from({ length: LEVELS }, (_, i) => (top * (i + 1)) / LEVELS).flatMap((level) => {
    const corners = sublevelSet(pieces, level, [low, high]);
    if (corners.length < 3) return [];
    return [
      `<path class="grid level" fill="none" d="M${corners.map(([u, v]) => `${round(x(u))},${round(y(v))}`).join('L')}Z"/>`,
    ];
  });
}

function dot(x: number, y: number, t: number): string {
  const [cx, cy] = [round(x), round(y)];
  return `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/><text x="${cx}" y="${cy - 7}" text-anchor="middle">${t}</text>`;
}
