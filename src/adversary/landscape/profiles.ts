import { spike, step, WHOLE_SHAPES } from '../catalogue.js';
import { type Choices, oneIn, pick, unit } from '../random.js';
import type { Profile } from './charts.js';
import type { Block, Frame, Position } from './position.js';

/** The index of each entry along the first range, from 0, and how many there are. */
export function placesOf(block: Block): {
  readonly place: (entry: number) => number;
  readonly length: number;
} {
  const { layout } = block;
  if (layout.kind !== 'family') return { place: (entry) => entry, length: block.length };
  const rowOf: number[] = [];
  for (const [i, { from, to }] of layout.rows.entries()) for (let j = from; j <= to; j += 1) rowOf.push(i);
  return { place: (entry) => rowOf[entry]!, length: layout.rows.length };
}

/** A shape on the entries of a block. */
export function shapeOn(
  block: Block,
  at: (t: number, length: number, entry: number) => number,
): Float64Array {
  const { place, length } = placesOf(block);
  return Float64Array.from({ length: block.length }, (_, entry) => at(place(entry), length, entry));
}

/** How far the weights of a random profile reach, in powers of ten. */
const SPANS = [0, 1, 2, 4, 8] as const;

/**
 * Shapes of the catalogue (power laws, geometric growth, spikes at the ends and somewhere, a step), and every combination.
 * The starting weights are random, most of them zero: simple patterns first.
 */
export function randomProfiles(frame: Frame, choices: Choices): Profile[] {
  return frame.blocks.map((block) => {
    const weight = (): number => (oneIn(3, choices) ? (2 * unit(choices) - 1) * pick(SPANS, choices) : 0);
    if (block.layout.kind === 'scalar') return { block, basis: [new Float64Array([1])], start: [weight()] };
    const { length } = placesOf(block);
    const middle = choices.integer(0, Math.max(0, length - 1));
    const basis = [...WHOLE_SHAPES, spike(middle), step(middle)].map((shape) => shapeOn(block, shape));
    if (block.layout.kind === 'family') basis.push(shapeOn(block, (t, _, entry) => (entry - t) % 2));
    return { block, basis, start: basis.map(() => weight()) };
  });
}

/** Between knots a profile is straight; this number of knots follows a sequence of any length closely enough to improve on it. */
const KNOTS = 10;

type Scale = 'even' | 'from the start' | 'from the end';
const SCALES: readonly Scale[] = ['even', 'from the start', 'from the end'];

/** Profiles through the knots of a pattern that was found at a shorter (or longer) horizon, stretched to this frame. */
export function stretchedProfiles(frame: Frame, pattern: Position, choices: Choices): Profile[] {
  const scale = pick(SCALES, choices);
  return frame.blocks.map((block, b) => {
    const source = pattern.frame.blocks[b]!;
    const old = pattern.logarithms.subarray(source.start, source.start + source.length);
    if (block.layout.kind === 'scalar')
      return { block, basis: [new Float64Array([1])], start: [finite(old[0]!)] };
    if (block.layout.kind === 'family') return tiled(block, source, old);
    const knots = knotsOf(block.length, scale);
    return {
      block,
      basis: knots.map((_, k) => hat(block.length, knots, k)),
      start: knots.map((knot) => sample(old, knot, block.length, scale)),
    };
  });
}

function finite(logarithm: number): number {
  return Number.isFinite(logarithm) ? logarithm : 0;
}

function tiled(block: Block, source: Block, old: Float64Array): Profile {
  const stretched = Float64Array.from({ length: block.length }, (_, i) =>
    finite(old[Math.min(source.length - 1, Math.floor((i * source.length) / block.length))] ?? 0),
  );
  return {
    block,
    basis: [stretched, shapeOn(block, () => 1), shapeOn(block, (t, n) => t / n)],
    start: [1, 0, 0],
  };
}

/** Positions of the knots on 0..length-1: even, or each twice as far from one end as the one before. */
function knotsOf(length: number, scale: Scale): number[] {
  const last = length - 1;
  const knots = new Set<number>([0, last]);
  for (let k = 0; k < KNOTS; k += 1) {
    const share = k / (KNOTS - 1);
    const far = Math.round(length ** share) - 1;
    knots.add(scale === 'even' ? Math.round(share * last) : scale === 'from the start' ? far : last - far);
  }
  return [...knots].filter((knot) => knot >= 0 && knot <= last).sort((a, b) => a - b);
}

function hat(length: number, knots: readonly number[], k: number): Float64Array {
  const knot = knots[k]!;
  const before = knots[k - 1];
  const after = knots[k + 1];
  return Float64Array.from({ length }, (_, i) => {
    if (i === knot) return 1;
    if (i < knot) return before === undefined ? 1 : Math.max(0, (i - before) / (knot - before));
    return after === undefined ? 1 : Math.max(0, (after - i) / (after - knot));
  });
}

/** The old profile at the place that corresponds to `knot`: the same share of the way, or the same distance from an end. */
function sample(old: Float64Array, knot: number, length: number, scale: Scale): number {
  const last = old.length - 1;
  if (last < 0) return 0;
  const share = length > 1 ? knot / (length - 1) : 0;
  const place =
    scale === 'even'
      ? share * last
      : scale === 'from the start'
        ? Math.min(knot, last)
        : last - Math.min(length - 1 - knot, last);
  const low = Math.floor(place);
  const a = finite(old[low]!);
  const b = finite(old[Math.min(last, low + 1)]!);
  return a + (b - a) * (place - low);
}
