import { DECADES_PER_STEP } from '../catalogue.js';
import { type Frame, flatPosition, type Position } from './position.js';

/** Magnitudes within 10^140 and 10^-140: their squares fit into binary64. */
const MOST_DECADES = 140;

/** Longer sequences do not fit, even the mildest. */
export const LONGEST_STEEP = 1 + (2 * MOST_DECADES) / DECADES_PER_STEP[0];

/**
 * One sequence geometric and so steep that each term dwarfs those before it, everything else 1: where sums of relative
 * increments come near their number of terms. No random pattern is that steep at long horizons, and no climb gets there,
 * because on the way the last terms gain less than floating point sees. `mostDecades`: how far magnitudes may be from 1.
 */
export function* steepPositions(frame: Frame, mostDecades: number = MOST_DECADES): Generator<Position> {
  for (const { layout, start, length } of frame.blocks) {
    if (layout.kind !== 'sequence' || length < 2) continue;
    for (const decades of DECADES_PER_STEP) {
      const middle = (decades * (length - 1)) / 2;
      if (middle > mostDecades) break;
      for (const sign of [1, -1]) {
        const position = flatPosition(frame);
        for (let t = 0; t < length; t += 1) position.logarithms[start + t] = sign * (decades * t - middle);
        yield position;
      }
    }
  }
}
