/**
 * Positive numbers by their binary logarithm, in steps of 1/1024 of an octave: an integer L stands for about
 * 2^(L/1024). A look-up and a multiplication, and the same on every machine: the fractions come from square
 * roots, cut to 11 bits, so that the numbers are short and exact arithmetic on them cheap.
 */
export const OCTAVE = 1024;

/** Logarithms are kept within this number of octaves of 1: products of a dozen such numbers are still finite. */
const MOST_OCTAVES = 80;

const FRACTION_SCALE = 2 ** 11;

function fractions(): Float64Array {
  // 2^(j/1024) as the product of the roots 2^(1/2), 2^(1/4), … that the bits of j select.
  const roots: number[] = [];
  for (let bit = 9, root = Math.sqrt(2); bit >= 0; bit -= 1, root = Math.sqrt(root)) roots[bit] = root;
  return Float64Array.from({ length: OCTAVE }, (_, j) => {
    const product = roots.reduce((value, root, bit) => (j & (1 << bit) ? value * root : value), 1);
    return Math.round(product * FRACTION_SCALE) / FRACTION_SCALE;
  });
}

const FRACTIONS = fractions();
const POWERS = Float64Array.from({ length: 2 * MOST_OCTAVES + 2 }, (_, i) => 2 ** (i - MOST_OCTAVES));

/** The number whose logarithm is L, which is cut to MOST. */
export function magnitude(logarithm: number): number {
  return magnitudeBy(FRACTIONS, POWERS, logarithm);
}

/** The tables of `magnitude`. A loop takes names of its own for them: it would look names of a module up each time. */
export interface OctaveTables {
  readonly fractions: Float64Array;
  readonly powers: Float64Array;
}

/**
 * As `magnitude`, by tables that a loop has at hand. The numbers are OCTAVE, MOST_OCTAVES and their product once more: an engine would load and check
 * the constants of a module at every step of a loop, which took a third of the time of making a case.
 */
export function magnitudeBy(fractions: Float64Array, powers: Float64Array, logarithm: number): number {
  const l = Math.min(81920, Math.max(-81920, logarithm));
  return fractions[l & 1023]! * powers[(l >> 10) + 80]!;
}

export const TABLES: OctaveTables = { fractions: FRACTIONS, powers: POWERS };

/** The logarithm of a positive number, to the nearest step. */
export function logarithm(x: number): number {
  return Math.round(Math.log2(x) * OCTAVE);
}
