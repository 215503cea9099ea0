import { availableParallelism, cpus } from 'node:os';

/** Time for one measurement, in milliseconds, and how often it is repeated: the best counts, for noise only slows. */
const MEASURE_MS = 120;
const REPEATS = 5;

/** Cases per second of `run`, which does so many cases each time it is called. */
export function casesPerSecond(run: (cases: number) => unknown): number {
  let cases = 1;
  // Doubling warms the compiler up and finds how many cases take long enough.
  for (;;) {
    const started = performance.now();
    run(cases);
    if (performance.now() - started >= MEASURE_MS) break;
    cases *= 2;
  }
  let best = 0;
  for (let i = 0; i < REPEATS; i += 1) {
    const started = performance.now();
    run(cases);
    best = Math.max(best, (cases * 1000) / (performance.now() - started));
  }
  return best;
}

export function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${model}, ${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
