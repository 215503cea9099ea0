import { derivedSeed } from '../adversary/index.js';
import type { Claim } from '../language/index.js';

/**
 * Cases of one hunt at most. A longer campaign hunts each claim several times, in rounds with seeds of their own. A
 * round is what is saved, divided among shards, and lost when the process is killed: it has to end within some
 * seconds for the most expensive claim (the work of a hunt, all searches included, is bounded by its cases).
 */
export const ROUND_CASES = 1000;

/** One hunt of a claim within a campaign. */
export interface Round {
  readonly seed: number;
  readonly cases: number;
}

/** How much a campaign hunts. */
export interface CaseBudget {
  readonly seed: number;
  /** For each claim: in all, or in each round when `seconds` bounds the campaign. */
  readonly cases: number;
  readonly maxHorizon: number;
  /** The campaign has rounds without end, until the time is up. */
  readonly seconds?: number;
}

/**
 * Rounds of one claim. A claim without givens has no points but its horizons: one hunt looks at all of them, and a
 * second one could only repeat it.
 */
export function roundCount(claim: Claim, { cases, seconds }: CaseBudget): number {
  if (claim.givens.length === 0) return 1;
  return seconds === undefined ? Math.ceil(cases / ROUND_CASES) : Number.POSITIVE_INFINITY;
}

/** Round number `index`, from 0: the same for a campaign however it is divided, stopped and resumed. */
export function roundAt(claim: Claim, index: number, { seed, cases, seconds }: CaseBudget): Round {
  if (claim.givens.length === 0) return { seed, cases };
  const left = seconds === undefined ? cases - index * ROUND_CASES : cases;
  return { seed: index === 0 ? seed : derivedSeed(seed, index), cases: Math.min(ROUND_CASES, left) };
}

/** One of `of` parts of a campaign, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Whether a round of a claim belongs to a shard: each belongs to one, and each shard gets every claim in turn. */
export function isInShard(claimIndex: number, round: number, shard: Shard | undefined): boolean {
  return shard === undefined || (claimIndex + round) % shard.of === shard.index - 1;
}
