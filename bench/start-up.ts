import { spawnSync } from 'node:child_process';

const COMMAND = 'dist/cli/main.js';
const REPEATS = 7;

const RUNS = {
  help: ['--help'],
  check: ['check', 'proofs/part-1-average-loss.md', '--claim', 'distance_expansion', '--no-failures'],
} as const;

export type StartUp = Record<keyof typeof RUNS, { readonly command: string; readonly milliseconds: number }>;

/** The time of the whole process, the best of some: what a person waits for. */
export function startUp(): StartUp {
  const measured = Object.entries(RUNS).map(([name, args]) => {
    const times = Array.from({ length: REPEATS }, () => {
      const started = performance.now();
      const { status } = spawnSync(process.execPath, [COMMAND, ...args]);
      if (status !== 0) throw new Error(`lakatos ${args.join(' ')} ended with ${status}`);
      return performance.now() - started;
    });
    const command = `lakatos ${args.filter((arg) => arg !== '--no-failures').join(' ')}`;
    return [name, { command, milliseconds: Math.min(...times) }];
  });
  return Object.fromEntries(measured) as StartUp;
}
