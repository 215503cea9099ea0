import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PoolOptions } from '../../src/campaign/workers/index.js';
import { claimBlock } from '../support/command.js';

// A worker is a file of its own, which only the build has; so everything here is of the build.
const built = (path: string) => import(pathToFileURL(resolve('dist', path)).href);
const { resolveDocuments } = await built('language/index.js');
const { campaign } = await built('campaign/index.js');
const { RoundPool } = await built('campaign/workers/index.js');

const TEXT = [
  `given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
show sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 2 * sqrt(V[T])`,
  'given G[t] >= 0\nshow sum(t in 1..T, G[t]) <= 2 * G[1]',
  'given x in [0, 1]\nshow 1 / x <= 2 / x',
].map((lines, i) => claimBlock(`claim_${i + 1}`, lines));

const PATH = 'a.md';
const CLAIMS = resolveDocuments([{ path: PATH, text: TEXT.join('\n') }], () => null).documents[0].claims;
const DOCUMENTS = [{ path: PATH, claims: CLAIMS }];
const BUDGET = { seed: 1, cases: 60, roundCases: 20, maxHorizon: 6 };
const DYING = new URL('../support/dying-worker.mjs', import.meta.url);

/** The report of a campaign whose rounds workers hunt; in this thread where there are none. */
async function reportWith(options: Partial<PoolOptions> & { readonly workers: number }) {
  const pool = options.workers > 0 ? new RoundPool(CLAIMS, { ...BUDGET, ...options }) : null;
  const steps = campaign(DOCUMENTS, { ...BUDGET, version: 'test', ...(pool ? { rounds: pool } : {}) });
  try {
    let step = steps.next();
    while (!step.done) {
      await pool?.news();
      step = steps.next();
    }
    return step.value;
  } finally {
    await pool?.close();
  }
}

describe('a campaign that workers hunt', () => {
  it('has the same report for every number of workers, and without any', async () => {
    const alone = await reportWith({ workers: 0 });
    for (const workers of [1, 2, 5]) expect(await reportWith({ workers })).toEqual(alone);
  });

  it('ends at once when it is cancelled, whatever its workers are doing', async () => {
    const pool = new RoundPool(CLAIMS, { ...BUDGET, cases: 1e9, roundCases: 1e9, workers: 2 });
    const steps = campaign(DOCUMENTS, { ...BUDGET, version: 'test', rounds: pool, cancelled: () => true });
    steps.next();
    const { done, value } = steps.next();
    await pool.close();
    expect(done).toBe(true);
    expect(value.interrupted).toBe(true);
  });
});

describe('a worker that dies', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakatos-'));
    process.env.DEATHS = folder;
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    delete process.env.DEATHS;
    delete process.env.MOST_DEATHS;
  });

  it.each([1, 2])('is reported, and its cases are done again (%i workers)', async (workers) => {
    process.env.MOST_DEATHS = '2';
    const said: string[] = [];
    const workerDied = (reason: string) => said.push(reason);
    const report = await reportWith({ workers, script: DYING, workerDied });
    expect(report).toEqual(await reportWith({ workers: 0 }));
    expect(readdirSync(folder)).toHaveLength(2);
    expect(said).toHaveLength(2);
    for (const reason of said)
      expect(reason).toMatch(/^a worker died hunting claim_\d \(exit 7\); its cases are done again$/);
  });

  it('with every successor ends the campaign, and does not go on for ever', async () => {
    process.env.MOST_DEATHS = '1000';
    await expect(reportWith({ workers: 1, script: DYING })).rejects.toThrow('3 workers died hunting claim_1');
    expect(readdirSync(folder)).toHaveLength(3);
  });
});
