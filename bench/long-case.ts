import type { BenchClaim } from './bench-claim.js';
import { type BenchGenerator, claimOf, kernelOf } from './rows.js';

const HORIZONS = [10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
/** Terms of one measurement: the longest case once, the short ones often. */
const TERMS = 1_000_000;
const REPEATS = 7;
/** Different cases of a measurement: one full of zeros costs less than another. */
const CASES = 8;

/** What a term costs, in nanoseconds, by horizon. */
export interface TermCosts {
  readonly claim: string;
  readonly costs: readonly { readonly T: number; readonly nanoseconds: number }[];
}

/** Certified cases of every length: claims whose sums are scans cost the same for each term. */
export function termCosts(bench: BenchClaim): TermCosts {
  const { kernel, generator } = kernelOf(claimOf(bench));
  const indices = indicesAlike(generator);
  const costs = HORIZONS.map((T) => {
    const cases = indices.map((index) => {
      generator.makeAt(T, index);
      return { values: generator.values.slice(), offsets: generator.offsets.slice() };
    });
    const repeats = Math.ceil(TERMS / T / CASES);
    const time = (): number => {
      const started = performance.now();
      for (let i = 0; i < repeats; i += 1)
        for (const { values, offsets } of cases) kernel.run(T, values, offsets);
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

/** The first cases that have the same dimensions as the first one. */
function indicesAlike(generator: BenchGenerator): number[] {
  const offsetsOf = (index: number): string => {
    generator.makeAt(HORIZONS[0], index);
    return generator.offsets.join();
  };
  const alike = offsetsOf(1);
  const indices: number[] = [];
  for (let index = 1; indices.length < CASES; index += 1) if (offsetsOf(index) === alike) indices.push(index);
  return indices;
}
