import type { Worker } from 'node:worker_threads';
import type { HuntProgress } from '../../adversary/index.js';
import {
  type CaseBudget,
  type Crew,
  type EndedRound,
  huntOptions,
  type RoundPlace,
  type RunningRound,
} from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';
import type { Answer, Order } from './messages.js';
import { hasEnded, newThread } from './thread.js';

export interface CrewOptions extends CaseBudget {
  readonly workers: number;
  /** Told when a worker dies; its round is hunted again. */
  readonly workerDied?: (reason: string) => void;
  /** Threads that were started before, as `readyThreads` does: they are taken first. */
  readonly ready?: readonly Worker[];
  /** What the other workers run, if not `worker.js`: tests put one there that dies. */
  readonly script?: URL;
}

/** A worker has a second round in reserve while so many for each worker are left: those at the end go to whoever is free. */
const PLENTY = 4;

/** If a round kills this number of workers, it is no accident. */
const MAX_DEATHS = 3;

interface Seat {
  /** `null` until there is something to hunt: a worker that dies idle is not missed. */
  worker: Worker | null;
  place: RoundPlace | null;
  /** When it began, in milliseconds. */
  since: number;
  progress: HuntProgress;
  /** What it hunts next. */
  reserve: RoundPlace | null;
}

const NOTHING_YET: HuntProgress = { cases: 0, of: 1 };

const keyOf = ({ claimIndex, round }: RoundPlace): string => `${claimIndex}/${round}`;

/** Hunts rounds of a campaign in worker threads. */
export class WorkerCrew implements Crew {
  private readonly seats: Seat[] = [];
  private ends: EndedRound[] = [];
  private readonly deaths = new Map<string, number>();
  private readonly again: RoundPlace[] = [];
  private failure: Error | null = null;
  private wake: (() => void) | null = null;
  private closed = false;
  private readonly ready: Worker[];

  constructor(
    private readonly claims: readonly Claim[],
    private readonly options: CrewOptions,
  ) {
    this.ready = [...(options.ready ?? [])];
    for (let i = 0; i < options.workers; i += 1)
      this.seats.push({ worker: null, place: null, since: 0, progress: NOTHING_YET, reserve: null });
  }

  /** Rounds of dead workers come first. */
  assign(next: () => RoundPlace | null, left: () => number = () => 0): void {
    for (const seat of this.seats) {
      if (seat.place) continue;
      const place = this.again.shift() ?? next();
      if (!place) return;
      this.give(seat, place);
    }
    for (const seat of this.seats) {
      if (!seat.worker || seat.reserve || left() < PLENTY * this.seats.length) continue;
      seat.reserve = next();
      if (seat.reserve) this.order(seat.worker, seat.reserve);
    }
  }

  ended(): readonly EndedRound[] {
    if (this.failure) throw this.failure;
    const { ends } = this;
    this.ends = [];
    return ends;
  }

  running(): readonly RunningRound[] {
    const hunted = this.seats.flatMap(({ place, progress }) => (place ? [{ place, progress }] : []));
    const reserves = this.seats.flatMap(({ reserve }) => (reserve ? [reserve] : []));
    const waiting = [...reserves, ...this.again].map((place) => ({ place, progress: NOTHING_YET }));
    return [...hunted, ...this.ends.map(({ place }) => ({ place, progress: NOTHING_YET })), ...waiting];
  }

  /** Resolves when something has changed. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const threads = [...this.seats.map(({ worker }) => worker), ...this.ready];
    await Promise.all(threads.map((worker) => worker?.terminate()));
  }

  private give(seat: Seat, place: RoundPlace): void {
    this.begin(seat, place);
    seat.worker ??= this.start(seat);
    this.order(seat.worker, place);
  }

  private begin(seat: Seat, place: RoundPlace | null): void {
    seat.place = place;
    seat.since = performance.now();
    seat.progress = place
      ? { cases: 0, of: huntOptions(this.claims, place, this.options).cases }
      : NOTHING_YET;
  }

  private order(worker: Worker, place: RoundPlace): void {
    const options = huntOptions(this.claims, place, this.options);
    this.tell(worker, { kind: 'task', claimIndex: place.claimIndex, options });
  }

  private tell(worker: Worker, order: Order): void {
    worker.postMessage(order);
  }

  private start(seat: Seat): Worker {
    const ready = this.ready.shift();
    const worker = ready && !hasEnded(ready) ? ready : newThread(this.options.script);
    worker.ref();
    this.tell(worker, { kind: 'claims', claims: this.claims });
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
    if (answer.kind === 'progress') seat.progress = answer.progress;
    else {
      this.ends.push({ place, outcome: answer, milliseconds: performance.now() - seat.since });
      this.begin(seat, seat.reserve);
      seat.reserve = null;
    }
    this.wake?.();
  }

  private died(seat: Seat, reason: string): void {
    const { place } = seat;
    if (place) {
      const deaths = (this.deaths.get(keyOf(place)) ?? 0) + 1;
      this.deaths.set(keyOf(place), deaths);
      const { name } = this.claims[place.claimIndex]!;
      this.options.workerDied?.(`a worker died hunting ${name} (${reason}); its cases are done again`);
      if (deaths >= MAX_DEATHS) this.failure = new Error(`${deaths} workers died hunting ${name}: ${reason}`);
      else this.again.unshift(place);
    } else this.options.workerDied?.(`a worker died (${reason})`);
    if (seat.reserve) this.again.push(seat.reserve);
    seat.worker = null;
    seat.place = null;
    seat.reserve = null;
    this.wake?.();
  }
}
