import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrewOptions } from '../../src/node/workers/index.js';
import { claimBlock } from '../support/command.js';

// A worker is a file of its own, which only the build has; so everything here is of the build.
const built = (path: string) => import(pathToFileURL(resolve('dist', path)).href);
const { resolveDocuments } = await built('language/index.js');
const { campaign } = await built('campaign/index.js');
const { readyThreads, WorkerCrew } = await built('node/workers/index.js');

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

/** The report of a campaign that this many workers help with. */
async function reportWith(options: Partial<CrewOptions> & { readonly workers: number }) {
  const crew = options.workers > 0 ? new WorkerCrew(CLAIMS, { ...BUDGET, ...options }) : null;
  const steps = campaign(DOCUMENTS, { ...BUDGET, version: 'test', ...(crew ? { crew } : {}) });
  try {
    let step = steps.next();
    while (!step.done) {
      await (step.value.waiting ? crew.news() : breath());
      step = steps.next();
    }
    return step.value;
  } finally {
    await crew?.close();
  }
}

/** What all others must report too. */
let alone: Awaited<ReturnType<typeof reportWith>>;
beforeAll(async () => {
  alone = await reportWith({ workers: 0 });
});

const breath = () => new Promise((resume) => setImmediate(resume));

describe('a campaign that workers hunt', () => {
  it('has the same report for every number of workers, and without any', async () => {
    for (const workers of [1, 2, 5]) expect(await reportWith({ workers })).toEqual(alone);
  });

  it('is hunted by threads that were started before, and by others where one of these has ended', async () => {
    const ready = readyThreads(2);
    await ready[0]!.terminate();
    expect(await reportWith({ workers: 2, ready })).toEqual(alone);
    expect(ready[1]!.threadId).toBe(-1);
  });

  it('tells how far the rounds are that they hunt', async () => {
    const budget = { ...BUDGET, cases: 400_000, roundCases: 400_000, maxHorizon: 10 };
    const crew = new WorkerCrew(CLAIMS, { ...budget, workers: 1 });
    const places = [{ claimIndex: 0, round: 0 }];
    crew.assign(() => places.shift() ?? null);
    const seen: number[] = [];
    while (crew.ended().length === 0) {
      const [running] = crew.running();
      expect(running.place).toEqual({ claimIndex: 0, round: 0 });
      seen.push(running.progress.cases / running.progress.of);
      await crew.news();
    }
    await crew.close();
    expect(crew.running()).toEqual([]);
    const between = seen.filter((share) => share > 0 && share < 1);
    expect(new Set(between).size).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('has a second round in reserve while many are left, and none at the end', async () => {
    const crew = new WorkerCrew(CLAIMS, { ...BUDGET, cases: 400, workers: 1 });
    const all = Array.from({ length: 8 }, (_, round) => ({ claimIndex: 0, round }));
    const places = [...all];
    const assign = () =>
      crew.assign(
        () => places.shift() ?? null,
        () => places.length,
      );
    const held: number[] = [];
    const ended: unknown[] = [];
    for (assign(); crew.running().length > 0; assign()) {
      held.push(crew.running().length);
      await crew.news();
      ended.push(...crew.ended().map(({ place }: { place: unknown }) => place));
    }
    await crew.close();
    expect(held[0]).toBe(2);
    expect(held.at(-1)).toBe(1);
    expect(ended).toEqual(all);
  });

  it('counts what they do in its progress', async () => {
    const crew = new WorkerCrew(CLAIMS, { ...BUDGET, workers: 2 });
    const steps = campaign(DOCUMENTS, { ...BUDGET, version: 'test', crew });
    const shares: number[] = [];
    let last = null;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      last = step.value;
      shares.push(last.roundsDone / last.roundsInAll);
      await (last.waiting ? crew.news() : breath());
    }
    await crew.close();
    expect(last.roundsInAll).toBe(9);
    // The last round ends after the last look.
    expect(last.roundsDone).toBeGreaterThanOrEqual(8);
    expect(last.roundsHere).toBe(last.roundsDone);
    // A case that was met before is not counted again.
    expect(last.casesHere).toBeGreaterThanOrEqual(8 * 15);
    expect(Math.max(...shares)).toBe(shares.at(-1));
  });

  it('ends at once when it is cancelled, whatever its workers are doing', async () => {
    const crew = new WorkerCrew(CLAIMS, { ...BUDGET, cases: 1e9, roundCases: 1e9, workers: 2 });
    const steps = campaign(DOCUMENTS, { ...BUDGET, version: 'test', crew, cancelled: () => true });
    steps.next();
    const { done, value } = steps.next();
    await crew.close();
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
    expect(report).toEqual(alone);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(said).toHaveLength(2);
    for (const reason of said)
      expect(reason).toMatch(/^a worker died hunting claim_\d \(exit 7\); its cases are done again$/);
  });

  it('with every successor ends the campaign, and does not go on for ever', async () => {
    process.env.MOST_DEATHS = '1000';
    await expect(reportWith({ workers: 1, script: DYING })).rejects.toThrow(
      /^3 workers died hunting claim_\d: exit 7$/,
    );
    expect(readdirSync(folder)).toHaveLength(3);
  });
});
