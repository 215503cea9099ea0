import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve('dist/command/main.js');

/** No command may take longer on these small documents, however busy the machine is. */
export const LIMIT_SECONDS = 240;

const ENVIRONMENT = { ...process.env, NO_COLOR: '1' };

export interface Ran {
  readonly args: readonly string[];
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line. */
export function run(args: readonly string[], cwd: string): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
    input: '',
    maxBuffer: 1 << 28,
    timeout: LIMIT_SECONDS * 1000,
    killSignal: 'SIGKILL',
    env: ENVIRONMENT,
  });
  return { args, status, stdout, stderr };
}

/** Runs it and sends a signal after so many milliseconds, unless it has ended. Resolves when it is gone. */
export function interrupted(
  args: readonly string[],
  cwd: string,
  signal: 'SIGINT' | 'SIGKILL',
  after: number,
): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const soon = setTimeout(() => child.kill(signal), after);
  const late = setTimeout(() => child.kill('SIGKILL'), LIMIT_SECONDS * 1000);
  return new Promise((end) => {
    child.on('close', (status) => {
      clearTimeout(soon);
      clearTimeout(late);
      end({ args, status, stdout: '', stderr });
    });
  });
}

/** Statuses that a command may end with, whatever it is given: 3 and 70 say that this tool is at fault, none that it hung or died. */
const GOOD = new Set([0, 1, 2]);

/** What is wrong with how a command has ended; `null`: nothing. */
export function fault({ status, stdout, stderr }: Ran): string | null {
  if (status === null) return `it had not ended after ${LIMIT_SECONDS} s`;
  if (!GOOD.has(status)) return `status ${status}`;
  if (/a fault of lakatos|^\s+at .*\.js:\d+/m.test(stderr) || /"code": ?"fault"/.test(stdout))
    return 'an exception';
  return null;
}
