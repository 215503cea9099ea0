import { adagradSum } from './claims/adagrad-sum.js';
import { claimOf, kernelOf } from './rows.js';

const SHORT = 10;
const LONG = 1_000_000;
/** Repeats of the long case: the first makes the arrays. */
const REPEATS = 5;

export interface LongCase {
  readonly horizon: number;
  /** Of the long case, the first apart. */
  readonly milliseconds: number;
  readonly firstMilliseconds: number;
  /** Cost of a term at the long horizon over that at the short one. */
  readonly costRatio: number;
  /** Peak memory of the process, in megabytes. */
  readonly peakMegabytes: number;
}

/** One certified case of a million terms, against short ones. */
export function longCase(): LongCase {
  const { kernel, generator } = kernelOf(claimOf(adagradSum));
  const time = (horizon: number, repeats: number): number => {
    generator.makeAt(horizon, 1);
    const started = performance.now();
    for (let i = 0; i < repeats; i += 1) kernel.run(horizon, generator.values, generator.offsets);
    return (performance.now() - started) / repeats;
  };
  const warm = LONG / SHORT;
  time(SHORT, warm);
  const short = time(SHORT, warm);
  const first = time(LONG, 1);
  const long = Math.min(...Array.from({ length: REPEATS }, () => time(LONG, 1)));
  return {
    horizon: LONG,
    milliseconds: long,
    firstMilliseconds: first,
    costRatio: long / LONG / (short / SHORT),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}
