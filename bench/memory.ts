import { BulkHunt } from '../src/adversary/index.js';
import { adagradSum } from './claims/adagrad-sum.js';
import { claimOf, kernelOf } from './rows.js';

const CASES = 100_000_000;
const HORIZON = 10;
const CHUNK = 1_000_000;
/** Cases after which everything that is kept has been made. */
const WARM = 5_000_000;

export interface Memory {
  readonly cases: number;
  readonly seconds: number;
  /** Resident memory after the first cases, and the most after any later ones, in megabytes. */
  readonly early: number;
  readonly most: number;
}

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;

/** A long run of the pipeline: what it keeps must not grow with the cases. */
export function memoryOfManyCases(): Memory {
  const claim = claimOf(adagradSum);
  const { kernel, generator } = kernelOf(claim);
  const hunt = new BulkHunt(claim, generator, kernel);
  const started = performance.now();
  let early = 0;
  let most = 0;
  for (let at = 0; at < CASES; at += CHUNK) {
    hunt.run(at, at + CHUNK, HORIZON);
    if (at < WARM) early = Math.max(early, megabytes());
    else most = Math.max(most, megabytes());
  }
  return { cases: CASES, seconds: (performance.now() - started) / 1000, early, most };
}
