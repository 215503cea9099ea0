import { describe, expect, it } from 'vitest';
import { LayoutCache } from '../../../src/adversary/bulk/layouts.js';
import { claimOf } from '../../support/claim-of.js';

const MOST = 10 ** 9;

describe('the layout of a bulk case', () => {
  const claim = claimOf(
    `given a in 1..${MOST}\ngiven b in 1..${MOST}\ngiven d in 1..3\ngiven x[i] for i in 1..d\nshow sum(i in 1..d, x[i]^2) >= 0`,
  );
  const ranges = [
    { from: 1, to: MOST },
    { from: 1, to: MOST },
    { from: 1, to: 3 },
  ];
  const newCache = () => new LayoutCache(claim, ranges);

  // The second kind has more choices of integers than a number of binary64 holds apart.
  it.each([
    ['few integers', 1],
    ['too many integers for one number', MOST],
  ])('is that of its own integers, whatever was asked for before: %s', (_, a) => {
    const cache = newCache();
    for (const horizon of [1, 2])
      for (const d of [1, 3, 3, 2, 1]) {
        const layout = cache.at(horizon, [a, MOST, d]);
        expect(layout).toEqual(newCache().at(horizon, [a, MOST, d]));
        expect(layout.length).toBe(3 + d);
      }
  });
});
