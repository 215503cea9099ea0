import { describe, expect, it } from 'vitest';
import { pointText } from '../../src/report/index.js';
import { reportOf } from '../support/report-of.js';

/** Least T whose harmonic number exceeds n = 5, 6, …: sequence A002387 of the OEIS. */
const HARMONIC = [83, 227, 616, 1674, 4550, 12367, 33617, 91380, 248397, 675214];

describe('a claim of its horizon alone', () => {
  it.each(HARMONIC.map((first, i) => [i + 5, first] as const))(
    'sum 1/k <= %i fails first at T = %i',
    (bound, first) => {
      const [link] = reportOf(`show sum(k in 1..T, 1/k) <= ${bound}`).links;
      expect(link?.counterexample?.at).toEqual({ T: first });
    },
  );

  it.each([
    ['a definition', 'let H[t] = sum(k in 1..t, 1/k)\nshow H[T] <= 7', 616],
    ['an offset', 'show sum(k in 1..T-1, 1/k) <= 7', 617],
    ['a sum of sums', 'show sum(t in 1..T, 1 / sum(k in 1..t, k)) <= 1.99', 200],
    ['a quantifier', 'show sum(k in 1..t, 1/k) <= 7 for t in 1..T', 616],
    ['a premise', 'assume T >= 700\nshow sum(k in 1..T, 1/k) <= 7', 700],
    ['a product', 'show prod(k in 1..T, 1 + 1/k) <= 5000', 5000],
    ['a difference that rounding nearly hides', 'show sum(k in 1..T, 1/k) >= ln(T) + 0.577226', 48379],
  ])('with %s', (_, lines, first) => {
    const link = reportOf(lines).links.find(({ counterexample }) => counterexample !== null);
    expect(link?.counterexample?.at).toEqual({ T: first });
  });

  it('that is true survives', () => {
    expect(reportOf('show sum(k in 1..T, 1/k) <= 1 + ln(T)').verdict).toBe('corroborated');
  });
});

describe('sequences that follow a plain law', () => {
  it('are swept beyond the horizons of random cases', () => {
    const lines = 'given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= 2000 * sum(t in 1..T, G[t]^2)';
    const at = reportOf(lines).links[0]!.counterexample!.at;
    expect(pointText(at)).toMatch(/^T = 2001, G = \(1, 1, 1/);
  });
});
