import { describe, expect, it } from 'vitest';
import { type Bounds, binary64, exact } from '../../src/arithmetic/index.js';
import { Interpreter, scansOf } from '../../src/evaluation/index.js';
import { type Claim, ProblemError, printDefinition } from '../../src/language/index.js';
import { claimOf } from '../support/claim-of.js';

function valueAt(claim: Claim, horizon: number, arithmetic = binary64): unknown {
  const { left } = claim.statements[0]!;
  const scans = scansOf([...claim.definitions.map(({ body }) => body), left]);
  return new Interpreter(claim, { horizon, values: [] }, arithmetic, scans).value(left, []);
}

function problemOf(lines: string, horizon: number): string {
  try {
    valueAt(claimOf(lines), horizon);
  } catch (error) {
    if (error instanceof ProblemError) {
      const { code, message, place } = error.problem;
      return `${code}: ${message} (${place!.source.text.slice(place!.start, place!.end)})`;
    }
    throw error;
  }
  return 'no problem';
}

describe('a recursion', () => {
  it('is evaluated without depth, whatever the index that is asked for first', () => {
    const lines = 'let a[1] = 1\nlet a[n+1] = (a[n] + 2 / a[n]) / 2\nshow a[T] >= 0';
    const { lower, upper } = valueAt(claimOf(lines), 50_000) as Bounds;
    expect(lower).toBeLessThanOrEqual(Math.SQRT2);
    expect(upper).toBeGreaterThanOrEqual(Math.SQRT2);
  });

  it('goes on from others, and through sums of its own past, without depth', () => {
    const lines =
      'let x[1] = 1\nlet x[n+1] = x[n] / 2 + 1 / V[n]\nlet V[n] = sum(k in 1..n, x[k]^2) + y[n]\nlet y[1] = 0\nlet y[n+1] = y[n] / 2 + x[n]\nshow V[T] >= 0';
    expect((valueAt(claimOf(lines), 10_000) as Bounds).lower).toBeGreaterThan(1);
  });

  it('keeps the index of whoever reads it', () => {
    const lines = 'let a[0] = 1\nlet a[n+1] = a[n] * (n + 1)\nshow a[T] + sum(k in 1..T, a[T-k] * k) >= 0';
    // 24 + 1*6 + 2*2 + 3*1 + 4*1
    expect(exact.text(valueAt(claimOf(lines), 4, exact as never) as never).lower).toBe('41');
  });

  it('that reads an index before its first is a mistake with a place', () => {
    expect(problemOf('let a[1] = 1\nlet a[n+1] = a[n] / 2\nshow a[0] >= 0', 3)).toBe(
      'index-not-defined: a is read at index 0, but at T = 3 it is defined from index 1 on (a[0])',
    );
    expect(problemOf('let a[1] = 1\nlet a[n] = a[n-1] + a[n-2]\nshow a[T] >= 0', 3)).toBe(
      'index-not-defined: a is read at index 0, but at T = 3 it is defined from index 1 on (a[n-2])',
    );
    expect(problemOf('let S[T] = 1\nlet S[t-1] = S[t] / 2\nshow S[T+1] >= 0', 3)).toBe(
      'index-not-defined: S is read at index 4, but at T = 3 it is defined up to index 3 (S[T+1])',
    );
  });

  it('that needs a value to compute it is a mistake', () => {
    expect(problemOf('let a[1] = 1\nlet a[n] = a[n-1] + a[n]\nshow a[T] >= 0', 2)).toMatch(
      /^value-needs-itself: at T = 2 the value of a at index 2/,
    );
    expect(
      problemOf('let a[1] = 1\nlet a[n+1] = b[n+1]\nlet b[1] = 1\nlet b[n+1] = a[n+1]\nshow a[T] >= 0', 2),
    ).toMatch(/^value-needs-itself/);
  });

  it('prints as its first values and its step, and is read again the same', () => {
    const lines = 'let f[0] = 0\nlet f[1] = 1\nlet f[n+2] = f[n+1] + n * f[n]';
    const { definitions } = claimOf(`${lines}\nshow f[T] >= 0`);
    const printed = printDefinition(definitions[0]!);
    expect(printed).toBe('let f[0] = 0\nlet f[1] = 1\nlet f[n] = f[n-1] + (n - 2) * f[n-2]');
    expect(printDefinition(claimOf(`${printed}\nshow f[T] >= 0`).definitions[0]!)).toBe(printed);
  });
});
