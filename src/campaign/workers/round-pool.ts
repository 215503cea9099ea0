import { Worker } from 'node:worker_threads';
import type { HuntProgress } from '../../adversary/index.js';
import { type Claim, type Problem, ProblemError } from '../../language/index.js';
import type { ClaimReport } from '../report-data.js';
import type { RoundSource } from '../round-source.js';
import { type CaseBudget, type RoundPlace, roundAt, roundsOf, type Shard } from '../rounds.js';
import type { Answer, Task, WorkerData } from './messages.js';

export interface PoolOptions extends CaseBudget {
  readonly workers: number;
  readonly shard?: Shard;
  /** Rounds that are done already. */
  readonly done?: number;
  /** Told when a worker dies; its round is hunted again. */
  readonly workerDied?: (reason: string) => void;
  /** What the workers run, if not `worker.js`: tests put one there that dies. */
  readonly script?: URL;
}

/** Rounds that may be hunted ahead of the one that is waited for, for each worker: enough that none is idle. */
const AHEAD = 4;

/** A round that kills so many workers is no accident. */
const MAX_DEATHS = 3;

type Outcome =
  | { readonly kind: 'report'; readonly report: ClaimReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

interface Seat {
  /** `null` until there is something to hunt: a worker that dies idle is not missed. */
  worker: Worker | null;
  place: RoundPlace | null;
}

const keyOf = ({ claimIndex, round }: RoundPlace): string => `${claimIndex}/${round}`;

/**
 * Hunts the rounds of a campaign in worker threads. Which worker hunts a round, and when, changes nothing in its
 * report; the campaign takes the reports in its own order, so that the whole is the same for every number of
 * workers.
 */
export class RoundPool implements RoundSource {
  private readonly places: Iterator<RoundPlace>;
  private readonly seats: Seat[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  private readonly progressOf = new Map<string, HuntProgress>();
  private readonly deaths = new Map<string, number>();
  private readonly again: RoundPlace[] = [];
  private failure: Error | null = null;
  private wake: (() => void) | null = null;
  private closed = false;

  constructor(
    private readonly claims: readonly Claim[],
    private readonly options: PoolOptions,
  ) {
    this.places = roundsOf(claims, options, options.shard, options.done ?? 0);
    for (let i = 0; i < options.workers; i += 1) this.seats.push({ worker: null, place: null });
    for (const seat of this.seats) this.assign(seat);
  }

  take(claimIndex: number, round: number): ClaimReport | null {
    if (this.failure) throw this.failure;
    const key = keyOf({ claimIndex, round });
    const outcome = this.outcomes.get(key);
    if (!outcome) return null;
    this.outcomes.delete(key);
    this.progressOf.delete(key);
    for (const seat of this.seats) if (!seat.place) this.assign(seat);
    if (outcome.kind === 'problem') throw new ProblemError(outcome.problem);
    return outcome.report;
  }

  progress(claimIndex: number, round: number): HuntProgress {
    return this.progressOf.get(keyOf({ claimIndex, round })) ?? { cases: 0, of: this.options.cases };
  }

  /** Resolves when something has changed. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.seats.map(({ worker }) => worker?.terminate()));
  }

  private start(seat: Seat): Worker {
    const data: WorkerData = { claims: this.claims };
    const script = this.options.script ?? new URL('./worker.js', import.meta.url);
    const worker = new Worker(script, { workerData: data });
    let reason = '';
    worker.on('message', (answer: Answer) => this.hear(seat, answer));
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => {
      if (!this.closed) this.died(seat, reason || `exit ${code}`);
    });
    return worker;
  }

  private hear(seat: Seat, answer: Answer): void {
    const { place } = seat;
    if (!place) return;
    if (answer.kind === 'progress') this.progressOf.set(keyOf(place), answer.progress);
    else {
      this.outcomes.set(keyOf(place), answer);
      seat.place = null;
      this.assign(seat);
    }
    this.wake?.();
  }

  /** Gives a worker its next round; rounds of dead workers come first. */
  private assign(seat: Seat): void {
    const ahead = this.outcomes.size + this.seats.filter(({ place }) => place).length;
    if (this.again.length === 0 && ahead >= AHEAD * this.options.workers) return;
    const place = this.again.shift() ?? this.places.next().value;
    if (!place) return;
    seat.place = place;
    const { claimIndex, round } = place;
    const { maxHorizon } = this.options;
    const task: Task = {
      claimIndex,
      options: { ...roundAt(this.claims[claimIndex]!, round, this.options), maxHorizon },
    };
    seat.worker ??= this.start(seat);
    seat.worker.postMessage(task);
  }

  private died(seat: Seat, reason: string): void {
    const { place } = seat;
    if (place) {
      const deaths = (this.deaths.get(keyOf(place)) ?? 0) + 1;
      this.deaths.set(keyOf(place), deaths);
      const { name } = this.claims[place.claimIndex]!;
      this.options.workerDied?.(`a worker died hunting ${name} (${reason}); its cases are done again`);
      if (deaths >= MAX_DEATHS) this.failure = new Error(`${deaths} workers died hunting ${name}: ${reason}`);
      else this.again.push(place);
    } else this.options.workerDied?.(`a worker died (${reason})`);
    seat.worker = null;
    seat.place = null;
    if (!this.failure) this.assign(seat);
    this.wake?.();
  }
}
