import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of seeded choices. */
export interface Choices {
  /** A uniform integer in `min..max`, both included. */
  integer(min: number, max: number): number;
}

const RESOLUTION = 2 ** 30;

/** A uniform number in [0, 1), a multiple of 2^-30. */
export function unit(choices: Choices): number {
  return choices.integer(0, RESOLUTION - 1) / RESOLUTION;
}

/** True once in `n` times. */
export function oneIn(n: number, choices: Choices): boolean {
  return choices.integer(1, n) === 1;
}

export function pick<E>(options: readonly E[], choices: Choices): E {
  return options[choices.integer(0, options.length - 1)]!;
}

/** FNV-1a over the numbers and texts given: one 32-bit seed from several parts. */
export function mix(parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (const character of `${part}|`) {
      hash ^= character.codePointAt(0)!;
      hash = Math.imul(hash, 0x01000193);
    }
  }
  return hash | 0;
}

/** The choices of one case: determined by the parts (seed, claim, case, attempt) alone, on every machine. */
export function choicesOf(...parts: readonly (number | string)[]): Choices {
  const generator = xoroshiro128plus(mix(parts));
  return { integer: (min, max) => uniformInt(generator, min, max) };
}
