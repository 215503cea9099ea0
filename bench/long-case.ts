import type { BenchClaim } from './bench-claim.js';
import { claimOf, kernelOf, sampleCases } from './rows.js';

const HORIZONS = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
/** Terms of one measurement: the longest case once, the short ones often. */
const TERMS = 1_000_000;
const REPEATS = 7;
/** Different cases of a measurement. */
const CASES = 8;

/** What a term costs, in nanoseconds, by horizon. */
export interface TermCosts {
  readonly claim: string;
  readonly costs: readonly { readonly T: number; readonly nanoseconds: number }[];
}

export interface LongCases {
  readonly costs: readonly TermCosts[];
  /** Of this process, which has held cases of every length. */
  readonly peakMegabytes: number;
}

export function longCases(claims: readonly BenchClaim[]): LongCases {
  const costs = claims.map(termCosts);
  return { costs, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

/** Certified cases of every length: claims whose sums are scans cost the same for each term. */
function termCosts(bench: BenchClaim): TermCosts {
  const { kernel, generator } = kernelOf(claimOf(bench));
  const costs = HORIZONS.map((T) => {
    const { cases, offsets } = sampleCases(bench, generator, T, CASES);
    const repeats = Math.ceil(TERMS / T / CASES);
    const time = (): number => {
      const started = performance.now();
      for (let i = 0; i < repeats; i += 1) for (const values of cases) kernel.run(T, values, offsets);
      return performance.now() - started;
    };
    // The first runs make the arrays and warm the compiler up.
    time();
    time();
    const best = Math.min(...Array.from({ length: REPEATS }, time));
    return { T, nanoseconds: (best * 1e6) / (repeats * CASES * T) };
  });
  return { claim: bench.name, costs };
}
