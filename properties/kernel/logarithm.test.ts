import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalArithmetic, Rational } from '../../src/arithmetic/index.js';
import { LN_ERROR, lnNearly } from '../../src/compiled/logarithm.js';

const decimal = decimalArithmetic(40);

/** The relative error of lnNearly as a share of what it promises. */
function share(x: number): number {
  const value = decimal.ln(decimal.rational(Rational.fromNumber(x)));
  if (!('lower' in value)) throw new Error('no logarithm');
  const exactly = Rational.parse(decimal.text(value).lower)!;
  const error = exactly.sub(Rational.fromNumber(lnNearly(x))).abs();
  if (exactly.sign === 0) return error.sign === 0 ? 0 : Number.POSITIVE_INFINITY;
  const relative = error.div(exactly.abs());
  return Number(relative.numerator) / Number(relative.denominator) / LN_ERROR;
}

describe('lnNearly', () => {
  it('is within its error for every magnitude', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(share(x)).toBeLessThan(1);
      }),
    );
  });

  it('is within its error near 1 and near the ends of an octave', () => {
    const near = fc.tuple(
      fc.constantFrom(1, Math.SQRT2, Math.SQRT1_2, 2, 0.5),
      fc.integer({ min: -50, max: 50 }),
    );
    fc.assert(
      fc.property(near, ([x, steps]) => {
        expect(share(x + steps * 2 ** -52)).toBeLessThan(1);
      }),
    );
  });

  it('is 0 at 1', () => {
    expect(lnNearly(1)).toBe(0);
  });
});
