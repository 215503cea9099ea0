import { availableParallelism, cpus, totalmem } from 'node:os';

/** How much is measured: a default run has to end within minutes. */
export type Effort = 'quick' | 'all';

/**
 * One measurement in milliseconds, how often it is repeated, and after how many milliseconds no more (but `least` times at any rate). The best
 * counts, for noise only slows. A short measurement fits between two turns of other processes, which a long one does not.
 */
const SPENT = {
  quick: { measureMs: 1, repeats: 200, mostMs: 400, least: 3 },
  all: { measureMs: 2, repeats: 400, mostMs: 1500, least: 5 },
} as const;

/** Milliseconds that a variant runs before it is measured: engines turn hot code into fast code meanwhile. */
const WARM_MS = 100;

/** Does so many cases. */
export type Run = (cases: number) => unknown;

function milliseconds(run: Run, cases: number): number {
  const started = performance.now();
  run(cases);
  return performance.now() - started;
}

/** How many cases take long enough, once the engine is warm. What is interrupted seems to take longer: the best of some counts. */
function casesWorthMeasuring(run: Run, measureMs: number): number {
  let cases = 1;
  for (let spent = 0; spent < WARM_MS; ) {
    const took = milliseconds(run, cases);
    spent += took;
    if (took < measureMs) cases *= 2;
  }
  while (Math.min(...[1, 2, 3].map(() => milliseconds(run, cases))) < measureMs) cases *= 2;
  return cases;
}

/**
 * Cases per second of every run. They take turns, so that whatever else the machine does meets all of them: the
 * ratios of their rates can be trusted where the rates cannot.
 */
export function casesPerSecond<K extends string>(runs: Record<K, Run>, effort: Effort): Record<K, number> {
  const { measureMs, repeats, mostMs, least } = SPENT[effort];
  const names = Object.keys(runs) as K[];
  const state = new Map(
    names.map((name) => [name, { cases: casesWorthMeasuring(runs[name], measureMs), best: 0, spent: 0 }]),
  );
  for (let i = 0; i < repeats; i += 1)
    for (const name of names) {
      const one = state.get(name)!;
      if (i >= least && one.spent > mostMs) continue;
      const took = milliseconds(runs[name], one.cases);
      one.spent += took;
      one.best = Math.max(one.best, (one.cases * 1000) / took);
    }
  return Object.fromEntries(names.map((name) => [name, state.get(name)!.best])) as Record<K, number>;
}

export function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${gigabytes} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
