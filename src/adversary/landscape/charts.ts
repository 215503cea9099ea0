import type { Direction } from './ascend.js';
import { type Block, copyOf, type Position } from './position.js';

/** A way to move through positions of one frame: parameters, and the position that they stand for. */
export interface Chart {
  readonly start: Float64Array;
  readonly directions: readonly Direction[];
  /** The same object is used for every answer: copy what you keep. */
  position(parameters: Float64Array): Position;
}

/** Above this many numbers the tails of a sequence are no directions of their own any more. */
const MOST_TAILS = 24;

/**
 * Every number by itself. In addition to the coordinates, each given as a whole (scale) and the tails of each sequence
 * (a step that a sequence makes at one place) are directions. Givens that are `leftOut` are not moved.
 */
export function freeChart(position: Position, leftOut: readonly number[] = []): Chart {
  const own = copyOf(position);
  const blocks = position.frame.blocks.filter(({ given }) => !leftOut.includes(given));
  const directions: Direction[] = blocks.flatMap(({ start, length }) =>
    Array.from({ length }, (_, i) => ({ indices: [start + i], weights: [1] })),
  );
  for (const { start, length } of blocks) {
    const firsts = length > 1 ? (length <= MOST_TAILS ? length - 1 : 1) : 0;
    for (let i = 0; i < firsts; i += 1) {
      const indices = Array.from({ length: length - i }, (_, j) => start + i + j);
      directions.push({ indices, weights: indices.map(() => 1) });
    }
  }
  return {
    start: position.logarithms.slice(),
    directions,
    position(parameters) {
      own.logarithms.set(parameters);
      return own;
    },
  };
}

/** One given's numbers as functions of few parameters. */
export interface Profile {
  readonly block: Block;
  /** Each a function on the block's entries; a position is their weighted sum. */
  readonly basis: readonly Float64Array[];
  /** What is added to the sum in every entry; 0 if not given. */
  readonly base?: number;
  /** The weights at which a climb starts. */
  readonly start: readonly number[];
  /** Adds a shape that moves, if there is one. It has the parameters that follow the weights, from `read` on. */
  readonly addMoving?: (parameters: Float64Array, read: number, target: Float64Array) => void;
  /** How far a step of length 1 goes along each parameter; 1 where not given. */
  readonly strides?: readonly number[];
}

/** Whole sequences by few parameters: for each given the weights of its profile. */
export function profileChart(position: Position, profiles: readonly Profile[]): Chart {
  const own = copyOf(position);
  const start = Float64Array.from(profiles.flatMap((profile) => profile.start));
  const strides = profiles.flatMap((profile) => profile.strides ?? profile.start.map(() => 1));
  return {
    start,
    directions: strides.map((stride, i) => ({ indices: [i], weights: [stride] })),
    position(parameters) {
      let read = 0;
      for (const { block, basis, base = 0, start: weights, addMoving } of profiles) {
        const target = own.logarithms.subarray(block.start, block.start + block.length);
        target.fill(base);
        for (const shape of basis) {
          const weight = parameters[read]!;
          read += 1;
          if (weight === 0) continue;
          for (let i = 0; i < target.length; i += 1) target[i]! += weight * shape[i]!;
        }
        addMoving?.(parameters, read, target);
        read += weights.length - basis.length;
      }
      return own;
    },
  };
}
