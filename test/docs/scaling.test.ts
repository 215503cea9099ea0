import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

// The recipes of docs/scaling.md, run by a shell as their schedulers would: with few cases, two shards and a
// document of three claims. GNU parallel and Slurm themselves are in schedulers.test.ts; of the others it is left to faith
// that they set the variables that they promise.

const PAGE = readFileSync('docs/scaling.md', 'utf8');
const SHARDS = 2;

const DOCUMENT =
  claimBlock('holds', 'given x > 0\nshow x < x + 1') +
  claimBlock('fails', 'given x > 0\nshow x <= 2') +
  claimBlock('ties', 'given x, y > 0\nshow x + y >= max(x, y)');

/** The hunt of the section with this title, and how its scheduler says which shard it is (from 1). */
const RECIPES: readonly (readonly [string, RegExp, (shard: number) => Record<string, string>])[] = [
  ['GNU parallel', /parallel '(.*)'/, () => ({})],
  ['A matrix of GitHub Actions', /- run: (npx lakatos check .*)/, () => ({})],
  [
    'A Slurm array',
    /exec (node_modules\/\.bin\/lakatos check .*)/,
    (shard) => ({ SLURM_ARRAY_TASK_ID: String(shard), SLURM_CPUS_PER_TASK: '2' }),
  ],
  [
    'An indexed Job of Kubernetes',
    /- (\/paper\/node_modules\/\.bin\/lakatos check .*)/,
    (shard) => ({ JOB_COMPLETION_INDEX: String(shard - 1) }),
  ],
];

function huntOf(title: string, pattern: RegExp): string {
  const section = PAGE.split('### ').find((text) => text.startsWith(title))!;
  return pattern.exec(section)![1]!;
}

describe('the recipes for schedulers', () => {
  const whole = withFolder({ 'a.md': DOCUMENT }, (folder) => {
    lakatos(['check', 'a.md', '--cases', '20', '--no-failures', '--json', 'whole.json'], folder);
    return readFileSync(join(folder, 'whole.json'), 'utf8');
  });

  it.each(RECIPES)('%s', (title, pattern, environment) => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const hunt = huntOf(title, pattern);
      for (let shard = 1; shard <= SHARDS; shard += 1) {
        const command = hunt
          .replaceAll('{}', String(shard))
          .replace(/\$\{\{ matrix\.shard \}\}/g, String(shard))
          .replace(
            /npx lakatos|\S*node_modules\/\.bin\/lakatos/,
            `"${process.execPath}" "${resolve('dist/command/main.js')}"`,
          )
          .replace(/check \S+ --cases \S+/, 'check a.md --cases 20')
          .replace('/8', `/${SHARDS}`);
        const { status, stderr } = spawnSync('sh', ['-c', command], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, ...environment(shard) },
        });
        expect([0, 1], stderr).toContain(status);
      }
      const files = spawnSync('sh', ['-c', 'echo shard-*.json'], { cwd: folder, encoding: 'utf8' }).stdout;
      const { status } = lakatos(['merge', ...files.trim().split(' '), '--json', 'merged.json'], folder);
      expect(status).toBe(1);
      expect(readFileSync(join(folder, 'merged.json'), 'utf8')).toBe(whole);
    });
  });
});
