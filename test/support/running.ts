import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve('dist/command/main.js');

/** The command line as a process of its own, for tests that stop it or change files under it. */
export class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;
  private listeners: (() => void)[] = [];

  constructor(args: readonly string[], cwd: string, node: readonly string[] = []) {
    this.child = spawn(process.execPath, [...node, MAIN, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout!.on('data', (data: Buffer) => this.hear('stdout', data));
    this.child.stderr!.on('data', (data: Buffer) => this.hear('stderr', data));
    this.ended = new Promise((done) => {
      this.child.on('close', (code, signal) => done(signal ?? code!));
    });
  }

  private hear(stream: 'stdout' | 'stderr', data: Buffer): void {
    this[stream] += data.toString();
    for (const listener of this.listeners) listener();
  }

  /** Waits until standard output, from a place on, has a text; returns where it ends. */
  async says(text: string, from = 0): Promise<number> {
    for (;;) {
      const at = this.stdout.indexOf(text, from);
      if (at >= 0) return at + text.length;
      const heard = new Promise<void>((resume) => this.listeners.push(resume));
      const outcome = await Promise.race([heard, this.ended]);
      if (outcome !== undefined && !this.stdout.includes(text, from))
        throw new Error(`ended without saying ${text}:\n${this.stdout}${this.stderr}`);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** A folder with these files, until what `use` starts in it has ended. */
export async function withRunningFolder<R>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
