import type { Choices } from './random.js';

/** Where the integers of one case stand: all of them at an end of their domain, or each where it likes. */
export type IntegerPlace = 'at ends' | 'anywhere';

/** One case in this number has every integer at an end of its domain: a corner of several domains is met as often as one end. */
export const CORNER_EVERY = 8;

/** How near an end is near. */
const NEAR = 3;

/**
 * An integer of `from..to`, which is not empty. Small ones are where index arithmetic breaks, the largest ones where a
 * bound that was guessed from small ones does: half of the time near the lower end, a sixth near the upper one, else
 * anything.
 */
export function integerBetween(from: number, to: number, place: IntegerPlace, choices: Choices): number {
  if (place === 'at ends') return choices.integer(0, 1) === 0 ? from : to;
  switch (choices.integer(0, 5)) {
    case 0:
    case 1:
      return choices.integer(from, to);
    case 2:
      return choices.integer(Math.max(from, to - NEAR), to);
    default:
      return choices.integer(from, Math.min(to, from + NEAR));
  }
}
