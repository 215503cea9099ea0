import { describe, expect, it } from 'vitest';
import { binary64, decimalArithmetic, exact } from '../../src/arithmetic/index.js';
import { Interpreter, Missing, type Point, scansOf } from '../../src/evaluation/index.js';
import { type Claim, ProblemError } from '../../src/language/index.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

function interpreter<N>(claim: Claim, point: Point, arithmetic: { integer(n: number): N }): Interpreter<N> {
  const scans = scansOf([...claim.definitions.map((d) => d.body), ...claim.statements.map((s) => s.left)]);
  return new Interpreter<N>(claim, point, arithmetic as never, scans);
}

/** The exact text of the left side of the claim's first link. */
function leftOf(lines: string, json: Record<string, unknown>): string {
  const claim = claimOf(lines);
  const point = pointOf(claim, json);
  const value = interpreter(claim, point, exact).value(claim.statements[0]!.left, []);
  if (value instanceof Missing) return `${value.certainty}: ${value.reason}`;
  const { lower, upper } = exact.text(value);
  return lower === upper ? lower : `${lower}..${upper}`;
}

describe('the interpreter', () => {
  it.each([
    ['1 + 2 * 3 = 0', '7'],
    ['2 ^ 3 ^ 2 = 0', '512'],
    ['-2 ^ 2 = 0', '-4'],
    ['(0 - 2) ^ -1 = 0', '-0.5'],
    ['7 / 2 - 1 = 0', '2.5'],
    ['sqrt(9/4) = 0', '1.5'],
    ['sqrt(8) * sqrt(2) = 0', '4'],
    ['min(3, 1, 2) + max(1, 4) = 0', '5'],
    ['abs(1 - 4) = 0', '3'],
    ['sum(k in 1..T, k) = 0', '10'],
    ['sum(k in 2..1, k) = 0', '0'],
    ['prod(k in 2..1, k) = 0', '1'],
    ['prod(k in 1..T, k) = 0', '24'],
    ['sum(k in 1..T, sum(j in k..T, j)) = 0', '30'],
    ['0 ^ 0 = 0', '1'],
    ['0.1 = 0', '0.1'],
  ])('evaluates %s', (show, expected) => {
    expect(leftOf(`show ${show}`, { T: 4 })).toBe(expected);
  });

  it.each([
    ['1 / (T - 4) = 0', 'does not exist: division by zero'],
    ['sqrt(T - 5) = 0', 'does not exist: square root of a negative number'],
    ['ln(T - 4) = 0', 'does not exist: logarithm of a nonpositive number'],
    ['(T - 4) ^ -2 = 0', 'does not exist: zero to a negative power'],
    ['sqrt(1 + sqrt(2)) = 0', 'unknown: not representable'],
    ['sqrt(1 + sqrt(2)) + 1 / (T - 4) = 0', 'does not exist: division by zero'],
    ['sum(k in 1..T, 1 / (k - 2)) = 0', 'does not exist: division by zero'],
    ['max(sqrt(1 + sqrt(2)), 1 / (T - 4)) = 0', 'does not exist: division by zero'],
  ])('says of %s that it %s', (show, expected) => {
    expect(leftOf(`show ${show}`, { T: 4 })).toBe(expected);
  });

  it('reads sequences and families from index 1', () => {
    const lines = 'given d in 1..3\ngiven g[t, i] for i in 1..d\nshow g[2, 1] + 10 * g[1, 2] = 0';
    expect(
      leftOf(lines, {
        T: 2,
        d: 2,
        g: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toBe('23');
  });

  it('reports an index out of range with its place and T', () => {
    const claim = claimOf('given G[t]\nshow G[T + 1] = 0');
    const point = pointOf(claim, { T: 2, G: [1, 2] });
    const run = () => interpreter(claim, point, exact).value(claim.statements[0]!.left, []);
    expect(run).toThrow(ProblemError);
    expect(run).toThrow('G is read at index 3, but at T = 2 it runs over 1..2');
  });

  it('refuses a sum of more terms than the limit by name', () => {
    const claim = claimOf('show sum(k in 1..1000000000, k) = 0');
    const point = pointOf(claim, { T: 1 });
    const run = () => interpreter(claim, point, binary64).value(claim.statements[0]!.left, []);
    expect(run).toThrow('this range has 1000000000 terms; the limit is 10000000');
  });

  it.each([
    ['prefix', 'let V[t] = sum(k in 1..t, 1/k)\nshow sum(t in 1..T, V[t]) = 0'],
    ['suffix', 'let V[t] = sum(k in t..T, 1/k)\nshow sum(t in 1..T, V[t]) = 0'],
    ['shifted suffix', 'let V[t] = sum(k in min(t+1, T)..T, 1/k)\nshow sum(t in 1..T, V[t]) = 0'],
    ['product', 'let V[t] = prod(k in 1..t, 1 + 1/k)\nshow sum(t in 1..T, V[t]) = 0'],
  ])('takes linear time for a %s', (_, lines) => {
    const claim = claimOf(lines);
    const steps = (T: number): number => {
      const run = interpreter(claim, pointOf(claim, { T }), binary64);
      run.value(claim.statements[0]!.left, []);
      return run.work;
    };
    expect(steps(2000) / steps(1000)).toBeLessThan(2.1);
  });

  it('gives the same sum by scan and afresh', () => {
    const scanned = 'let V[t] = sum(k in 1..t, 1/k^2)\nshow sum(t in 1..T, V[t]) = 0';
    const afresh = 'show sum(t in 1..T, sum(k in 1..t, 1/k^2)) = 0';
    expect(leftOf(scanned, { T: 9 })).toBe(leftOf(afresh, { T: 9 }));
  });

  it('encloses in every arithmetic', () => {
    const claim = claimOf('show sum(k in 1..T, 1/k) = 0');
    const point = pointOf(claim, { T: 50 });
    const exactly = interpreter(claim, point, exact).value(claim.statements[0]!.left, []);
    const bounds = (arithmetic: typeof binary64 | ReturnType<typeof decimalArithmetic>) => {
      const value = interpreter(claim, point, arithmetic as never).value(claim.statements[0]!.left, []);
      return arithmetic.bounds(value as never);
    };
    const truth = exact.bounds(exactly as never);
    for (const arithmetic of [binary64, decimalArithmetic(40)]) {
      expect(bounds(arithmetic).lower).toBeLessThanOrEqual(truth.upper);
      expect(bounds(arithmetic).upper).toBeGreaterThanOrEqual(truth.lower);
    }
  });
});
