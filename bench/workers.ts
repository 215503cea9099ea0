import { campaign, type Report } from '../src/campaign/index.js';
import { WorkerCrew } from '../src/campaign/workers/index.js';
import { loadDocuments } from '../src/files/index.js';

/** About half a minute of work for one core: thirty claims, each hunted in rounds, so that no worker waits for long. */
const DOCUMENT = 'proofs/part-5-gradient-schedules.md';
const CASES = 50_000;
const BUDGET = { seed: 1, cases: CASES, maxHorizon: 100 };

export interface WorkerGain {
  readonly claims: number;
  readonly oneMs: number;
  readonly twoMs: number;
}

/** The same campaign with one worker and with two; the reports have to be the same. */
export async function gainOfTwoWorkers(): Promise<WorkerGain> {
  const one = await timed(1);
  const two = await timed(2);
  if (JSON.stringify(one.report) !== JSON.stringify(two.report))
    throw new Error('the report depends on the number of workers');
  return { claims: one.report.summary.claims, oneMs: one.ms, twoMs: two.ms };
}

async function timed(workers: number): Promise<{ readonly ms: number; readonly report: Report }> {
  const documents = loadDocuments([DOCUMENT]).documents.map(({ source, claims }) => ({
    path: source.path,
    claims,
  }));
  const claims = documents.flatMap((document) => document.claims);
  const started = performance.now();
  const crew = workers > 1 ? new WorkerCrew(claims, { ...BUDGET, workers: workers - 1 }) : null;
  const steps = campaign(documents, { ...BUDGET, version: 'bench', ...(crew ? { crew } : {}) });
  let step = steps.next();
  while (!step.done) {
    await (crew && step.value.waiting ? crew.news() : breath());
    step = steps.next();
  }
  const ms = performance.now() - started;
  await crew?.close();
  return { ms, report: step.value };
}

/** Lets messages of workers through, as the command does. */
function breath(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
