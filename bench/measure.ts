import { availableParallelism, cpus, totalmem } from 'node:os';

/** How much is measured: a default run has to end within minutes. */
export type Effort = 'quick' | 'all';

/** Time for one measurement, in milliseconds, and how often it is repeated: the best counts, for noise only slows. */
const SPENT = { quick: { measureMs: 50, repeats: 4 }, all: { measureMs: 100, repeats: 6 } } as const;

/** Does so many cases. */
export type Run = (cases: number) => unknown;

function milliseconds(run: Run, cases: number): number {
  const started = performance.now();
  run(cases);
  return performance.now() - started;
}

/** Doubling warms the compiler up and finds how many cases take long enough. */
function casesWorthMeasuring(run: Run, measureMs: number): number {
  let cases = 1;
  while (milliseconds(run, cases) < measureMs) cases *= 2;
  return cases;
}

/**
 * Cases per second of every run. They take turns, so that whatever else the machine does meets all of them: the
 * ratios of their rates can be trusted where the rates cannot.
 */
export function casesPerSecond<K extends string>(runs: Record<K, Run>, effort: Effort): Record<K, number> {
  const { measureMs, repeats } = SPENT[effort];
  const names = Object.keys(runs) as K[];
  const cases = new Map(names.map((name) => [name, casesWorthMeasuring(runs[name], measureMs)]));
  const best = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
  for (let i = 0; i < repeats; i += 1)
    for (const name of names) {
      const count = cases.get(name)!;
      best[name] = Math.max(best[name], (count * 1000) / milliseconds(runs[name], count));
    }
  return best;
}

export function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${gigabytes} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
