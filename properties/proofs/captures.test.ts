import { describe, expect, it, vi } from 'vitest';
import { Context } from '../../src/proof/context.js';
import { claimOf } from '../../test/support/certificate.js';
import { CAPTURES, captured } from './captures.js';

describe('a variable that no range has opened', () => {
  it('proves nothing false', () => {
    for (const lines of [
      ['show 1 <= 0'],
      ['given x > 0', 'show x < x'],
      ['given G[t] > 0', 'show G[t] >= 1/(G[t] - G[1]) for t in 1..T'],
      ['given n in 2..T', 'show n >= T + 1'],
    ])
      for (const z of ['z', "t'", 'w']) expect(captured(claimOf(lines), 0, z), `${lines} ${z}`).toEqual([]);
  });

  it('would prove anything, if an index could be assumed, or put into a lemma, that is not open', () => {
    const guard = vi.spyOn(Context.prototype, 'demandOpen').mockImplementation(() => {});
    try {
      for (const lines of [['show 1 <= 0'], ['given x > 0', 'show x < x'], ['given x', 'show 1/x < 0']])
        expect(captured(claimOf(lines), 0, 'z')).toEqual(Object.keys(CAPTURES));
    } finally {
      guard.mockRestore();
    }
  });

  it('is tried where an index, an end of a range, a case or a value for a lemma stands', () => {
    expect(Object.keys(CAPTURES)).toHaveLength(7);
  });
});
