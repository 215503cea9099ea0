import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimBlock, lakatos } from '../support/command.js';
import { IS_WHOLE } from '../support/sampled.js';
import { Slurm } from '../support/slurm.js';

// The recipes of docs/scaling.md, run by GNU parallel and by a Slurm of one node: with two shards, few cases and a small document.

const PAGE = readFileSync('docs/scaling.md', 'utf8');
const DOCUMENT =
  claimBlock('holds', 'given x[t] > 0\nshow x[1] < sum(t in 1..T, x[t]) + 1') +
  claimBlock('fails', 'given x > 0\nshow x <= 2') +
  claimBlock('ties', 'given x, y > 0\nshow x + y >= max(x, y)');

/** The scripts of a section, for two shards of `a.md`. */
function scriptsOf(title: string, cases: number): string[] {
  const section = PAGE.split('### ').find((text) => text.startsWith(title))!;
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => {
    const script = match[1]!
      .replace('check proofs --cases 1000000', `check a.md --cases ${cases} --round-cases 50`)
      .replace(/\/8(?= |")/, '/2')
      .replace(/--array=1-8|seq 8/, (eight) => eight.replace('8', '2'));
    return script;
  });
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project that has installed the command. */
function project(document = DOCUMENT): string {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-project-'));
  folders.push(folder);
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(resolve('dist/command/main.js'), join(folder, 'node_modules', '.bin', 'lakatos'));
  writeFileSync(join(folder, 'a.md'), document);
  return folder;
}

/** What the jobs of a folder have printed. */
function said(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.startsWith('slurm-'));
  return files.map((name) => read(folder, name)).join('');
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

/** `report.json` is what one run on one machine writes, and one claim of it is refuted. */
function expectWhole(folder: string, cases: number): void {
  const args = ['check', 'a.md', '--cases', `${cases}`, '--round-cases', '50', '--no-failures', '-q'];
  expect(lakatos([...args, '--json', 'whole.json'], folder).status).toBe(1);
  expect(read(folder, 'report.json')).toBe(read(folder, 'whole.json'));
  expect(read(folder, 'report.json')).toContain('"verdict": "refuted"');
}

const hasParallel =
  spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel') === true;
const whyNoParallel = hasParallel
  ? ''
  : ' (skipped: there is no GNU parallel here; apt-get install parallel)';

describe(`GNU parallel${whyNoParallel}`, () => {
  it.skipIf(!hasParallel)('hunts the shards, and merge puts them together', () => {
    const folder = project();
    const [script] = scriptsOf('GNU parallel', 200) as [string];
    const [hunt, merge] = script.trim().split('\n') as [string, string];
    const run = (line: string) => spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    const hunted = run(hunt);
    expect(hunted.status, hunted.stderr).toBe(0);
    expect(run(merge).status).toBe(1);
    expectWhole(folder, 200);
  });
});

describe('a Slurm array', () => {
  let cluster: Slurm | string = '';
  beforeAll(async () => {
    cluster = await Slurm.start(8);
    if (typeof cluster === 'string') process.stdout.write(`skipped, the recipe for Slurm: ${cluster}\n`);
  });
  afterAll(async () => {
    if (cluster instanceof Slurm) await cluster.stop();
  });

  /** A project with the scripts of the page, and the line that submits them. */
  function submitted(cases: number, document?: string): { folder: string; submit: string } {
    const [hunt, merge, submit] = scriptsOf('A Slurm array', cases) as [string, string, string];
    const folder = project(document);
    writeFileSync(join(folder, 'hunt.sh'), hunt);
    writeFileSync(join(folder, 'merge.sh'), merge);
    return { folder, submit };
  }

  /** Waits for the end of all jobs. */
  async function ended(slurm: Slurm): Promise<void> {
    while (slurm.run('squeue', ['-h']).trim() !== '') await new Promise((done) => setTimeout(done, 200));
  }

  it('with a refuted claim is merged by the job that depends on it', async ({ skip }) => {
    if (typeof cluster === 'string') return skip(cluster);
    const { folder, submit } = submitted(200);
    cluster.run('sh', ['-c', submit], folder);
    await ended(cluster);
    expect(existsSync(join(folder, 'report.json')), said(folder)).toBe(true);
    expect(said(folder)).toContain('3 claims: 2 as expected, 1 not');
    expectWhole(folder, 200);
  });

  it.runIf(IS_WHOLE)(
    'that runs out of time saves what is done, is named by the merge, and goes on',
    async ({ skip }) => {
      if (typeof cluster === 'string') return skip(cluster);
      const { folder, submit } = submitted(500, `${DOCUMENT}${SLOW}`);
      const first = cluster.run('sh', ['-c', `${submit.replace('\n', '; echo $hunt\n')}`], folder);
      const campaigns = join(folder, '.lakatos', 'campaigns');
      const saved = (): number => (existsSync(campaigns) ? readdirSync(campaigns).length : 0);
      while (saved() < 2 && cluster.run('squeue', ['-h']).trim() !== '')
        await new Promise((done) => setTimeout(done, 50));
      // The signal that Slurm sends to the script by `--signal=B:TERM@60`.
      cluster.run('scancel', ['--batch', '--signal=TERM', /\d+/.exec(first)![0]]);
      await ended(cluster);
      expect(existsSync(join(folder, 'report.json'))).toBe(false);
      const isInterrupted = (shard: number) =>
        JSON.parse(read(folder, `shard-${shard}.json`)).interrupted === true;
      const left = [1, 2].filter(isInterrupted);
      expect(said(folder)).toContain(`shard-${left[0]}.json was interrupted`);
      cluster.run('sh', ['-c', submit.replace('hunt.sh', `--array=${left.join(',')} hunt.sh`)], folder);
      await ended(cluster);
      expectWhole(folder, 500);
    },
  );
});

const SLOW = claimBlock(
  'slow',
  'given x[t] > 0\nshow sum(t in 1..T, sqrt(x[t])*ln(1+x[t]))^2 <= T * sum(t in 1..T, x[t]^2)',
);
