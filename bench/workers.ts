import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMMAND = resolve('dist/command/main.js');
/** The best of so many: what else a machine does only adds. */
const REPEATS = 2;

/** About half a minute of work for one core each. */
const CAMPAIGNS = {
  claim: {
    title: '`adagrad_telescope` alone, 6,000,000 cases',
    args: ['proofs/part-5-gradient-schedules.md', '--claim', 'adagrad_telescope', '--cases', '6000000'],
  },
  document: {
    title: 'every claim of the last iterate, 500,000 cases each',
    args: ['proofs/part-3-last-iterate.md', '--cases', '500000'],
  },
} as const;

export interface WorkerGain {
  readonly title: string;
  readonly oneMs: number;
  readonly twoMs: number;
  /** Two processes with one worker each, started together, until both have ended: each the whole campaign. What the machine allows. */
  readonly apartMs: number;
  /** The same, each one of two shards of the campaign: what unrelated processes gain that do this work. */
  readonly shardsMs: number;
}

export type WorkerGains = Record<keyof typeof CAMPAIGNS, WorkerGain>;

/** The same campaign with one worker and with two, as commands; the reports have to be the same. */
export async function gainsOfTwoWorkers(): Promise<WorkerGains> {
  return { claim: await gainOf(CAMPAIGNS.claim), document: await gainOf(CAMPAIGNS.document) };
}

async function gainOf({ title, args }: (typeof CAMPAIGNS)[keyof typeof CAMPAIGNS]): Promise<WorkerGain> {
  const [one, two, apart, shards]: number[][] = [[], [], [], []];
  for (let i = 0; i < REPEATS; i += 1) {
    const alone = await run(args, 1);
    const together = await run(args, 2);
    if (alone.report !== together.report) throw new Error('the report depends on the number of workers');
    one!.push(alone.ms);
    two!.push(together.ms);
    apart!.push(await longest([run(args, 1), run(args, 1)]));
    shards!.push(await longest(['1/2', '2/2'].map((shard) => run([...args, '--shard', shard], 1))));
  }
  return {
    title,
    oneMs: Math.min(...one!),
    twoMs: Math.min(...two!),
    apartMs: Math.min(...apart!),
    shardsMs: Math.min(...shards!),
  };
}

async function longest(runs: readonly Promise<{ readonly ms: number }>[]): Promise<number> {
  return Math.max(...(await Promise.all(runs)).map(({ ms }) => ms));
}

async function run(
  args: readonly string[],
  workers: number,
): Promise<{ readonly ms: number; readonly report: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
  const [document, ...rest] = args;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [COMMAND, 'check', resolve(document!), ...rest, '--workers', `${workers}`].concat([
      // What is proved would have its cross-check alone.
      '--no-prove',
      '--no-failures',
      '--quiet',
      '--json',
      'report.json',
    ]),
    { cwd: folder, stdio: 'inherit' },
  );
  const [status] = await once(child, 'exit');
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`lakatos check ${args.join(' ')} ended with ${status}`);
  const report = readFileSync(join(folder, 'report.json'), 'utf8');
  rmSync(folder, { recursive: true });
  return { ms, report };
}
