import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceAndRatio } from '../../../src/report/html/difference.js';

const exactly = (text: string) => ({ lower: text, upper: text });
const at = (lhs: string, rhs: string, holds: 'yes' | 'no' | 'tie' = 'no') =>
  differenceAndRatio({ lhs: exactly(lhs), rhs: exactly(rhs), holds });

describe('the difference and the ratio of two sides', () => {
  it.each([
    ['3', '2', '1', '1.5'],
    ['1/3', '1/6', '0.16666666…', '≈ 2'],
    ['-3', '2', '-5', '-1.5'],
    ['0', '4', '-4', '0'],
    ['1', '0', '1', '–'],
    ['1e300', '1e-300', '≈ 1e300', '1e600'],
    ['1e9999', '1', '–', '–'],
  ])('of %s and %s are %s and %s', (lhs, rhs, difference, ratio) => {
    expect(at(lhs, rhs)).toEqual([difference, ratio]);
  });

  it('are 0 and 1 of a tie, whose digits may not end', () => {
    const root = { lower: '1.4142', upper: '1.4143' };
    expect(differenceAndRatio({ lhs: root, rhs: root, holds: 'tie' })).toEqual(['0', '1']);
    expect(at('0', '0', 'tie')).toEqual(['0', '–']);
  });

  it('say no more than the enclosures do', () => {
    const near = { lower: '0.99999', upper: '1.00001' };
    expect(differenceAndRatio({ lhs: near, rhs: near, holds: 'unknown' })[0]).toBe('below 1e-4 in size');
    expect(
      differenceAndRatio({ lhs: exactly('1'), rhs: { lower: '-1', upper: '1' }, holds: 'unknown' }),
    ).toEqual(['between 0 and 2', '–']);
  });

  it('are dashes where a side does not exist', () => {
    expect(differenceAndRatio({ lhs: null, rhs: exactly('1'), holds: 'does not exist' })).toEqual(['–', '–']);
  });

  it('begin with the digits of the exact difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        const [difference, ratio] = at(String(a), String(b));
        expect(difference).toBe(String(a - b));
        expect(Math.abs(Number(ratio.replace(/[…≈ ]/g, '')) - a / b)).toBeLessThanOrEqual(
          1e-7 * Math.abs(a / b),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
