import type { DrawnPiece } from './drawn-run.js';

type Corner = readonly [number, number];

/**
 * The set on which a function of two variables is at most `level`, within a box: all of its pieces are, so that the box is cut by one half
 * plane after the other. Its corners in their order; none where the set is empty.
 */
export function sublevelSet(
  pieces: readonly DrawnPiece[],
  level: number,
  [low, high]: readonly [Corner, Corner],
): Corner[] {
  let corners: Corner[] = [low, [high[0], low[1]], high, [low[0], high[1]]];
  for (const { offset, slope } of pieces) {
    const above = ([x, y]: Corner) => offset + slope[0]! * x + slope[1]! * y - level;
    corners = corners.flatMap((corner, i) => {
      const next = corners[(i + 1) % corners.length]!;
      const [here, there] = [above(corner), above(next)];
      const kept: Corner[] = here <= 0 ? [corner] : [];
      if (here < 0 !== there < 0 && here !== there && here !== 0 && there !== 0) {
        const part = here / (here - there);
        kept.push([corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])]);
      }
      return kept;
    });
  }
  return corners;
}
