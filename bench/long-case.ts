import type { BenchClaim } from './bench-claim.js';
import { claimOf, kernelOf } from './rows.js';

const HORIZONS = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
/** Terms of one measurement: the longest case once, the short ones often. */
const TERMS = 1_000_000;
const REPEATS = 7;

/** What a term costs, in nanoseconds, by horizon. */
export interface TermCosts {
  readonly claim: string;
  readonly costs: readonly { readonly T: number; readonly nanoseconds: number }[];
}

/** Certified cases of every length: claims whose sums are scans cost the same for each term. */
export function termCosts(bench: BenchClaim): TermCosts {
  const { kernel, generator } = kernelOf(claimOf(bench));
  const costs = HORIZONS.map((T) => {
    generator.makeAt(T, 1);
    const repeats = TERMS / T;
    const time = (): number => {
      const started = performance.now();
      for (let i = 0; i < repeats; i += 1) kernel.run(T, generator.values, generator.offsets);
      return performance.now() - started;
    };
    // The first runs make the arrays and warm the compiler up.
    time();
    time();
    const best = Math.min(...Array.from({ length: REPEATS }, time));
    return { T, nanoseconds: (best * 1e6) / (repeats * T) };
  });
  return { claim: bench.name, costs };
}
