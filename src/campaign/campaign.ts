import { type HuntOptions, type HuntProgress, hunt } from '../adversary/index.js';
import type { Claim } from '../language/index.js';
import { assembleReport } from './assemble.js';
import { claimsHash, textHash } from './claim-identity.js';
import { claimReport } from './claim-report.js';
import { type KnownFailures, tryKnownFailures, withKnownFailure } from './known-failures.js';
import { mergeClaimReports } from './merge-claims.js';
import type { ClaimReport, Report } from './report-data.js';
import type { RoundSource } from './round-source.js';
import { type CaseBudget, isInShard, ROUND_CASES, roundAt, roundCount, type Shard } from './rounds.js';

export interface CampaignOptions extends CaseBudget {
  /** Version of the tool, for the report. */
  readonly version: string;
  /** Only this part of the campaign. */
  readonly shard?: Shard;
  /** Asked between cases; once it says `true` the campaign ends with the rounds that are finished. */
  readonly cancelled?: () => boolean;
  /** Asked between rounds, when `seconds` bounds the campaign: however short the time, one round is done. */
  readonly timeIsUp?: () => boolean;
  /** Tried before the hunts; a claim for which they find nothing simpler is reported with what still fails of them. */
  readonly known?: KnownFailures;
  /** Where an earlier run of the same campaign (`campaignIdentity`) has ended. */
  readonly from?: CampaignState;
  /** Hunts the rounds in place of the campaign. */
  readonly rounds?: RoundSource;
  /** Told after each round. */
  readonly roundDone?: (state: CampaignState) => void;
}

/** The claims of one document, in its order. */
export interface DocumentClaims {
  readonly path: string;
  readonly claims: readonly Claim[];
}

/** How far a campaign has come: all that it takes to go on with it. */
export interface CampaignState {
  /** Rounds of claims that are done, in the order of the campaign; those of other shards count. */
  readonly done: number;
  /** What is known of each claim, in the order of the documents; `null`: nothing yet. */
  readonly reports: readonly (ClaimReport | null)[];
}

export interface CampaignProgress {
  readonly claim: string;
  readonly claimIndex: number;
  readonly claims: number;
  /** Number of the round, from 0, and how many there are; infinitely many when time bounds the campaign. */
  readonly round: number;
  readonly rounds: number;
  readonly cases: number;
  readonly of: number;
}

/**
 * Hunts every claim of every document, round by round. A generator: the caller sees progress, and may stop. The
 * report depends on the documents, the options and the known failures alone, also when the campaign was stopped
 * and went on, and (all shards together) when it was divided.
 */
export function* campaign(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
): Generator<CampaignProgress, Report> {
  const claims = documents.flatMap((document) => document.claims);
  const known = documents.flatMap(({ path, claims: own }) =>
    own.map((claim) => tryKnownFailures(claim, options.known?.(path, claim) ?? [])),
  );
  const reports = options.from ? [...options.from.reports] : claims.map(() => null);
  const counts = claims.map((claim) => roundCount(claim, options));
  const rounds = Math.max(0, ...counts);
  const report = (end: 'complete' | 'interrupted') => assemble(documents, reports, known, options, end);
  if (claims.length === 0) return report('complete');
  let roundsHere = 0;
  for (let unit = options.from?.done ?? 0; unit < rounds * claims.length; unit += 1) {
    const [round, claimIndex] = [Math.floor(unit / claims.length), unit % claims.length];
    if (round >= counts[claimIndex]! || !isInShard(claimIndex, round, options.shard)) continue;
    if (roundsHere > 0 && options.timeIsUp?.())
      return report(reports.includes(null) ? 'interrupted' : 'complete');
    const claim = claims[claimIndex]!;
    const steps = options.rounds
      ? elsewhere(options.rounds, claimIndex, round)
      : here(claim, { ...roundAt(claim, round, options), maxHorizon: options.maxHorizon });
    let step = steps.next();
    while (!step.done) {
      yield { claim: claim.name, claimIndex, claims: claims.length, round, rounds, ...step.value };
      if (options.cancelled?.()) return report('interrupted');
      step = steps.next();
    }
    const found = step.value;
    const before = reports[claimIndex];
    reports[claimIndex] = before ? mergeClaimReports(before, found) : found;
    roundsHere += 1;
    options.roundDone?.({ done: unit + 1, reports: [...reports] });
  }
  return report('complete');
}

function* here(claim: Claim, options: HuntOptions): Generator<HuntProgress, ClaimReport> {
  return claimReport(yield* hunt(claim, options));
}

/** Waits for a round that is hunted elsewhere; the caller decides how long between two looks. */
function* elsewhere(
  rounds: RoundSource,
  claimIndex: number,
  round: number,
): Generator<HuntProgress, ClaimReport> {
  for (;;) {
    const report = rounds.take(claimIndex, round);
    if (report) return report;
    yield rounds.progress(claimIndex, round);
  }
}

/** Hunts one claim to the end, in one round. */
export function checkClaim(claim: Claim, options: HuntOptions): ClaimReport {
  const run = hunt(claim, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return claimReport(step.value);
}

/** The same for two campaigns exactly when they do the same: a state of one is a state of the other. */
export function campaignIdentity(documents: readonly DocumentClaims[], options: CampaignOptions): string {
  const { version, seed, cases, roundCases = ROUND_CASES, seconds, maxHorizon, shard } = options;
  const mode = seconds === undefined ? 'bounded' : 'timed';
  const hashes = documents.map(({ path, claims }) => [path, claimsHash(claims)]);
  return textHash(
    JSON.stringify([version, seed, cases, roundCases, mode, maxHorizon, shard ?? null, hashes]),
  );
}

/** A claim of which no round is finished is reported only if an old failure of it still fails. */
function assemble(
  documents: readonly DocumentClaims[],
  reports: readonly (ClaimReport | null)[],
  known: readonly (readonly ClaimReport[])[],
  options: CampaignOptions,
  end: 'complete' | 'interrupted',
): Report {
  let next = 0;
  const list = documents.map(({ path, claims }) => {
    const own = claims.flatMap(() => {
      const index = next++;
      const [first, ...others] = known[index]!;
      const report = reports[index] ?? (end === 'interrupted' ? first : undefined);
      if (!report) return [];
      return [first, ...others].reduce<ClaimReport>(
        (before, failure) => (failure ? withKnownFailure(before, failure) : before),
        report,
      );
    });
    return { path, hash: claimsHash(claims), claims: own };
  });
  return assembleReport({ ...options, end }, list);
}
