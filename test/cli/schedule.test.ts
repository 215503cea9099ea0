import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

const ENDS = { lower: expect.stringMatching(/^\d+\.\d{12,}/), upper: expect.stringMatching(/^\d+\.\d{12,}/) };

/** A log of every step, with norms that fall at first. */
const log = (steps: number) =>
  ['step,grad_norm', ...Array.from({ length: steps }, (_, i) => `${i + 1},${1 + 5 / (i + 1)}`), ''].join(
    '\n',
  );

/** A `torch` that calls the function of a schedule as the real one does: with 0, 1, … */
const TORCH = `class LambdaLR:
    def __init__(self, optimizer, function):
        self.factors = [function(step) for step in range(optimizer)]
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('lakatos schedule', () => {
  it('answers one schedule and one horizon as a whole question, as data', () => {
    withFolder({}, (folder) => {
      const file = join(folder, 'bounds.json');
      const { status } = lakatos(['schedule', '--schedule', 'cosine', '--T', '4000', '--json', file]);
      expect(status).toBe(0);
      const { schedules } = JSON.parse(readFileSync(file, 'utf8'));
      expect(schedules).toMatchObject([{ name: 'cosine', T: 4000 }]);
      expect(schedules[0].bounds).toContainEqual({
        bound: 'last_general',
        metric: 'last',
        baseRate: ENDS,
        value: ENDS,
      });
      for (const { value } of schedules[0].bounds) {
        expect(Number(value.upper) / Number(value.lower) - 1).toBeLessThan(1e-12);
      }
    });
  });

  it('writes the bounds and every rate as CSV, with names in quotes where they have to be', () => {
    withFolder({}, (folder) => {
      const [bounds, rates] = [join(folder, 'bounds.csv'), join(folder, 'rates.csv')];
      const args = ['--schedule', 'wsd(0.5, 0)', '--T', '4', '--bounds', 'last_general'];
      expect(lakatos(['schedule', ...args, '--csv', bounds, '--rates', rates]).status).toBe(0);
      const [header, row] = readFileSync(bounds, 'utf8').split('\n');
      expect(header).toBe('schedule,T,metric,bound,value_lower,value_upper,base_rate_lower,base_rate_upper');
      expect(row).toMatch(/^"wsd\(0\.5, 0\)",4,last,last_general,1\.\d+,1\.\d+,0\.\d+,0\.\d+$/);
      // eta = 1, 1, 1, 1/2: the squares over the rates that follow, over the sum of rates.
      expect(Number(/general,([\d.]+)/.exec(row!)![1])).toBeCloseTo(
        Math.sqrt((2 / 5 + 2 / 3 + 2 + 1 / 2) / (7 / 2)),
        14,
      );
      expect(readFileSync(rates, 'utf8')).toBe(
        'step,"wsd(0.5, 0), T = 4",grad_norm\n1,1,1\n2,1,1\n3,1,1\n4,0.5,1\n',
      );
    });
  });

  it.skipIf(!hasPython).each([
    ['in the snippet itself', 40],
    ['in the file beside it, wherever Python was started', 300],
  ])('gives PyTorch the rates of the refined schedule, %s', (_, steps) => {
    withFolder({ 'run.csv': log(steps) }, (folder) => {
      mkdirSync(join(folder, 'torch/optim'), { recursive: true });
      writeFileSync(join(folder, 'torch/__init__.py'), '');
      writeFileSync(join(folder, 'torch/optim/__init__.py'), '');
      writeFileSync(join(folder, 'torch/optim/lr_scheduler.py'), TORCH);
      mkdirSync(join(folder, 'made'));
      const files = ['--refine', 'made/next.csv', '--pytorch', 'next.py'];
      expect(lakatos(['schedule', '--gradients', 'run.csv', ...files], folder).status).toBe(0);
      const rates = readFileSync(join(folder, 'made/next.csv'), 'utf8').trim().split('\n').slice(1);
      const script = `import sys; sys.path.insert(0, ${JSON.stringify(folder)}); import next; print(next.refined_schedule(${steps + 2}).factors)`;
      const { stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', cwd: '/' });
      expect(stderr).toBe('');
      const factors = JSON.parse(stdout) as number[];
      expect(factors.slice(0, steps)).toEqual(rates.map((line) => Number(line.split(',')[1])));
      // Larger where gradients are smaller: it begins with a warm-up, and ends with 0, which stays.
      expect(factors[0]).toBeLessThan(factors[5]!);
      expect(factors.slice(steps - 1)).toEqual([0, 0, 0]);
    });
  });

  it('lets the user choose parameters in a sheet of fuzz, too', () => {
    const args = [
      '--given',
      'G > 0',
      '--bounds',
      'proofs/part-4-linear-decay.md',
      '--max-horizon',
      '2',
      '--no-prove',
      '--json',
      '-',
    ];
    const { stdout } = lakatos(['fuzz', '--schedule', 'wsd(c)', '--tune', 'c in [0.1, 0.5]', ...args]);
    const sheet = JSON.parse(stdout);
    expect(sheet.tuned).toEqual(expect.arrayContaining(['c', 'alpha']));
    expect(
      sheet.rows.find(({ bound }: { bound: string }) => bound === 'last_general').ratio.horizons,
    ).toHaveLength(2);
  });

  it('knows the schedules of the tool beside those of a document of its user', () => {
    const own = '```schedule mine(warmup)\ngiven warmup in [0, 1)\nlet eta[t] = 1 - t / (T + 1)\n```\n';
    withFolder({ 'own.md': own }, (folder) => {
      const args = ['--schedule', 'mine', '--schedule', 'wsd-sqrt', '--T', '10', '--metric', 'last'];
      const { status, stdout } = lakatos(['schedule', ...args, '--in', 'own.md'], folder);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^ {2}mine .*last_top_down$/m);
      expect(stdout).toMatch(/^ {2}wsd-sqrt /m);
    });
    const { stderr } = lakatos(['schedule', '--schedule', 'cosin', '--T', '10']);
    expect(stderr).toContain('help: did you mean cosine?');
  });
});
