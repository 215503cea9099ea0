import { describe, expect, it } from 'vitest';
import type { GuaranteeSheet } from '../../src/campaign/index.js';
import { lakatos } from '../support/command.js';

const QUICK = ['--bounds', 'proofs/part-1-average-loss.md', '--max-horizon', '3'];
const PART_5 = 'proofs/part-5-gradient-schedules.md';

describe('lakatos fuzz', () => {
  it('writes a sheet for people and one for programs, and ends with 1 when a factor is refuted', () => {
    const args = ['fuzz', PART_5, '--name', 'adagrad_norm', ...QUICK, '--target', '1.1'];
    const { status, stdout } = lakatos(args);
    expect(stdout).toContain('average_bounded');
    expect(stdout).toContain('Value <= 1.1 times the reference is guaranteed by no bound.');
    expect(status).toBe(1);
    const sheet = JSON.parse(lakatos([...args, '--json', '-']).stdout) as GuaranteeSheet;
    expect(sheet).toMatchObject({ schema: 'lakatos-guarantees/3', name: 'adagrad_norm' });
    expect(sheet.target).toEqual({ factor: '1.1', survives: false });
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
