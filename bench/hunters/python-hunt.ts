import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Order } from './order.js';
import type { Outcome } from './outcome.js';

const SCRIPT = 'bench/hunters/hunters.py';

export type PythonHunter = 'hypothesis' | 'evolution';

/** The versions of what the hunters in Python need, or why there are none. */
export function pythonVersions(): { readonly text: string } | { readonly missing: string } {
  const say =
    'import sys, hypothesis, scipy; print(f"Python {sys.version.split()[0]}, Hypothesis {hypothesis.__version__}, scipy {scipy.__version__}")';
  try {
    return { text: execFileSync('python3', ['-c', say], { encoding: 'utf8', stdio: 'pipe' }).trim() };
  } catch (error) {
    const lines = String((error as { stderr?: unknown }).stderr ?? error)
      .trim()
      .split('\n');
    return { missing: lines.at(-1) || String(error) };
  }
}

interface PythonOrder extends Order {
  readonly hunter: PythonHunter;
}

/** One hunter in a process of its own, which asks about every point that violates the claim in floating point. */
export async function pythonHunt({ isConfirmed, ...order }: PythonOrder): Promise<Outcome> {
  const child = spawn('python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.write(`${JSON.stringify(order)}\n`);
  let outcome: Outcome | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Outcome | { readonly ask: unknown };
    if ('ask' in said) child.stdin.write(isConfirmed(said.ask) ? 'yes\n' : 'no\n');
    else outcome = said;
  }
  await ended;
  if (!outcome) throw new Error(`${order.hunter} ended without a result at ${order.program.name}`);
  return outcome;
}
