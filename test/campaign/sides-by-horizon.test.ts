import { describe, expect, it } from 'vitest';
import { sidesByHorizon } from '../../src/campaign/index.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

function sidesOf(lines: string, at: Record<string, unknown>) {
  const claim = claimOf(lines);
  return sidesByHorizon(claim, pointOf(claim, at), claim.statements[0]!);
}

const SUM = 'given G[t] > 0\nshow sum(t in 1..T, G[t]) <= 3 * G[T]';

describe('both sides of a statement against the horizon', () => {
  it('are those of the first entries of its sequences', () => {
    const found = sidesOf(SUM, { T: 3, G: ['1', '2', '10'] });
    expect(found.map(({ horizon, left, right }) => [horizon, left, right])).toEqual([
      [1, 1, 3],
      [2, 3, 6],
      [3, 13, 30],
    ]);
    expect(found.some(({ fails, continued }) => fails || continued)).toBe(false);
  });

  it('go on where the sequences are constant, and say where the statement fails', () => {
    const found = sidesOf(SUM, { T: 2, G: ['1/2', '1/2'] });
    expect(found).toHaveLength(12);
    expect(found.filter(({ continued }) => continued).map(({ horizon }) => horizon)[0]).toBe(3);
    expect(found.filter(({ fails }) => fails).map(({ horizon }) => horizon)[0]).toBe(4);
    expect(found[7]).toEqual({ horizon: 8, left: 4, right: 1.5, fails: true, continued: true });
  });

  it('use a definition as it is at each horizon', () => {
    const found = sidesOf('given a > 0\nlet s[t] = a * (1 - t / (T + 1))\nshow s[1] <= a', { T: 1, a: '6' });
    expect(found.slice(0, 3).map(({ left }) => left)).toEqual([3, 4, 4.5]);
  });

  it('leave out the horizons at which a premise is false', () => {
    const lines = 'given G[t] > 0\nassume sum(t in 1..T, G[t]) >= 3\nshow G[T] <= T';
    expect(sidesOf(lines, { T: 3, G: ['1', '2', '10'] }).map(({ horizon }) => horizon)).toEqual([2, 3]);
  });

  it('leave out the horizons at which a side has no value, or an index is out of range', () => {
    const found = sidesOf('given G[t] > 0\nshow 1 / (T - 2) <= G[T-1]', { T: 4, G: ['1', '2', '3', '4'] });
    expect(found.map(({ horizon, left }) => [horizon, left])).toEqual([
      [2, null],
      [3, 1],
      [4, 0.5],
    ]);
  });

  it('keep the rows of a family', () => {
    const lines =
      'given d in 1..3\ngiven g[t, i] for t in 1..T, i in 1..d\nshow sum(i in 1..d, g[T, i]) <= 9';
    const g = [
      ['1', '2'],
      ['3', '4'],
    ];
    expect(sidesOf(lines, { T: 2, d: '2', g }).map(({ left }) => left)).toEqual([3, 7]);
  });

  it('are not there where the horizon says nothing, or the statement has an index of its own', () => {
    expect(sidesOf('given x > 0\nshow x <= x^2', { x: '1/2' })).toEqual([]);
    expect(sidesOf('given G[t] > 0\nshow G[t] <= T for t in 1..T', { T: 2, G: ['1', '2'] })).toEqual([]);
  });

  it('are few at long horizons', () => {
    const found = sidesOf('show sum(t in 1..T, 1/t) <= 6', { T: 300 });
    expect(found.length).toBeLessThan(70);
    expect(found.at(-1)!.horizon).toBe(300);
    for (let i = 1; i < found.length; i += 1) expect(found[i]!.left!).toBeGreaterThan(found[i - 1]!.left!);
  });
});
