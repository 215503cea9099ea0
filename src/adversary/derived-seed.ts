import { choicesOf } from './random.js';

const MAX_SEED = 2 ** 31 - 1;

/** The seed of a further hunt of a campaign: determined by the campaign's seed and the hunt's number alone. */
export function derivedSeed(seed: number, index: number): number {
  return choicesOf(seed, 'round', index).integer(0, MAX_SEED);
}
