import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { element } from '../markup.js';
import type { Observation } from '../observation.js';
import { approximately } from './approximate.js';
import { HEIGHT, MARGIN, round, verticalAxis, WIDTHS } from './frame.js';

/** Points of the curve of a function: kinks are sharp to a pixel or two. */
const SAMPLES = 240;
/** Room beyond the points of the run, as a part of their width. */
const ROOM = 0.25;

/** The run of a method that a witness shows, as numbers for a drawing. */
interface Run {
  readonly dimension: number;
  readonly slopes: readonly (readonly number[])[];
  readonly offsets: readonly number[];
  readonly points: readonly (readonly number[])[];
}

function runOf({ claim, explanation }: Observation): Run | null {
  const { method } = claim;
  if (!method) return null;
  const at = (given: number) => explanation.at[claim.givens[given]!.name] as unknown;
  const numbers = (value: unknown) => (value as readonly string[]).map(approximately);
  const { layout } = method;
  const dimension = Number(at(layout.dimension));
  const points: number[][] = [];
  for (let t = 1; t <= Number(explanation.at.T); t += 1) {
    const coordinates = Array.from(
      { length: dimension },
      (_, i) => explanation.definitions[`theta[${t}, ${i + 1}]`],
    );
    if (coordinates.some((coordinate) => coordinate === undefined)) return null;
    points.push(coordinates.map((coordinate) => approximately(coordinate!.lower)));
  }
  const slopes = (at(layout.slope) as readonly unknown[]).map(numbers);
  return { dimension, slopes, offsets: numbers(at(layout.offset)), points };
}

/**
 * The function of a witness in one dimension with the iterates on it, or the path of the iterates in two; nothing for more
 * dimensions. The minimiser is 0.
 */
export function functionFigure(seen: Observation): string {
  const run = runOf(seen);
  if (!run) return '';
  const drawing = run.dimension === 1 ? graph(run) : path(run);
  const caption =
    run.dimension === 1
      ? 'The function, and the iterates on it in their order; the minimiser is 0'
      : 'The path of the iterates in the plane; the minimiser is the cross';
  return `<figure class="wide"><figcaption>${caption}</figcaption>${drawing}</figure>`;
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

const spoken = (points: readonly (readonly number[])[]) =>
  points.map((point) => `(${point.map((x) => Number(x.toPrecision(4))).join(', ')})`).join(', ');

function graph({ slopes, offsets, points }: Run): string {
  const value = (x: number) => Math.max(0, ...slopes.map((slope, j) => offsets[j]! + slope[0]! * x));
  const positions = points.map((point) => point[0]!);
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
    `The function, with the iterates at ${spoken(points)}`,
    ...verticalAxis(y, right),
    ...x
      .ticks(5)
      .map(
        (tick) =>
          `<text x="${round(x(tick))}" y="${bottom + 14}" text-anchor="middle">${Number(tick.toPrecision(6))}</text>`,
      ),
    `<path class="curve" d="${curve ?? ''}"/>`,
    ...positions.map((position, t) => dot(x(position), y(value(position)), t)),
  );
}

function path({ points }: Run): string {
  const right = WIDTHS.wide - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const across = widened(points.map((point) => point[0]!));
  const up = widened(points.map((point) => point[1]!));
  // One scale for both directions: distances are distances.
  const scale = Math.min(
    (right - MARGIN.left) / (across[1] - across[0]),
    (bottom - MARGIN.top) / (up[1] - up[0]),
  );
  const x = (value: number) => MARGIN.left + (value - across[0]) * scale;
  const y = (value: number) => bottom - (value - up[0]) * scale;
  const curve = line<readonly number[]>(
    (point) => round(x(point[0]!)),
    (point) => round(y(point[1]!)),
  )(points);
  const [cx, cy] = [round(x(0)), round(y(0))];
  return svg(
    `The path of the iterates, ${spoken(points)}`,
    `<path class="grid" d="M${cx - 5},${cy}h10M${cx},${cy - 5}v10"/>`,
    `<path class="curve" d="${curve ?? ''}"/>`,
    ...points.map((point, t) => dot(x(point[0]!), y(point[1]!), t)),
  );
}

function dot(x: number, y: number, t: number): string {
  const [cx, cy] = [round(x), round(y)];
  return `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/><text x="${cx}" y="${cy - 7}" text-anchor="middle">${t + 1}</text>`;
}
