import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve('dist/command/main.js');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line, as a user would. */
export function lakatos(args: readonly string[], cwd: string = process.cwd()): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

/** A folder with these files, for the time of `use`. */
export function withFolder<R>(
  files: Readonly<Record<string, string | Buffer>>,
  use: (folder: string) => R,
): R {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function claimBlock(name: string, lines: string): string {
  return `\`\`\`claim ${name}\n${lines}\n\`\`\`\n`;
}
