import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { binary64 } from '../../src/arithmetic/index.js';
import { checkClaim, hasContradiction } from '../../src/campaign/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { recheck } from '../../src/recheck/index.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

/** What the second evaluator says of a failure of the last statement, at its first indices. */
function said(
  lines: string,
  at: Record<string, unknown>,
  outcome: 'violated' | 'does not exist' = 'violated',
  index?: number,
) {
  const claim = claimOf(lines);
  const statement = claim.statements.at(-1)!;
  const indices = new Array<number>(claim.slots).fill(0);
  indices[0] = Number(at.T);
  for (const { slot } of statement.ranges) indices[slot] = index ?? 1;
  const result = recheck(claim, pointOf(claim, at), { statement, indices, outcome });
  return result.kind === 'not rechecked' ? result.why : result.kind;
}

describe('the second evaluator', () => {
  it.each([
    ['show 2 <= 1', 'confirmed'],
    ['show 1 <= 2', 'disagrees'],
    ['show 1 < 1', 'confirmed'],
    ['show 0.1 + 0.2 < 0.3', 'confirmed'],
    ['show 0.1 + 0.2 <= 0.3', 'disagrees'],
    ['show 1/3 + 1/10^25 <= 1/3', 'confirmed'],
    ['show ln(3) + 1/10^60 <= ln(3)', 'confirmed'],
    ['show ln(3) + 1/10^400 <= ln(3)', 'confirmed'],
    ['show ln(6) < ln(2) + ln(3)', 'undecided'],
    ['show sqrt(2) + sqrt(8) < 3 * sqrt(2)', 'undecided'],
    ['show sum(i in 1..1000, sum(j in 1..1000, 1/(i + j))) <= 0', 'work'],
  ])('%s: %s', (lines, expected) => {
    expect(said(lines, { T: 1 })).toBe(expected);
  });

  it('checks the point too', () => {
    const outside = { T: 1, x: '-1' };
    expect(said('given x > 0\nshow x > 5', outside)).toBe('disagrees');
    expect(said('given x >= 0\nshow x > 5', { T: 1, x: '0' })).toBe('confirmed');
    expect(said('given x > 0\nshow x > 5', { T: 1, x: '0' })).toBe('disagrees');
    expect(said('given x in 1..T\nshow x > 5', { T: 3, x: 3 })).toBe('confirmed');
    expect(said('given x in 1..T\nshow x > 5', { T: 3, x: 4 })).toBe('disagrees');
    expect(said('given x > 0\nassume x >= 2\nshow x > 5', { T: 1, x: '1' })).toBe('disagrees');
    expect(said('given x > 0\nassume sqrt(x) * sqrt(x) <= x\nshow x > 5', { T: 1, x: '2' })).toBe(
      'undecided',
    );
    expect(said('given G[t] > 0 nonincreasing\nshow G[1] > 5', { T: 2, G: ['2', '1'] })).toBe('confirmed');
    expect(said('given G[t] > 0 nonincreasing\nshow G[1] > 5', { T: 2, G: ['1', '2'] })).toBe('disagrees');
    expect(said('given h[t, i] > 0 for i in 1..2\nshow h[1, 2] > 5', { T: 1, h: [['1', '2']] })).toBe(
      'confirmed',
    );
  });

  it('checks that the indices are in their ranges', () => {
    const lines = 'given G[t] > 0\nshow G[t] > 5 for t in 1..T';
    expect(said(lines, { T: 2, G: ['6', '1'] }, 'violated', 2)).toBe('confirmed');
    expect(said(lines, { T: 2, G: ['6', '1'] }, 'violated', 1)).toBe('disagrees');
    expect(said(lines, { T: 2, G: ['6', '1'] }, 'violated', 3)).toBe('disagrees');
  });

  it('tells a side that does not exist from one that is too small', () => {
    expect(said('show 1/(T-1) <= 5', { T: 1 }, 'does not exist')).toBe('confirmed');
    expect(said('show 1/(T-1) <= 5', { T: 1 }, 'violated')).toBe('disagrees');
    expect(said('show 2 <= 1', { T: 1 }, 'does not exist')).toBe('disagrees');
  });

  it('keeps the values of recursions: a thousand steps are no deep recursion', () => {
    const lines = 'let a[1] = 1\nlet a[n+1] = a[n] + 1\nshow a[T] <= 999';
    expect(said(lines, { T: 1000 })).toBe('confirmed');
    const two = 'let p[1] = 1\nlet p[n+1] = p[n] + q[n]\nlet q[1] = 1\nlet q[n+1] = p[n]\nshow p[T] <= 0';
    expect(said(two, { T: 500 })).toBe('confirmed');
  });

  it('gives up where expressions nest too deeply, and never runs out of stack', () => {
    const deep = Array.from({ length: 400 }, (_, i) => `let d${i + 1} = (d${i} + 0) * 1 + 0`).join('\n');
    expect(said(`let d0 = 1\n${deep}\nshow d400 <= 0`, { T: 1 })).toBe('work');
  });
});

describe('a claim about a method', () => {
  const page = readFileSync('docs/method.md', 'utf8');
  const text = /````md averages\.md\n([\s\S]*?)````/.exec(page)![1]!;
  const { documents } = resolveDocuments([{ path: 'averages.md', text }], () => null);
  const claim = documents[0]!.claims.find(({ name }) => name === 'for_the_last')!;
  const at = { T: 2, R: '1', G: ['1', '1'], eta: ['1', '1'], d: '1', start: ['0'] };
  const judged = (slope: string[][], offset: string[], change = {}) => {
    const statement = claim.method!.inner.statements[0]!;
    const indices = new Array<number>(claim.method!.inner.slots).fill(0);
    indices[0] = 2;
    const point = pointOf(claim, { ...at, slope, offset, ...change });
    return recheck(claim, point, { statement, indices, outcome: 'violated' });
  };

  it('is run once more', () => {
    expect(judged([['1'], ['-1']], ['0', '0'])).toEqual({ kind: 'confirmed' });
    // In two dimensions and with a rate that is no rational number of few bits.
    expect(judged([['1'], ['-1']], ['0', '0'], { eta: ['1', '1/3'] })).toMatchObject({ kind: 'confirmed' });
  });

  it.each([
    ['a piece that is not active', [['1'], ['1']], ['0', '0'], {}],
    ['the minimum of the function', [['1'], ['-1']], ['1', '0'], {}],
    ['the norm of a gradient', [['1'], ['-2']], ['0', '0'], {}],
    ['the distance of theta[1]', [['1'], ['1']], ['0', '0'], { start: ['2'] }],
    ['the statement: holds', [['1'], ['-1']], ['0', '0'], { eta: ['1/10', '1'] }],
  ])('contradicts a wrong witness: %s', (about, slope, offset, change) => {
    expect(judged(slope, offset, change)).toEqual({ kind: 'disagrees', about });
  });

  it('has witnesses that are marked', () => {
    const report = checkClaim(claim, { seed: 1, cases: 100, maxHorizon: 4 });
    expect(report.verdict).toBe('refuted');
    expect(report.links[0]!.counterexample).toMatchObject({ rechecked: true, notRechecked: null });
  });
});

describe('a fault in the arithmetic of the judge', () => {
  const { sub } = binary64;
  afterEach(() => {
    Object.assign(binary64, { sub });
  });
  const lines = 'given x > 0\nshow x + 1 - x >= 0.5';
  const options = { seed: 1, cases: 20, maxHorizon: 1 };

  it('is an alarm', () => {
    expect(checkClaim(claimOf(lines), options).verdict).toBe('corroborated');
    Object.assign(binary64, { sub: (a: unknown) => binary64.neg(a as never) });
    const report = checkClaim(claimOf(lines), options);
    expect(report.verdict).toBe('contradiction');
    const [link] = report.links;
    expect(link!.counterexample).toMatchObject({ rechecked: false, notRechecked: 'disagreement' });
    expect(link!.conflict).toEqual({ kind: 'recheck', at: link!.counterexample!.at });
    expect(hasContradiction({ documents: [{ path: '', hash: '', claims: [report] }] })).toBe(true);
  });
});

it('a witness that both evaluators find is marked', () => {
  const report = checkClaim(claimOf('given x > 0\nshow x >= 1'), { seed: 1, cases: 20, maxHorizon: 1 });
  expect(report.links[0]!.counterexample).toMatchObject({ rechecked: true, notRechecked: null });
});
