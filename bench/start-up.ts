import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMMAND = resolve('dist/command/main.js');
const DOCUMENT = 'proofs/part-1-average-loss.md';
const REPEATS = 7;

const RUNS = {
  help: { args: ['--help'], until: null, end: 'its end' },
  check: {
    args: ['check', DOCUMENT, '--no-failures'],
    until: /[✓✗]/,
    end: 'the first verdict',
  },
} as const;

interface StartUpTime {
  readonly command: string;
  readonly milliseconds: number;
  /** What the time ends with. */
  readonly end: string;
}

export type StartUp = Record<keyof typeof RUNS, StartUpTime>;

/** From the start of a process to what a person waits for: its end, or its first verdict. The best of some. */
export async function startUp(): Promise<StartUp> {
  return { help: await best(RUNS.help), check: await best(RUNS.check) };
}

async function best({ args, until, end }: (typeof RUNS)[keyof typeof RUNS]): Promise<StartUpTime> {
  // A run that is killed leaves its checkpoint behind.
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i += 1) times.push(await time(args, until, folder));
  rmSync(folder, { recursive: true });
  const command = `lakatos ${args.filter((arg) => arg !== '--no-failures').join(' ')}`;
  return { command, milliseconds: Math.min(...times), end };
}

async function time(args: readonly string[], until: RegExp | null, folder: string): Promise<number> {
  const own = args.map((arg) => (arg === DOCUMENT ? resolve(DOCUMENT) : arg));
  const started = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...own], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let text = '';
  for await (const piece of child.stdout) {
    text += String(piece);
    if (!until?.test(text)) continue;
    const milliseconds = performance.now() - started;
    child.kill('SIGKILL');
    await ended;
    return milliseconds;
  }
  const [status] = await ended;
  if (status !== 0 || until) throw new Error(`lakatos ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}
