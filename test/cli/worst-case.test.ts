import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { lakatos, withFolder } from '../support/command.js';

describe('lakatos worst-case', () => {
  it('writes a bracket, a function and multipliers', () => {
    withFolder({}, (folder) => {
      const file = join(folder, 'bracket.json');
      const args = ['--T', '3', '--eta', '["1/3", 0.25, "1e-1"]', '--G', '[1, 2, "0.5"]', '--R', '2'];
      expect(lakatos(['worst-case', ...args, '--json', file]).status).toBe(0);
      const { lower, upper, witness, multipliers } = JSON.parse(readFileSync(file, 'utf8'));
      const [low, high] = [Rational.parse(lower)!, Rational.parse(upper)!];
      expect(low.compare(high)).toBeLessThanOrEqual(0);
      expect(high.sub(low).div(high).approximate()).toBeLessThan(1e-7);
      expect(witness.choices).toEqual([0, 1, 2]);
      expect(witness.pieces.length).toBe(4);
      expect(multipliers.norms.length).toBe(3);
    });
  });

  it('reads numbers exactly: a decimal is that decimal', () => {
    const at = (eta: string) =>
      lakatos(['worst-case', '--T', '2', '--eta', eta, '--G', '1', '--json', '-']).stdout;
    expect(at('0.1')).toBe(at('"1/10"'));
    expect(at('[0.1, 7]')).toBe(at('0.1'));
  });

  const wrong: [string[], string][] = [
    [['--T', '2', '--eta', '[1', '--G', '1'], 'is not JSON'],
    [['--T', '3', '--eta', '1', '--G', '[1, 2]'], 'there are 2 numbers, not 3'],
    [['--T', '2', '--eta', '-1', '--G', '1'], 'is -1'],
    [['--T', '2', '--eta', '1', '--G', '0'], 'is 0'],
    [['--T', '2', '--eta', '[true, 1]', '--G', '1'], 'is true'],
    [['--T', '2', '--eta', '1', '--G', '1', '--metric', 'worst'], 'there is no metric'],
    [['--T', '2', '--eta', '1', '--G', '1', '--metric', 'weighted:[0, 0]'], 'all weights are 0'],
    [['--T', '500', '--eta', '1', '--G', '1'], 'from 1 to 80'],
  ];
  it.each(wrong)('%j is a mistake', (args, message) => {
    const { status, stderr, stdout } = lakatos(['worst-case', ...args]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
