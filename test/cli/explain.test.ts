import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    [{ T: 1e14, R: 1, G: [1] }, 'the limit is 300000', ''],
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

  const CONSTANTS = `${claimBlock('halves', 'given x > 0\nshow x <= x / 2')}${claimBlock('holds', 'given x > 0\nshow x <= x + 1')}`;

  it('has status 1 where the claim fails, and 0 where only a premise does', () => {
    const document = claimBlock('c', 'given x\nassume x >= 1\nshow x >= 2');
    withFolder({ 'a.md': document }, (folder) => {
      const statusAt = (x: number) =>
        lakatos(['explain', 'c', '--in', 'a.md', '--at', JSON.stringify({ x })], folder).status;
      expect([0, 1, 2].map(statusAt)).toEqual([0, 1, 0]);
    });
  });

  it('has status 1 where a side does not exist', () => {
    withFolder({ 'a.md': claimBlock('c', 'given x >= 0\nshow 1/x >= 0') }, (folder) => {
      expect(lakatos(['explain', 'c', '--in', 'a.md', '--at', '{"x":0}'], folder).status).toBe(1);
    });
  });

  it('needs T only where the claim depends on it', () => {
    withFolder(
      { 'a.md': CONSTANTS + claimBlock('long', 'given x > 0\nlet s = T * x\nshow x <= s') },
      (folder) => {
        const at = (name: string) => lakatos(['explain', name, '--at', '{"x":3}'], folder);
        expect(at('holds').stdout).toContain('holds at T = 1, x = 3');
        expect(at('long').stderr).toContain('the point does not say what T is');
        expect(at('long').status).toBe(2);
      },
    );
  });

  it('takes the kept failure, else what a hunt finds, and the point of a failure file', () => {
    withFolder({ 'a.md': CONSTANTS }, (folder) => {
      const hunted = lakatos(['explain', 'halves'], folder);
      expect(hunted.stderr).toContain('at a point where it fails, found by a hunt (seed 1, 1,000 cases)');
      expect(hunted.status).toBe(1);
      const tightest = lakatos(['explain', 'holds'], folder);
      expect(tightest.stderr).toContain('at the tightest point, found by a hunt');
      expect(tightest.status).toBe(0);
      const check = lakatos(['check', 'a.md', '--cases', '50'], folder);
      const file = /lakatos replay (\S+)/.exec(check.stdout)![1]!;
      const kept = lakatos(['explain', 'halves'], folder);
      expect(kept.stderr).toContain(`at the failure that was kept in ${file}`);
      expect(kept.stdout).toContain('does not hold');
      expect(lakatos(['explain', 'halves', '--failure', file], folder).stdout).toBe(kept.stdout);
      expect(lakatos(['explain', 'holds', '--failure', file], folder).stderr).toContain(
        'the failure is of halves, not of holds',
      );
      expect(lakatos(['explain', 'halves', '--failure', file, '--at', '{"x":1}'], folder).status).toBe(2);
    });
  });

  it('looks at proofs, and where there is none at the documents of this folder', () => {
    withFolder({ 'a.md': CONSTANTS }, (folder) => {
      expect(lakatos(['explain', 'holds', '--at', '{"x":1}'], folder).status).toBe(0);
      for (const command of ['explain', 'sharpen']) {
        const missing = lakatos(
          [command, 'hold', '--max-horizon', '1'].slice(0, command === 'sharpen' ? 4 : 2),
          folder,
        );
        expect(missing.stderr).toContain('there is no claim hold in the documents of this folder');
        expect(missing.stderr).toContain('did you mean holds?; other documents are named with --in PATH');
      }
      expect(lakatos(['sharpen', 'holds', '--max-horizon', '1'], folder).status).toBe(0);
      mkdirSync(join(folder, 'proofs'));
      writeFileSync(join(folder, 'proofs', 'b.md'), claimBlock('other', 'show 1 <= 2'));
      expect(lakatos(['explain', 'holds', '--at', '{"x":1}'], folder).stderr).toContain(
        'there is no claim holds in proofs',
      );
    });
  });
});
