import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FIRST_CLAIMS } from './first-claims.js';

const COMMAND = resolve('dist/command/main.js');
const DOCUMENTS = resolve('proofs');
const CERTIFICATES = '.proofs.json';
/** A row of a table of verdicts. */
const ROW = /^ +[✓✗∎]/m;

/** A command on the documents of the series and the classics, with their certificates or without. */
const JOBS = [
  { args: ['check', '--no-failures', 'proofs'], certificates: true },
  { args: ['verify', 'proofs'], certificates: true },
  { args: ['prove', 'proofs'], certificates: false },
] as const;

/** What one command costs, in seconds. */
export interface Job {
  readonly command: string;
  /** Whether certificates were there. */
  readonly certificates: boolean;
  readonly wall: number;
  /** User and system time of all its threads. */
  readonly cpu: number;
  /** Until the first row of its table; `null`: there is none. */
  readonly firstRow: number | null;
}

export type MainJob = readonly Job[];

/** What a newcomer does first, and the commands beside it: one run each, in a folder of its own. */
export async function mainJob(tell: (text: string) => void): Promise<MainJob> {
  const jobs: Job[] = [];
  for (const { args, certificates } of JOBS) {
    tell(`lakatos ${args.join(' ')}`);
    jobs.push({ ...(await timed(args, certificates ? withCertificates : withoutThem)), certificates });
  }
  return jobs;
}

/** The same documents, every claim hunted as if nothing were proved; then those claims alone that the aim was set for. */
export async function fullHunt(): Promise<MainJob> {
  const args = ['check', '--no-failures', '--no-prove', 'proofs'];
  const all = await timed(args, withCertificates);
  const first = await timed([...args, '--claim', ...FIRST_CLAIMS], withCertificates);
  const named = `lakatos ${args.join(' ')} --claim … (${FIRST_CLAIMS.length} claims)`;
  return [
    { ...all, certificates: true },
    { ...first, command: named, certificates: true },
  ];
}

/** Tells at its end, on the fourth stream, what the process has used: the main thread speaks for all. */
const PRELOAD = `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.cpuUsage())));`;

function withCertificates(folder: string): void {
  cpSync(DOCUMENTS, join(folder, 'proofs'), { recursive: true });
}

function withoutThem(folder: string): void {
  withCertificates(folder);
  for (const file of readdirSync(join(folder, 'proofs')))
    if (file.endsWith(CERTIFICATES)) rmSync(join(folder, 'proofs', file));
}

/** One run of a command in a new folder, into which `fill` puts its documents. */
export async function timed(
  args: readonly string[],
  fill: (folder: string) => void,
): Promise<Omit<Job, 'certificates'>> {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
  fill(folder);
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const child = spawn(process.execPath, ['--import', preload, COMMAND, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  let [text, usage] = ['', ''];
  let firstRow: number | null = null;
  child.stdout!.on('data', (piece) => {
    text += String(piece);
    if (firstRow === null && ROW.test(text)) firstRow = seconds();
  });
  child.stdio[3]!.on('data', (piece) => {
    usage += String(piece);
  });
  // Its streams are read to their ends.
  const status = await new Promise<number | null>((done) => child.on('close', done));
  const wall = seconds();
  rmSync(folder, { recursive: true });
  // Status 1: a document expects more than it gets; what it costs is the same.
  if (status !== 0 && status !== 1) throw new Error(`lakatos ${args.join(' ')} ended with ${status}`);
  const { user, system } = JSON.parse(usage) as NodeJS.CpuUsage;
  const command = `lakatos ${args.filter((arg) => arg !== '--no-failures').join(' ')}`;
  return { command, wall, cpu: (user + system) / 1e6, firstRow };
}
