import { type Choices, oneIn, pick, unit } from '../random.js';
import type { Profile } from './charts.js';
import type { Block } from './position.js';
import type { Coordinates } from './smooth-charts.js';
import { scatterOf, sloping } from './smooth-starts.js';

/**
 * Sequences that stay on a level for a while, and then on another: what a penalty for changes, or a maximum over neighbours, favours.
 * The places where levels end are integers, which no derivative moves.
 */
export interface Levels {
  /** For each block, the index after the last of each level, from 0; the last is the length. One level for what is no sequence. */
  readonly ends: readonly (readonly number[])[];
  /** Whether all levels of a sequence grow by a common ratio from index to index. */
  readonly isSloped: boolean;
}

/** How many levels there are, few of them more often. */
const COUNTS = [2, 2, 2, 3, 3, 4, 5] as const;

/** Widths of a level that stands out: a spike, or a few numbers. */
const NARROW = [1, 1, 2, 3] as const;

/** Two to five levels of any widths, or one narrow level somewhere; the same for all sequences, up to their lengths. */
export function someLevels(coordinates: Coordinates, choices: Choices): Levels {
  const { blocks } = coordinates.frame;
  const sequences = blocks.filter(isSequence);
  const longest = sequences.reduce((most, { length }) => Math.max(most, length), 1);
  const cuts = new Set<number>();
  if (oneIn(4, choices)) {
    const from = choices.integer(0, longest - 1);
    for (const end of [from, from + pick(NARROW, choices)]) cuts.add(end);
  } else {
    const count = pick(COUNTS, choices);
    for (let k = 1; k < count; k += 1) cuts.add(1 + Math.floor(unit(choices) * (longest - 1)));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return {
    ends: blocks.map((block) => [
      ...sorted.filter((end) => isSequence(block) && end > 0 && end < block.length),
      block.length,
    ]),
    isSloped: oneIn(4, choices),
  };
}

function isSequence({ layout, length }: Block): boolean {
  return layout.kind === 'sequence' && length > 1;
}

/** The same levels for sequences of other lengths: each end at the same share of the way. Where two ends meet, the level between them is lost. */
export function carriedOver(levels: Levels, coordinates: Coordinates): Levels | null {
  const ends = coordinates.frame.blocks.map(({ length }, b) => {
    const row = levels.ends[b]!;
    return row.map((end) => Math.round((end * length) / Math.max(1, row.at(-1)!)));
  });
  const grows = ends.every((row) => row.every((end, k) => row.length === 1 || end > (row[k - 1] ?? 0)));
  return grows ? { ...levels, ends } : null;
}

/** One level more, in the middle of one of them; `weights` with its own. */
export function splitUp(
  { ends, isSloped }: Levels,
  weights: Float64Array,
  coordinates: Coordinates,
  choices: Choices,
): { readonly levels: Levels; readonly weights: Float64Array } {
  const most = ends.reduce((count, row) => Math.max(count, row.length), 1);
  const k = choices.integer(0, most - 1);
  const share = unit(choices);
  const isHigh = oneIn(2, choices);
  const result: number[] = [];
  let read = 0;
  const split = ends.map((row, b) => {
    const block = coordinates.frame.blocks[b]!;
    const own = Array.from(weights.subarray(read, read + row.length));
    const slope = isSloped && isSequence(block) ? [weights[read + row.length]!] : [];
    read += row.length + slope.length;
    const from = row[k - 1] ?? 0;
    const end = from + 1 + Math.floor(share * ((row[k] ?? from) - from - 1));
    const isPossible = isSequence(block) && k < row.length && end > from && end < row[k]!;
    if (!isPossible) {
      result.push(...own, ...slope);
      return row;
    }
    const level = farLevel(coordinates, block, isHigh === (b % 2 === 0), () => own[k]!);
    result.push(
      ...own.slice(0, k),
      ...(oneIn(2, choices) ? [own[k]!, level] : [level, own[k]!]),
      ...own.slice(k + 1),
      ...slope,
    );
    return [...row.slice(0, k), end, ...row.slice(k)];
  });
  return { levels: { ends: split, isSloped }, weights: Float64Array.from(result) };
}

/** The weights of these profiles are the levels, in coordinates, and the ratios. */
export function profilesOf({ frame: { blocks } }: Coordinates, { ends, isSloped }: Levels): Profile[] {
  return blocks.map((block, b) => {
    const basis: Float64Array[] = ends[b]!.map((end, k) => {
      const from = ends[b]![k - 1] ?? 0;
      return Float64Array.from({ length: block.length }, (_, t) => (t >= from && t < end ? 1 : 0));
    });
    if (isSloped && isSequence(block)) basis.push(sloping(block.length, 0, block.length));
    return { block, basis, start: basis.map(() => 0) };
  });
}

/**
 * Levels at random, and in every other start as far apart as the domain lets them be: where changes cost something, levels that are near to
 * one another run together before they show what they are worth.
 */
export function startOfLevels(coordinates: Coordinates, levels: Levels, choices: Choices): Float64Array {
  const start: number[] = [];
  const areFar = oneIn(2, choices);
  for (const [b, block] of coordinates.frame.blocks.entries()) {
    const scattered = scatterOf(coordinates, block, choices);
    const first = choices.integer(0, 1);
    for (const k of levels.ends[b]!.keys()) {
      const isHigh = (k + first) % 2 === 1;
      if (areFar && isSequence(block)) start.push(farLevel(coordinates, block, isHigh, scattered));
      else
        start.push(
          oneIn(6, choices) ? farLevel(coordinates, block, oneIn(2, choices), scattered) : scattered(),
        );
    }
    if (levels.isSloped && isSequence(block)) start.push(0);
  }
  return Float64Array.from(start);
}

/** The coordinate of the lower or upper end of a domain, where it has one; else far down or up. */
function farLevel(coordinates: Coordinates, block: Block, isHigh: boolean, scattered: () => number): number {
  if (block.length === 0) return 0;
  switch (coordinates.kindAt(block.start)) {
    case 'interval':
      return isHigh ? Math.PI : 0;
    case 'root':
      return isHigh ? 1 : 0;
    case 'ray':
      return isHigh ? FAR : -FAR;
    case 'line':
      return isHigh ? 1 : -1;
    case 'fixed':
      return scattered();
  }
}

/** Far apart on a scale of logarithms: a factor of e^4 between two levels. */
const FAR = 2;

/** One end of a level, or both, earlier or later; in all sequences at once, or in one of them. */
export interface Move {
  /** The block that moves; `null` for all. */
  readonly only: number | null;
  readonly first: number;
  readonly count: 1 | 2;
  readonly sign: 1 | -1;
}

export function movesOf({ ends }: Levels): Move[] {
  const most = ends.reduce((count, row) => Math.max(count, row.length), 0);
  const several = ends.filter((row) => row.length > 1).length > 1;
  const moves: Move[] = [];
  for (const only of several ? [null, ...ends.keys()] : [null])
    for (const count of [1, 2] as const)
      for (let first = 0; first + count < most; first += 1)
        for (const sign of [1, -1] as const) moves.push({ only, first, count, sign });
  return moves;
}

/** `null` where the move is not possible: a level keeps at least one index. */
export function afterMove(levels: Levels, { only, first, count, sign }: Move, stride: number): Levels | null {
  let isPossible = false;
  const ends = levels.ends.map((row, b) => {
    if ((only !== null && only !== b) || first + count >= row.length) return row;
    const moved = row.map((end, k) => (k >= first && k < first + count ? end + sign * stride : end));
    if (moved.some((end, k) => end <= (moved[k - 1] ?? 0))) return row;
    isPossible = true;
    return moved;
  });
  return isPossible ? { ...levels, ends } : null;
}
