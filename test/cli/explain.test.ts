import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/campaign/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const DOCUMENT = claimBlock(
  'telescope',
  `given R > 0
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
let eta[t] = R / sqrt(V[t])
show sum(t in 1..T, eta[t] * G[t]^2) <= 2 * R * sqrt(V[T])`,
);

function explain(at: unknown, ...more: string[]) {
  return withFolder({ 'a.md': DOCUMENT }, (folder) =>
    lakatos(['explain', 'telescope', '--in', 'a.md', '--at', JSON.stringify(at), ...more], folder),
  );
}

describe('lakatos explain', () => {
  it('shows definitions, both sides and the answer', () => {
    const { status, stdout } = explain({ T: 2, R: 1, G: ['3', '4'] });
    expect(stdout).toBe(`telescope at T = 2, R = 1, G = (3, 4)

definitions
  V[1] = 9
  V[2] = 25
  eta[1] = 0.33333333…
  eta[2] = 0.2

statements
  link: sum(t in 1..T, eta[t] * G[t]^2) <= 2 * R * sqrt(V[T])
    left 6.2   right 10
    holds
`);
    expect(status).toBe(0);
  });

  it('says the same as JSON', () => {
    const { stdout } = explain({ T: 2, R: '1', G: ['3', '4'] }, '--json');
    const explanation = JSON.parse(stdout) as Explanation;
    expect(explanation.claim).toBe('telescope');
    expect(explanation.at).toEqual({ T: 2, R: '1', G: ['3', '4'] });
    expect(explanation.definitions['V[2]']).toEqual({ lower: '25', upper: '25' });
    expect(explanation.links).toHaveLength(1);
    expect(explanation.links[0]).toMatchObject({ kind: 'link', relation: '<=', holds: 'yes' });
    expect(Number(explanation.links[0]!.lhs!.lower)).toBeCloseTo(6.2, 12);
    expect(explanation.assumptions.every(({ holds }) => holds === 'yes')).toBe(true);
  });

  it.each([
    [{ T: 2, R: 1, G: [1] }, 'G has 1 entries', 'at T = 2, G is an array of length 2'],
    [{ T: 2, R: 1 }, 'the point does not say what G is', 'telescope takes T, R, G'],
    [{ T: 2, R: 1, G: [1, 1], alpha: 1 }, 'the point gives alpha', 'telescope takes T, R, G'],
    [{ T: 1, R: 0, G: [1] }, 'the point is outside the domain: R > 0 does not hold', ''],
    [{ T: 2, R: 1, G: [1, -1] }, 'G[t] > 0 at t = 2 does not hold', ''],
    [{ T: 0, R: 1, G: [] }, 'T is 0', 'positive integer'],
    [{ T: 1.5, R: 1, G: [1] }, 'T is 1.5', 'positive integer'],
    [{ T: 1, R: 'one', G: [1] }, 'R is "one"', 'a number is an integer, a decimal'],
    [{ T: 1, R: '1/0', G: [1] }, 'R is "1/0"', ''],
    [{ T: 1, R: null, G: [1] }, 'R is null', ''],
    [[1, 2], 'a point is a JSON object', ''],
    [{ T: 1, R: '9'.repeat(500), G: [1] }, 'R has 500 characters', ''],
    [{ T: 1e14, R: 1, G: [1] }, 'the limit is 1000000', ''],
    [{ T: 1, R: 1.2345678901234567, G: [1] }, 'R is a number of more than 15 digits', 'write it as text'],
  ])('ends with 2 on the point %j', (at, message, advice) => {
    const { status, stderr } = explain(at);
    expect(stderr).toContain(message);
    expect(stderr).toContain(advice);
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(status).toBe(2);
  });

  it('takes no text that is not JSON', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const { status, stderr } = lakatos(['explain', 'telescope', '--in', 'a.md', '--at', 'T=1'], folder);
      expect(stderr).toContain('--at is not JSON');
      expect(status).toBe(2);
    });
  });

  it('shows why a side does not exist, and that an assumption fails', () => {
    const document = claimBlock('c', 'given x\nassume x >= 1\nshow 1/x >= 0');
    withFolder({ 'a.md': document }, (folder) => {
      const { stdout } = lakatos(['explain', 'c', '--in', 'a.md', '--at', '{"T":1,"x":0}'], folder);
      expect(stdout).toContain('premises that do not hold here');
      expect(stdout).toContain('the left side does not exist: division by zero in 1 / x');
    });
  });
});
