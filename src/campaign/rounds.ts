import { derivedSeed, type HuntOptions } from '../adversary/index.js';
import { DEFAULT_CASES } from '../defaults.js';
import type { Claim } from '../language/index.js';
import type { ProofReport, Shard } from './report-data.js';

/**
 * Cases of one hunt at most, unless a campaign says otherwise. A longer campaign hunts each claim several times, in
 * rounds with seeds of their own. A round is what is saved, divided among shards, and lost when the process is killed:
 * it has to end within some seconds for the most expensive claim, so that, with the wait for a checkpoint, less than
 * 10 s of work are at stake. Most of that is what every hunt does, however few its cases: the work of judging,
 * climbing and sweeping is bounded; a quarter of a million cases in bulk add a second or two.
 */
export const ROUND_CASES = 250_000;

/** One hunt of a claim within a campaign. */
export interface Round {
  readonly seed: number;
  readonly cases: number;
  /** Not the claim's first: that one sweeps long horizons, for all of them. */
  readonly again: boolean;
  /** How many times as long as a hunt of the usual number of cases it climbs. */
  readonly effort: number;
  /** Every statement is proved: a few cases of short horizons, and no search. */
  readonly crossCheck: boolean;
}

/** A round climbs at most this many times as long as usual: it has to end within some seconds. */
const MOST_EFFORT = 10;

/**
 * What fails only after many restarts, or at long horizons, is worth more work the more is asked for: effort grows like the root of the
 * number of cases, and in a campaign that time bounds by one with each round of a claim, because every claim is to have its first round soon.
 */
function effortOf(cases: number, index: number, isTimed: boolean): number {
  const wanted = isTimed ? 1 + index : Math.sqrt(cases / DEFAULT_CASES);
  return Math.max(1, Math.min(MOST_EFFORT, Math.floor(wanted)));
}

/**
 * What is proved is not sampled: a claim of which every statement is proved has at most this number of cases, of short
 * horizons, however many are wanted. They would find a fault of this tool, not of the claim.
 */
export const CROSS_CHECK_CASES = 50;

/** How much a campaign hunts. */
export interface CaseBudget {
  readonly seed: number;
  /** For each claim: in all, or in each round when `seconds` bounds the campaign. */
  readonly cases: number;
  /** Cases of single claims, by name, in the place of `cases`. */
  readonly casesOf?: Readonly<Record<string, number>>;
  readonly maxHorizon: number;
  /** Cases of a round at most; `ROUND_CASES` if not given. */
  readonly roundCases?: number;
  /** The campaign has rounds without end, until the time is up. */
  readonly seconds?: number;
  /** What is proved, by the number of the claim in all documents; if not given, proofs are off. */
  readonly proofs?: ProofSource;
}

/** What is proved of a claim: a report for each statement. */
export interface ProvedStatements {
  readonly statements: readonly (ProofReport | null)[];
  /** Nothing was searched for the others, because a note says that a search has found nothing. */
  readonly isNoted?: boolean;
}

/** What is proved of each claim, statement by statement; or who knows it, asked when the claim's turn comes, and with the same answer each time. */
export type ProofSource =
  | readonly (readonly (ProofReport | null)[])[]
  | ((claimIndex: number) => ProvedStatements);

/** What is proved of a claim; `null`: proofs are off. */
export function provedOf(
  { proofs }: Pick<CaseBudget, 'proofs'>,
  claimIndex: number,
): ProvedStatements | null {
  if (proofs === undefined) return null;
  return typeof proofs === 'function' ? proofs(claimIndex) : { statements: proofs[claimIndex] ?? [] };
}

/** How much a campaign hunts one claim. */
export interface ClaimBudget extends CaseBudget {
  readonly crossCheck: boolean;
}

/** How much it hunts one claim: where every statement is proved, a few cases once, however long the campaign. */
export function budgetOf(budget: CaseBudget, claimIndex: number): ClaimBudget {
  const proofs = provedOf(budget, claimIndex)?.statements ?? [];
  const crossCheck = proofs.length > 0 && proofs.every((proof) => proof !== null);
  if (!crossCheck) return { ...budget, crossCheck };
  const { seconds: _, ...bounded } = budget;
  return { ...bounded, crossCheck };
}

/** A name that every object has is no setting: only what the file says counts. */
function casesOf({ name }: Claim, budget: ClaimBudget): number {
  const wanted = budget.casesOf && Object.hasOwn(budget.casesOf, name) ? budget.casesOf[name]! : budget.cases;
  return budget.crossCheck ? Math.min(wanted, CROSS_CHECK_CASES) : wanted;
}

/**
 * Rounds of one claim. A claim without givens has no points but its horizons: one hunt looks at all of them, and a
 * second one could only repeat it. The same where a few integers are all that is given.
 */
export function roundCount(claim: Claim, budget: ClaimBudget): number {
  const { roundCases = ROUND_CASES, seconds } = budget;
  const cases = casesOf(claim, budget);
  if (claim.givens.length === 0 || pointsOf(claim, budget) <= Math.min(cases, roundCases)) return 1;
  return seconds === undefined ? Math.ceil(cases / roundCases) : Number.POSITIVE_INFINITY;
}

/** How many points a claim has at the horizons of a budget, where its givens are integers in fixed domains; else infinity. */
function pointsOf({ givens }: Claim, { maxHorizon }: CaseBudget): number {
  return givens.reduce((points, { domain, ranges }) => {
    if (domain.kind !== 'integers' || ranges.length > 0) return Number.POSITIVE_INFINITY;
    const [from, to] = [domain.from, domain.to];
    if (from.kind !== 'number' || to.kind !== 'number') return Number.POSITIVE_INFINITY;
    return points * (Number(to.value.numerator) - Number(from.value.numerator) + 1);
  }, maxHorizon);
}

/** How to hunt the round at `place`: it shares the work of its document with the other claims that are hunted. */
export function huntOptions(claims: readonly Claim[], place: RoundPlace, budget: CaseBudget): HuntOptions {
  const claim = claims[place.claimIndex]!;
  const { path } = claim.source;
  const beside = claims.filter(({ source }) => source.path === path).length;
  const { maxHorizon } = budget;
  return {
    ...roundAt(claim, place.round, budgetOf(budget, place.claimIndex)),
    maxHorizon,
    claims: beside,
  };
}

/** Round number `index`, from 0: the same for a campaign however it is divided, stopped and resumed. */
export function roundAt(claim: Claim, index: number, budget: ClaimBudget): Round {
  const { seed, roundCases = ROUND_CASES, seconds, crossCheck } = budget;
  const cases = casesOf(claim, budget);
  if (claim.givens.length === 0) return { seed, cases, again: false, effort: 1, crossCheck };
  const left = seconds === undefined ? cases - index * roundCases : cases;
  const again = index > 0;
  const own = again ? derivedSeed(seed, index) : seed;
  const effort = effortOf(cases, index, seconds !== undefined);
  return { seed: own, cases: Math.min(roundCases, left), again, effort, crossCheck };
}

/** Whether a round of a claim belongs to a shard: each belongs to one, and each shard gets every claim in turn. */
export function isInShard(claimIndex: number, round: number, shard: Shard | undefined): boolean {
  return shard === undefined || (claimIndex + round) % shard.of === shard.index - 1;
}

/** How many of the first `count` rounds of a claim belong to a shard. */
export function roundsInShard(claimIndex: number, count: number, shard: Shard | undefined): number {
  if (!shard) return count;
  const first = (((shard.index - 1 - claimIndex) % shard.of) + shard.of) % shard.of;
  return count > first ? Math.floor((count - 1 - first) / shard.of) + 1 : 0;
}

/** A round of a claim, by its position in the campaign. */
export interface RoundPlace {
  readonly claimIndex: number;
  readonly round: number;
}
