import { describe, expect, it } from 'vitest';
import { bulkGenerator } from '../../../src/adversary/bulk/index.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import { claimOf } from '../../support/claim-of.js';

/** A number for all cases made: a seed has the same ones on every machine, and from one version to the next. */
function fingerprint(lines: string): number {
  const claim = claimOf(lines);
  const made = bulkGenerator(claim, shapeHints(claim), { seed: 1, maxHorizon: 300 });
  if (made.kind === 'unsupported') throw new Error(made.reason);
  const { generator } = made;
  const number = new Float64Array(1);
  const words = new DataView(number.buffer);
  let hash = 0;
  const add = (x: number): void => {
    number[0] = x + 0;
    hash = Math.imul(hash ^ words.getInt32(0, true), 0x01000193);
    hash = Math.imul(hash ^ words.getInt32(4, true), 0x01000193);
  };
  for (let i = 0; i < 1000; i += 1) {
    if (i % 3 === 2) generator.makeAt(1 + (i % 40), i);
    else generator.make(i);
    add(generator.horizon);
    for (const value of generator.values.subarray(0, generator.length)) add(value);
  }
  return hash;
}

describe('bulk cases of a seed are what they have always been', () => {
  it.each([
    ['given G[t] > 0\nshow sum(t in 1..T, G[t]) > 0', -1470698496],
    [
      'given r > 0\ngiven G[t] >= 0\ngiven x[t] in [-1, 2]\nshow sum(t in 1..T, G[t]) >= r * x[1]',
      -917211294,
    ],
    [
      'given d in 1..4\ngiven n in 0..9\ngiven x[i] for i in 1..d\ngiven g[t, i] for i in 1..d\nshow x[1]^2 + n >= 0',
      1954931712,
    ],
    ['given a[t] > 0 nonincreasing\ngiven b[t] >= a[t] nondecreasing\nshow a[T] <= b[1]', -1264574459],
  ])('%s', (lines, expected) => {
    expect(fingerprint(lines)).toBe(expected);
  });
});
