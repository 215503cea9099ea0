import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './main-job.js';

/** A sum of squares, a bound of AdaGrad, an equality and a claim without T: small, so that the limits of work of a document say little. */
const KINDS = [
  'given a[t] > 0\nshow sum(t in 1..T, a[t])^2 <= T * sum(t in 1..T, a[t]^2)',
  'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 2 * sqrt(V[T])',
  'given x[t]\nshow sum(t in 1..T, sum(k in 1..t, x[k])) = sum(t in 1..T, (T - t + 1) * x[t])',
  'given x, y > 0\nshow sqrt(x * y) <= (x + y) / 2',
];

const CLAIMS = 100;

export interface LongDocument {
  readonly claims: number;
  /** CPU in seconds, of all threads, the start of the command included. */
  readonly together: number;
  /** The same claims, each alone in a document of its own: those of each kind are as dear as the first. */
  readonly apart: number;
}

/** Whether a document of many claims costs more than its claims do. */
export async function longDocument(): Promise<LongDocument> {
  const block = (i: number): string => `\`\`\`claim claim_${i}\n${KINDS[i % KINDS.length]}\n\`\`\`\n`;
  const cpuOf = async (claims: readonly number[]): Promise<number> => {
    const { cpu } = await timed(['check', '--no-failures', '--no-prove', 'proofs'], (folder) => {
      mkdirSync(join(folder, 'proofs'));
      writeFileSync(join(folder, 'proofs', 'document.md'), claims.map(block).join('\n'));
    });
    return cpu;
  };
  const together = await cpuOf(Array.from({ length: CLAIMS }, (_, i) => i));
  let apart = 0;
  for (const i of KINDS.keys()) apart += (CLAIMS / KINDS.length) * (await cpuOf([i]));
  return { claims: CLAIMS, together, apart };
}
