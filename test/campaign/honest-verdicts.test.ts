import { describe, expect, it } from 'vitest';
import { type ClaimReport, checkClaim } from '../../src/campaign/index.js';
import { claimOf } from '../support/claim-of.js';

const SEEDS = [1, 2, 3] as const;

function check(
  text: string,
  options: { seed?: number; cases?: number; maxHorizon?: number } = {},
): ClaimReport {
  return checkClaim(claimOf(text), { seed: 1, cases: 300, maxHorizon: 100, ...options });
}

describe('ends of integer domains are candidates', () => {
  it.each([
    ['the upper end', 'given n in 1..200\nshow n <= 199'],
    ['an end of sixteen digits', 'given n in 1..4503599627370496\nshow n <= 4503599627370495'],
    ['the lower end', 'given n in -200..5\nshow n >= -199'],
    ['a corner of three domains', 'given a, b, c in 1..1000\nshow a + b + c <= 2999'],
    ['a mixed corner', 'given a, b in 1..1000\nshow a - b <= 998'],
    ['one below the end', 'given n in 1..1000\nshow (n - 999)^2 >= 1'],
    ['an end that depends on T', 'given n in 1..T*T\nshow n <= max(1, T*T - 1)'],
  ])('%s', (_, text) => {
    for (const seed of SEEDS) expect(check(text, { seed }).verdict, `seed ${seed}`).toBe('refuted');
  });

  it('in bulk too', () => {
    const report = check('given n in 1..100000\ngiven x in [0, 1]\nshow n + x <= 100000', { cases: 5000 });
    expect(report.verdict).toBe('refuted');
  });
});

describe('what was tried at short horizons only', () => {
  // No dice meet the premise, and what solves it is nearly never rational.
  const NARROW = 'given x[t] in [0, 1]\nassume x[t+1]^3 + x[t+1] = x[t]^2 + 1/7 for t in 1..T-1';

  it('is undecided, with the longest horizon that had a point', () => {
    const report = check(`${NARROW}\nshow x[T] <= 1 + 1/T`);
    expect(report).toMatchObject({ verdict: 'undecided', asExpected: false });
    expect(report.admissibleHorizon).toBeLessThanOrEqual(2);
  });

  it('is corroborated where the premises themselves say so, or nobody wanted more', () => {
    expect(check('given x >= 0\nassume T <= 2\nshow x * (3 - T) >= 0').verdict).toBe('corroborated');
    expect(check('given x >= 0\nshow x >= 0', { cases: 3 }).verdict).toBe('corroborated');
    expect(check(`${NARROW}\nshow x[1] <= 1`, { maxHorizon: 1 }).verdict).toBe('corroborated');
  });

  it('stays refuted where it fails', () => {
    expect(check(`${NARROW}\nshow x[T] >= 1`).verdict).toBe('refuted');
  });
});

describe('cases are distinct', () => {
  it.each([
    ['given d in 1..2\nshow d <= 2', 1, 2],
    ['given d in 1..2\nshow d <= 2', 3, 6],
    ['given a in 1..2\ngiven b in 0..2\nshow a + b <= 4', 1, 6],
    ['given a[t] in 0..1\nshow sum(t in 1..T, a[t]) <= T', 2, 6],
    ['given d in 1..2\nassume d >= 2\nshow d <= 2', 1, 1],
    ['show T >= 1', 7, 7],
  ])('%s up to T = %d: %d', (text, maxHorizon, points) => {
    for (const cases of [1000, 5000]) {
      const report = check(text, { cases, maxHorizon });
      expect(report.cases).toBe(points);
      expect(report.links[0]!.cases).toBe(points);
    }
  });

  it('in bulk, beside those that were judged', () => {
    const report = check('given d in 1..7\ngiven x in [d, d]\nshow x <= 7', { cases: 4000, maxHorizon: 1 });
    expect(report.cases).toBe(7);
  });
});

describe('the tightest ratio', () => {
  it('of a refuted claim is that of the worst case found', () => {
    const { links } = check('given n in 1..200\nshow n <= 100');
    expect(links[0]!.tightest).toMatchObject({ ratio: '2', at: { n: '200' } });
  });

  it('is not 0 beside 0', () => {
    const report = check('given x >= 0\nshow 0 * x >= 0', { cases: 3000 });
    expect(report.links[0]).toMatchObject({ tightest: null, tightestByHorizon: {} });
    expect(report.links[0]!.ties).toBeGreaterThan(0);
    expect(check('given x >= 0\nshow x <= x').links[0]!.tightest?.ratio).toBe('1');
  });
});

describe('cases in which a side does not exist', () => {
  it('are counted beside a refutation too, and all cases add up', () => {
    const report = check('given x in [-1, 2]\nshow sqrt(x) <= 1');
    const [{ cases, missing, open, decided, verdict }] = report.links as [(typeof report.links)[0]];
    expect(verdict).toBe('refuted');
    expect(missing).toBeGreaterThan(0);
    expect(missing + open + decided.binary64 + decided.decimal + decided.rational).toBe(cases);
  });
});

describe('a ratio of numbers below the least normal one', () => {
  it.each([
    ['given n in 1..3\nshow n * 10^(-320) <= 4 * 10^(-320)', 0.75],
    ['given n in 1..3\nshow n * 10^(-323) <= 4 * 10^(-323)', 0.75],
    ['given n in 1..3\nshow n * 10^(-340) <= 4 * 10^(-340)', 0.75],
    ['given n in 1..3\nshow n * 10^(-310) <= 4 * 10^(-310)', 0.75],
  ])('%s is a lower bound', (text, most) => {
    const { tightest } = check(text).links[0]!;
    expect(Number(tightest?.ratio ?? 0)).toBeLessThanOrEqual(most);
  });
});

describe('a claim that cannot be evaluated', () => {
  it.each([
    ['index-out-of-range', 'given x[t] > 0\nshow sum(t in 1..T, x[t+1]) >= 0'],
    ['index-too-large', 'given x[t] > 0\nshow sum(t in 1..T, x[min(T, 9007199254740991*(T+1))]) >= 0'],
    ['too-many-terms', 'show sum(k in 1..20000000 + T, k) >= 0'],
  ])('is not judged: %s', (code, text) => {
    const report = check(text);
    expect(report).toMatchObject({ verdict: 'not-judged', asExpected: false, problem: { code } });
  });

  it('keeps what was found before', () => {
    const late = check('given x[t] > 0\nshow x[1] <= 1/2 + x[T + max(0, T - 2)] * 0');
    expect(late).toMatchObject({ verdict: 'refuted', problem: { code: 'index-out-of-range' } });
  });

  it('is judged where a case in some takes too much', () => {
    const report = check('given n in 1..4503599627370496\nshow sum(k in 1..n, 1) = n');
    expect(report).toMatchObject({ verdict: 'corroborated', problem: { code: 'too-many-terms' } });
  });
});
