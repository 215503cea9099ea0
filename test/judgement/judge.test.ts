import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/judgement/index.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

function examine(lines: string, json: Record<string, unknown>) {
  const claim = claimOf(lines);
  return new Judge(claim).examine(pointOf(claim, json));
}

/** Outcome and rung of the first link. */
function first(lines: string, json: Record<string, unknown>) {
  const finding = examine(lines, json).findings[0]!;
  return 'decidedBy' in finding ? `${finding.outcome} by ${finding.decidedBy}` : finding.outcome;
}

describe('the judge', () => {
  it.each([
    ['show 1 <= 2', 'holds by binary64'],
    ['show 2 <= 1', 'violated by binary64'],
    ['show 1 <= 1', 'holds by binary64'],
    ['show 1 < 1', 'violated by binary64'],
    ['show 0.1 + 0.2 = 0.3', 'holds by rational'],
    // What binary64 leaves open between rationals is decided exactly, before more digits are tried.
    ['show 0.1 + 0.2 < 0.3', 'violated by rational'],
    ['show 0.1 + 0.2 <= 0.3', 'holds by rational'],
    ['show 1/3 * 3 >= 1', 'holds by rational'],
    // A difference of 10^-25 is invisible to binary64 and plain to 40 digits.
    ['show 1/3 + 1/10^25 <= 1/3', 'violated by rational'],
    ['show 1/3 <= 1/3 + 1/10^25', 'holds by rational'],
    // Neither side is exact, and 40 digits tell them apart.
    ['show ln(3) + 1/10^25 <= ln(3)', 'violated by rational'],
    ['show ln(3) <= ln(3) + 1/10^25', 'holds by rational'],
    // 10^-60 is between the rungs of 40 and 80 digits; no square roots, so exact arithmetic decides it first.
    ['show 1/3 + 1/10^60 <= 1/3', 'violated by rational'],
    ['show ln(3) + 1/10^60 <= ln(3)', 'violated by rational'],
    ['show sqrt(3 + 2*sqrt(2)) + 1/10^60 <= 1 + sqrt(2)', 'violated by decimal'],
    // Sums of square roots: equal to any number of digits, decided exactly.
    ['show sqrt(2) + sqrt(8) = 3 * sqrt(2)', 'holds by rational'],
    ['show sqrt(2) + sqrt(3) <= sqrt(5 + 2 * sqrt(6))', 'open'],
    ['show ln(6) = ln(2) + ln(3)', 'holds by rational'],
    ['show ln(6) <= ln(2) + ln(3)', 'holds by rational'],
    ['show ln(6) < ln(2) + ln(3)', 'violated by rational'],
    ['show exp(1) * 2^(1/3) <= exp(2) / exp(1) * 4^(1/6)', 'holds by rational'],
    ['show sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)', 'holds by decimal'],
    ['show sqrt(3 + 2*sqrt(2)) <= 1 + sqrt(2)', 'open'],
    ['show 1/(T-1) <= 5', 'does not exist'],
    ['show ln(6) - ln(2) - ln(3) = 1/10^30', 'violated by rational'],
    ['show sqrt(3 + 2*sqrt(2)) - sqrt(2) - 1 = 1/10^30', 'violated by decimal'],
  ])('%s: %s', (lines, expected) => {
    expect(first(lines, { T: 1 })).toBe(expected);
  });

  it('counts a tie only when both sides are equal for certain', () => {
    const tie = (lines: string) => {
      const finding = examine(lines, { T: 1 }).findings[0]!;
      return finding.outcome === 'holds' && finding.tie;
    };
    expect(tie('show 1 <= 1')).toBe(true);
    expect(tie('show 1/3 + 1/3 <= 2/3')).toBe(true);
    expect(tie('show 1 <= 2')).toBe(false);
  });

  it('reports to how many digits an undecidable equality agrees', () => {
    const finding = examine('show sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)', { T: 1 }).findings[0]!;
    expect(finding.outcome === 'holds' && finding.agreeingDigits).toBeGreaterThanOrEqual(150);
  });

  it.each([
    ['given x > 0', { x: 0 }, 'no'],
    ['given x > 0', { x: '1e-300' }, 'yes'],
    ['given x >= 0', { x: 0 }, 'yes'],
    ['given x in [0, 1]', { x: '1.0000000000000000001' }, 'no'],
    ['given x in [0, 1]', { x: 1 }, 'yes'],
    ['given x < sqrt(2)', { x: '1.41421356237309504880168872420969807856967187537694' }, 'yes'],
    ['given x < sqrt(2)', { x: '1.41421356237309504880168872420969807856967187537695' }, 'no'],
    ['given x\nassume x^2 <= 2', { x: '1.5' }, 'no'],
    ['given x\nassume ln(x) >= 0', { x: '-1' }, 'no'],
    // Equal to every precision, by no exact arithmetic: not certain, so not admissible.
    ['given x\nassume ln(6) <= ln(2) + ln(3)', { x: 0 }, 'yes'],
    ['given x\nassume sqrt(3 + 2*sqrt(2)) <= 1 + sqrt(2)', { x: 0 }, 'unknown'],
    ['given x\nassume sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)', { x: 0 }, 'unknown'],
  ])('%s at %o: admissible %s', (givens, json, expected) => {
    expect(examine(`${givens}\nshow 1 <= 2`, { T: 1, ...json }).admissible).toBe(expected);
  });

  it.each([
    ['nonincreasing', [3, 2, 2], 'yes'],
    ['nonincreasing', [3, 2, '2.000000000000000000000001'], 'no'],
    ['nondecreasing', [1, 1, 2], 'yes'],
    ['nondecreasing', [1, 2, 1], 'no'],
  ])('a %s sequence %o: admissible %s', (shape, x, expected) => {
    expect(examine(`given x[t] > 0 ${shape}\nshow 1 <= 2`, { T: 3, x }).admissible).toBe(expected);
  });

  it('finds nothing at a point that is not admissible', () => {
    const examination = examine('given x > 0\nshow 2 <= 1', { T: 1, x: 0 });
    expect(examination.findings).toEqual([]);
    expect(examination.broken?.premise.relation).toBe('>');
  });

  it('checks a quantified link at every index, and nothing where there is none', () => {
    expect(first('show 2 * t <= 4 for t in 1..T', { T: 2 })).toBe('holds by binary64');
    expect(first('show 2 * t <= 4 for t in 1..T', { T: 3 })).toBe('violated by binary64');
    expect(first('show 1 <= 0 for t in 1..T-1', { T: 1 })).toBe('empty');
  });

  it('checks the chain from its first to its last member', () => {
    const { findings } = examine('show 1 = 1 <= 2 < 3', { T: 1 });
    expect(findings).toHaveLength(4);
  });

  it('writes a violation down with the fewest digits that show it', () => {
    const claim = claimOf('show ln(3) + 1/10^60 <= ln(3)');
    const judge = new Judge(claim);
    const sides = judge.certificate(claim.statements[0]!, pointOf(claim, { T: 1 }), [1]);
    expect(sides?.digits).toBe(80);
  });
});
