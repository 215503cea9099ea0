/** Horizons below twice this number are classes of their own. Above, this number of classes covers each doubling. */
const CLASSES = 8;

/**
 * The smallest horizon of the class that a horizon belongs to: 1, 2, …, 16, then 18, 20, …, 32, 36, …. So a tally
 * keeps a few dozen horizons however long the longest is, and a plot still shows where a bound is tight.
 */
export function horizonClass(horizon: number): number {
  let step = 1;
  while (horizon >= 2 * CLASSES * step) step *= 2;
  return horizon - (horizon % step);
}
