import { type Choices, oneIn, pick, unit } from '../random.js';
import type { Profile } from './charts.js';
import type { Block, Frame } from './position.js';
import type { Coordinates } from './smooth-charts.js';

/** How far starting coordinates scatter: from nearly equal numbers to ones that are orders of magnitude apart. */
const SPREADS = [0.1, 0.3, 1, 1, 2, 4] as const;

/** Periods of patterns that come again, each as often as the others. */
export const PERIODS = [2, 3, 5, 4, 7, 6] as const;

/** A random number, about normal: the sum of three even ones. */
function scatter(choices: Choices): number {
  return 2 * (unit(choices) + unit(choices) + unit(choices)) - 3;
}

/** Every coordinate at random, around one level for each given. */
export function scattered(coordinates: Coordinates, choices: Choices): Float64Array {
  const { frame } = coordinates;
  const start = new Float64Array(frame.size);
  for (const block of frame.blocks) {
    const at = scatterOf(coordinates, block, choices);
    for (let i = block.start; i < block.start + block.length; i += 1) start[i] = at();
  }
  return start;
}

/** Coordinates for one given: of an interval anywhere, else around a level. */
export function scatterOf(
  coordinates: Coordinates,
  { start, length }: Block,
  choices: Choices,
): () => number {
  if (length === 0) return () => 0;
  switch (coordinates.kindAt(start)) {
    case 'interval':
      return () => Math.PI * unit(choices);
    case 'fixed':
      return () => Math.floor(10 ** (2 * unit(choices))) - 1;
    default: {
      const spread = pick(SPREADS, choices);
      const level = oneIn(2, choices) ? 0 : spread * scatter(choices);
      const isRoot = coordinates.kindAt(start) === 'root';
      return () =>
        isRoot ? Math.exp((level + spread * scatter(choices)) / 2) : level + spread * scatter(choices);
    }
  }
}

/** A way to write whole sequences by few parameters, at any horizon, and where to begin. */
export interface SmoothPattern {
  readonly start: Float64Array;
  /** The profiles in other coordinates of the same claim. */
  profilesIn(coordinates: Coordinates): Profile[];
}

/** x[t] = y[t mod p] r^t: in coordinates, a pattern of few numbers and a slope. One period for all sequences, as laws have it. */
export function periodic(coordinates: Coordinates, period: number, choices: Choices): SmoothPattern {
  return patterned(coordinates, choices, (block) => [
    ...Array.from({ length: period }, (_, residue) =>
      Float64Array.from({ length: block.length }, (_unused, t) => (t % period === residue ? 1 : 0)),
    ),
    sloping(block.length, 0, block.length),
  ]);
}

/**
 * The same with x[t+p] on the other side of a centre: x[t+p] = -x[t], where numbers may be negative. Such patterns lie where sums of two numbers
 * vanish, often on a kink; in this chart they are there from the start.
 */
export function turning(coordinates: Coordinates, period: number, choices: Choices): SmoothPattern {
  return patterned(coordinates, choices, (block, centre) =>
    centre === null
      ? [new Float64Array(block.length).fill(1)]
      : Array.from({ length: period }, (_, residue) =>
          Float64Array.from({ length: block.length }, (_unused, t) =>
            t % period === residue ? (Math.floor(t / period) % 2 === 0 ? 1 : -1) : 0,
          ),
        ),
  );
}

/** Two or three phases, each on a level of its own with a slope. */
export function phases(coordinates: Coordinates, choices: Choices): SmoothPattern {
  const count = choices.integer(2, 3);
  const shares = Array.from({ length: count - 1 }, () => cut(choices)).sort((a, b) => a - b);
  return patterned(coordinates, choices, (block) => {
    const ends = [0, ...shares.map((share) => Math.round(share * block.length)), block.length];
    const basis: Float64Array[] = [];
    for (let k = 0; k < count; k += 1) {
      const [from, to] = [ends[k]!, ends[k + 1]!];
      basis.push(Float64Array.from({ length: block.length }, (_, t) => (t >= from && t < to ? 1 : 0)));
      basis.push(sloping(block.length, from, to));
    }
    return basis;
  });
}

/** Where a phase ends: at a simple share of the whole, or anywhere. */
function cut(choices: Choices): number {
  return oneIn(2, choices) ? pick([1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4], choices) : unit(choices);
}

/** From -1/2 at `from` to 1/2 before `to`, 0 elsewhere. */
export function sloping(length: number, from: number, to: number): Float64Array {
  const width = Math.max(1, to - from - 1);
  return Float64Array.from({ length }, (_, t) => (t >= from && t < to ? (t - from) / width - 1 / 2 : 0));
}

/**
 * A pattern of all sequences. The shapes may turn about a `centre`: the middle of a domain with two ends, or 0; `null` in a domain with one end. Those
 * that do not add up to 1 are written about it.
 */
function patterned(
  coordinates: Coordinates,
  choices: Choices,
  basisOf: (block: Block, centre: number | null) => Float64Array[],
): SmoothPattern {
  const profilesIn = (there: Coordinates): Profile[] =>
    there.frame.blocks.map((block) => {
      const isSequence = block.layout.kind === 'sequence' && block.length > 1;
      const centre = isSequence ? centreOf(there, block) : null;
      const basis = isSequence ? basisOf(block, centre) : [new Float64Array(block.length).fill(1)];
      return { block, basis, base: basis.some(turns) ? centre! : 0, start: basis.map(() => 0) };
    });
  const start: number[] = [];
  for (const { block, basis, base = 0 } of profilesIn(coordinates)) {
    const at = scatterOf(coordinates, block, choices);
    for (const shape of basis) start.push(isSlope(shape) ? 0 : at() - base);
  }
  return { start: Float64Array.from(start), profilesIn };
}

function centreOf(coordinates: Coordinates, { start }: Block): number | null {
  switch (coordinates.kindAt(start)) {
    case 'interval':
      return Math.PI / 2;
    case 'line':
      return 0;
    default:
      return null;
  }
}

/** Whether a shape goes from 1 to -1 and back. */
function turns(shape: Float64Array): boolean {
  return shape.some((x) => x === -1);
}

/** Slopes begin at rest. */
function isSlope(shape: Float64Array): boolean {
  return shape.some((x) => x < 0 && x > -1);
}

/** Whether a frame has a sequence that a pattern could shorten. */
export function hasSequence(frame: Frame): boolean {
  return frame.blocks.some(({ layout, length }) => layout.kind === 'sequence' && length > 1);
}
