/** Horizons at which every number is looked at by itself. */
export const FREE_HORIZONS = [1, 2, 3, 4, 5, 6, 8] as const;

/** Horizons at which every number is looked at by itself with derivatives: far beyond what steps in one direction after the other can do. */
export const SMOOTH_HORIZONS = [3, 5, 8, 12, 16, 24, 32, 50, 64] as const;

/** Horizons at which kinks are solved for. */
export const KINK_HORIZONS = [2, 4, 8] as const;

/** Horizons at which sequences are periodic, or have phases. */
export const MIDDLE_HORIZONS = [24, 48, 60, 96] as const;

/** Horizons at which sequences stay on few levels. */
export const LEVEL_HORIZONS = [32, 60, 96] as const;

/** Horizons at which whole sequences follow patterns, up to the farthest. */
const PATTERN_HORIZONS = [
  12, 24, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 100_000,
] as const;

/**
 * The longest horizon of the hunt's patterns, as a multiple of that of its random cases: patterns cost little at long horizons, and what
 * fails there fails for hardly any random point.
 */
const PATTERN_REACH = 1000;

/** More entries than this in one witness would not be read, replayed or stored by anybody. */
const LONGEST_PATTERN = 100_000;

export function patternHorizons(maxHorizon: number): readonly number[] {
  const farthest = Math.min(LONGEST_PATTERN, PATTERN_REACH * maxHorizon);
  return PATTERN_HORIZONS.filter((horizon) => horizon <= farthest);
}
