import { describe, expect, it } from 'vitest';
import { indexKey, KeyedMemory } from '../../src/adversary/guide/memory.js';

/** Around zero, around the largest index of a pair that is packed into one number, and some that no index is. */
const INDICES = [
  -(2 ** 25),
  1 - 2 ** 25,
  -2,
  -1,
  0,
  1,
  2,
  3,
  10,
  2 ** 25 - 1,
  2 ** 25,
  2 ** 53,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

describe('the key of some indices', () => {
  it('is that of no others', () => {
    const pairs = INDICES.flatMap((a) => INDICES.map((b) => [a, b]));
    const all = [...INDICES.map((a) => [a]), ...pairs, ...pairs.map((pair) => [...pair, 1])];
    expect(new Set(all.map(indexKey)).size).toBe(all.length);
  });

  it('is one for both zeros', () => {
    expect(new Map([[indexKey([-0, -0]), 1]]).has(indexKey([0, 0]))).toBe(true);
  });
});

describe('a memory of several indices', () => {
  it('knows what was written, until the point changes', () => {
    const stamp = { current: 1 };
    const memory = new KeyedMemory(stamp);
    const place = memory.place([2, -1]);
    expect(memory.knows(place)).toBe(false);
    memory.write(place, 7);
    expect([memory.knows(place), memory.read(place), memory.knows(memory.place([-1, 2]))]).toEqual([
      true,
      7,
      false,
    ]);
    stamp.current += 1;
    expect(memory.knows(place)).toBe(false);
  });
});
