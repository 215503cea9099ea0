import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuaranteeSheet } from '../../src/campaign/index.js';
import { lakatos, withFolder } from '../support/command.js';

const QUICK = ['--bounds', 'proofs/part-1-average-loss.md', '--max-horizon', '3'];
const PART_5 = 'proofs/part-5-gradient-schedules.md';

describe('lakatos fuzz', () => {
  it('writes a sheet for people and one for programs, and ends with 1 when a factor is refuted', () => {
    const args = ['fuzz', PART_5, '--name', 'adagrad_norm', ...QUICK, '--target', '1.1'];
    withFolder({}, (folder) => {
      const file = join(folder, 'sheet.json');
      const { status, stdout } = lakatos([...args, '--json', file]);
      expect(stdout).toContain('average_bounded');
      expect(stdout).toContain('Value <= 1.1 times the reference is guaranteed by no bound.');
      expect(status).toBe(1);
      const sheet = JSON.parse(readFileSync(file, 'utf8')) as GuaranteeSheet;
      expect(sheet).toMatchObject({ schema: 'lakatos-guarantees/4', name: 'adagrad_norm' });
      expect(sheet.target).toEqual({ factor: '1.1', survives: false });
    });
  });

  it('proves a factor with a definite function in the place of the best scale, or says that none was sought', () => {
    const args = ['--given', 'G > 0', '--metric', 'weighted', '--max-horizon', '64', '--json', '-'];
    const sheet = JSON.parse(lakatos(['fuzz', '--schedule', 'linear', ...args]).stdout) as GuaranteeSheet;
    const [row] = sheet.rows;
    // 1/c + c/3 is least, 2/sqrt(3) = 1.1547, at c = sqrt(3).
    expect(row).toMatchObject({ verdict: 'proved', scale: 'alpha = 5/3 * R / (G * sqrt(T))' });
    const [above, below] = row!.proved!.constant.split('/').map(Number) as [number, number];
    expect(above / below).toBeGreaterThan(3 / 5 + 5 / 9);
    expect(row!.proved!.text).toContain('let alpha = 5 / 3 * R / (G * sqrt(T))');
    const open = ['--given', 'beta in [0, 1]', '--schedule', 'eta[t] = alpha * (1 + beta)'];
    const { stdout } = lakatos(['fuzz', ...open, ...args.slice(0, -2)]);
    expect(stdout).toContain('proof      none was sought: alpha is chosen anew at each point');
  });

  it.each([
    [['--schedule', 'eta[t] = R / sqrt(V[t]'], '--schedule:1:18: error[unclosed-bracket]'],
    [[PART_5, '--name', 'warmup_decy'], 'did you mean warmup_decay?'],
    [[], 'no schedule is given'],
    [['--schedule', 'eta[t] = R', '--target', '-1'], 'It takes a positive number'],
    [['--schedule', 'eta[t] = R', '--bounds', 'docs/examples'], 'there is no bound in'],
  ])('ends with 2 on %j', (args, message) => {
    const { status, stderr } = lakatos(['fuzz', ...args]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at .*\.js:\d+/);
    expect(status).toBe(2);
  });
});
