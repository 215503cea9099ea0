import { type HuntOptions, type HuntProgress, hunt } from '../adversary/index.js';
import type { Claim } from '../language/index.js';
import { assembleReport } from './assemble.js';
import type { CampaignOptions, CampaignProgress, DocumentClaims } from './campaign-options.js';
import { claimsHash } from './claim-identity.js';
import { claimReport } from './claim-report.js';
import type { RoundOutcome, RunningRound } from './crew.js';
import { withProofs } from './join.js';
import { tryKnownFailures, withKnownFailure } from './known-failures.js';
import { mergeClaimReports } from './merge-claims.js';
import type { ClaimReport, Report } from './report-data.js';
import { RoundQueue } from './round-queue.js';
import { huntOptions, provedOf, type RoundPlace } from './rounds.js';

/** A round that is being hunted in this thread. */
interface OwnRound {
  readonly place: RoundPlace;
  /** When it began, in milliseconds. */
  readonly since: number;
  readonly steps: Generator<HuntProgress, ClaimReport>;
  progress: HuntProgress;
}

/**
 * Hunts every claim of every document, round by round, with the help of a crew if there is one. A generator: the caller
 * sees progress, and may stop. The report depends on the documents, the options and the known failures alone: not on
 * who hunted which round, nor on whether the campaign was stopped and went on, nor (all shards together) on how it was
 * divided. A claim that cannot be judged is reported as such: the others are hunted all the same.
 */
export function* campaign(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
): Generator<CampaignProgress, Report> {
  const run = new CampaignRun(documents, options);
  while (run.isGoing()) {
    // Before the step: rounds have just been given out, so that nobody waits while there are any.
    yield run.progress();
    if (options.cancelled?.()) return run.report('interrupted');
    run.step();
  }
  return run.report(run.isWhole() ? 'complete' : 'interrupted');
}

class CampaignRun {
  private readonly claims: readonly Claim[];
  private readonly known: readonly (readonly ClaimReport[])[];
  private readonly reports: (ClaimReport | null)[];
  private readonly queue: RoundQueue;
  private readonly doneBefore: number;
  private casesHere = 0;
  private own: OwnRound | null = null;
  /** The round that was given out last. */
  private last: RoundPlace = { claimIndex: 0, round: 0 };
  /** No round is begun any more. */
  private isEnding = false;

  constructor(
    private readonly documents: readonly DocumentClaims[],
    private readonly options: CampaignOptions,
  ) {
    this.claims = documents.flatMap((document) => document.claims);
    this.known = documents.flatMap(({ path, claims }) =>
      claims.map((claim) => tryKnownFailures(claim, options.known?.(path, claim) ?? [])),
    );
    this.reports = options.from ? [...options.from.reports] : this.claims.map(() => null);
    const from = options.from ?? { done: 0, ahead: [] };
    this.queue = new RoundQueue(this.claims, options, options.shard, from, options.isProofKnown);
    this.doneBefore = this.queue.doneCount;
    if (options.firstRound) this.takeFirst(options.firstRound);
  }

  private takeFirst(report: ClaimReport): void {
    const place = this.queue.next();
    if (place?.claimIndex !== 0 || place.round !== 0)
      throw new RangeError('the first round of this campaign is done, or is not its own');
    this.end(place, { kind: 'report', report });
  }

  /** Takes in what the crew has done and gives out rounds; `false` when there is nothing left to do. */
  isGoing(): boolean {
    const { crew, timeIsUp } = this.options;
    for (const { place, outcome, milliseconds } of crew?.ended() ?? [])
      this.end(place, outcome, milliseconds);
    if (this.queue.doneCount > this.doneBefore && timeIsUp?.()) this.isEnding = true;
    const next = (): RoundPlace | null => {
      const place = this.isEnding ? null : this.queue.next();
      if (place) this.last = place;
      return place;
    };
    this.own ??= this.begin(next());
    // When the time is up, rounds that are given out are finished: none lies in wait.
    crew?.assign(next, () => (this.options.seconds === undefined ? this.queue.left : 0));
    const isWaiting = !this.isEnding && this.queue.isWaiting();
    return isWaiting || this.own !== null || (crew !== undefined && crew.running().length > 0);
  }

  /** Goes on with the round of this thread. */
  step(): void {
    const { own } = this;
    if (!own) return;
    const step = own.steps.next();
    if (step.done) this.end(own.place, { kind: 'report', report: step.value }, this.timeOf(own));
    else own.progress = step.value;
  }

  /** In milliseconds. Without a crew nobody waits for the longest round: none is timed, so that the order of the rounds is that of the claims. */
  private timeOf({ since }: OwnRound): number | undefined {
    return this.options.crew && performance.now() - since;
  }

  /** Whether everything that was asked for is done. */
  isWhole(): boolean {
    return this.options.seconds === undefined || !this.reports.includes(null);
  }

  private begin(place: RoundPlace | null): OwnRound | null {
    if (!place) return null;
    const claim = this.claims[place.claimIndex]!;
    const options = huntOptions(this.claims, place, this.options);
    return {
      place,
      since: performance.now(),
      steps: hunted(claim, options),
      progress: { cases: 0, of: options.cases },
    };
  }

  private end(place: RoundPlace, outcome: RoundOutcome, milliseconds?: number): void {
    if (place === this.own?.place) this.own = null;
    const { claimIndex } = place;
    const before = this.reports[claimIndex];
    const report = before ? mergeClaimReports(before, outcome.report) : outcome.report;
    this.reports[claimIndex] = report;
    this.casesHere += outcome.report.cases;
    this.queue.finish(place, milliseconds);
    this.options.roundDone?.({
      ...this.queue.state,
      seconds: this.seconds() ?? 0,
      reports: [...this.reports],
    });
    if (this.queue.isFinished(claimIndex))
      this.options.claimDone?.(claimIndex, this.joined(claimIndex, report));
  }

  /** Time that this campaign has had in all its runs, in whole seconds: of this one, not more than it was given. */
  private seconds(): number | undefined {
    const { seconds, elapsed, from } = this.options;
    if (seconds === undefined) return undefined;
    return (from?.seconds ?? 0) + Math.min(seconds, Math.round(elapsed?.() ?? seconds));
  }

  progress(): CampaignProgress {
    const { own, queue } = this;
    const running: RunningRound[] = [...(own ? [own] : []), ...(this.options.crew?.running() ?? [])];
    const parts = running.reduce((sum, { progress: { cases, of } }) => sum + cases / Math.max(1, of), 0);
    const done = queue.doneCount + parts;
    const units = running.map(({ place }) => queue.unitOf(place));
    const first = running[units.indexOf(Math.min(...units))];
    const { claimIndex, round } = first?.place ?? this.last;
    const claim = this.claims[claimIndex]!;
    return {
      claim: claim.name,
      claimIndex,
      claims: this.claims.length,
      round,
      rounds: queue.countOf(claimIndex),
      ...(first?.progress ?? { cases: 0, of: 0 }),
      roundsDone: done,
      roundsInAll: queue.total,
      roundsHere: done - this.doneBefore,
      casesHere: running.reduce((sum, { progress }) => sum + progress.cases, this.casesHere),
      waiting: own === null && running.length > 0 && !queue.isWaiting(),
    };
  }

  /** A claim of which no round is finished is reported only if an old failure of it still fails. */
  report(end: 'complete' | 'interrupted'): Report {
    let next = 0;
    const list = this.documents.map(({ path, claims }) => {
      const own = claims.flatMap(() => {
        const index = next++;
        const report = this.reports[index] ?? (end === 'interrupted' ? this.known[index]![0] : undefined);
        return report ? [this.joined(index, report)] : [];
      });
      return { path, hash: claimsHash(claims), claims: own };
    });
    const proofs = this.options.proofs ? 'used' : 'off';
    const { seconds, from } = this.options;
    // What was complete had the time that it was given, on any machine; what was stopped is told how long it ran.
    const had = end === 'complete' ? (from?.seconds ?? 0) + (seconds ?? 0) : this.seconds();
    const time = seconds === undefined || had === undefined ? {} : { seconds: had };
    return assembleReport({ ...this.options, ...time, proofs, end }, list);
  }

  /** The hunt's report with the failures known before, and with what is proved. */
  private joined(claimIndex: number, report: ClaimReport): ClaimReport {
    const hunted = this.known[claimIndex]!.reduce(withKnownFailure, report);
    const proved = provedOf(this.options, claimIndex);
    return withProofs(hunted, proved?.statements ?? null, proved?.isNoted ? 'noted' : 'used');
  }
}

function* hunted(claim: Claim, options: HuntOptions): Generator<HuntProgress, ClaimReport> {
  return claimReport(yield* hunt(claim, options));
}

/** Hunts one claim to the end, in one round. */
export function checkClaim(claim: Claim, options: HuntOptions): ClaimReport {
  const run = hunt(claim, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return claimReport(step.value);
}
