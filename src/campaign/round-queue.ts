import type { Claim } from '../language/index.js';
import type { Shard } from './report-data.js';
import {
  budgetOf,
  type CaseBudget,
  isInShard,
  type RoundPlace,
  roundCount,
  roundsInShard,
} from './rounds.js';

/** Which rounds of a campaign are done: all before number `done`, and some beyond. Those of other shards count. */
export interface RoundsDone {
  readonly done: number;
  readonly ahead: readonly number[];
}

/** How many rounds of each claim are done. */
export function roundsDone(
  claims: readonly Claim[],
  budget: CaseBudget,
  shard: Shard | undefined,
  { done, ahead }: RoundsDone,
): number[] {
  return claims.map((claim, index) => {
    const count = roundCount(claim, budgetOf(budget, index));
    const rounds = Math.max(0, Math.ceil((done - index) / claims.length));
    const beyond = ahead.filter((unit) => unit % claims.length === index).length;
    return roundsInShard(index, Math.min(count, rounds), shard) + beyond;
  });
}

/** Whether these can be the rounds of a campaign that are done: none that it does not have. */
export function isPossible(
  claims: readonly Claim[],
  budget: CaseBudget,
  shard: Shard | undefined,
  { done, ahead }: RoundsDone,
): boolean {
  const counts = claims.map((claim, index) => roundCount(claim, budgetOf(budget, index)));
  const has = (unit: number): boolean => {
    const [round, index] = [Math.floor(unit / claims.length), unit % claims.length];
    return round < counts[index]! && isInShard(index, round, shard);
  };
  return done <= Math.max(...counts) * claims.length && ahead.every(has);
}

/** How long a round takes that was not timed. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/**
 * The rounds of a campaign: every claim's first, then every claim's second, and so on. The first ones are given out in the order of the
 * claims, the others of one pass longest first, as far as it is known: where the last ones are short, workers end together. They may end in
 * any order. How many rounds a claim has depends on what is proved of it, which is asked when its turn comes;
 * until it is known, the queue waits.
 */
export class RoundQueue {
  /** Rounds in all; of a claim whose turn has not come as many as without a proof. Infinitely many when time bounds the campaign. */
  total: number;
  private readonly counts: (number | undefined)[];
  private most: number | undefined;
  /** For each claim, rounds that are done. */
  private readonly roundsOf: number[];
  /** All before this one have been given out, or stand in `pass`. */
  private at: number;
  /** Rounds of one pass that have not been given out. */
  private pass: number[] = [];
  /** Milliseconds of a round of each claim, the last that was hunted; `UNKNOWN`: it may be long. */
  private readonly costs: number[];
  private readonly running = new Set<number>();
  private ahead: Set<number>;
  private finished = 0;

  constructor(
    private readonly claims: readonly Claim[],
    private readonly budget: CaseBudget,
    private readonly shard: Shard | undefined,
    from: RoundsDone,
    /** Whether it is known what is proved of a claim. */
    private readonly isKnown: (claimIndex: number) => boolean = () => true,
  ) {
    this.counts = claims.map(() => undefined);
    this.costs = claims.map(() => UNKNOWN);
    this.total = claims.reduce((sum, _, i) => sum + this.inShard(i, this.mostRounds(i)), 0);
    this.at = from.done;
    this.ahead = new Set(from.ahead);
    const isNew = from.done === 0 && from.ahead.length === 0;
    this.roundsOf = isNew ? claims.map(() => 0) : roundsDone(claims, budget, shard, from);
    this.finished = this.roundsOf.reduce((sum, count) => sum + count, 0);
  }

  /** How many rounds a claim has. Asked first when its turn comes. */
  countOf(claimIndex: number): number {
    const known = this.counts[claimIndex];
    if (known !== undefined) return known;
    const count = roundCount(this.claims[claimIndex]!, budgetOf(this.budget, claimIndex));
    this.counts[claimIndex] = count;
    this.total += this.inShard(claimIndex, count) - this.inShard(claimIndex, this.mostRounds(claimIndex));
    return count;
  }

  private inShard(claimIndex: number, count: number): number {
    return roundsInShard(claimIndex, count, this.shard);
  }

  /** Rounds of a claim without a proof: a proof makes them fewer. */
  private mostRounds(claimIndex: number): number {
    const { proofs: _, ...unproved } = this.budget;
    return roundCount(this.claims[claimIndex]!, budgetOf(unproved, claimIndex));
  }

  /** The number beyond which no claim has a round; in the first pass no claim need be asked before its turn. */
  private end(): number {
    const { length } = this.claims;
    if (this.at < length) return length;
    this.most ??= Math.max(0, ...this.claims.map((_, i) => this.countOf(i)));
    return this.most * length;
  }

  /** Rounds that are done. */
  get doneCount(): number {
    return this.finished;
  }

  /** Rounds that have not been given out. */
  get left(): number {
    return this.total - this.finished - this.running.size;
  }

  /** Whether there may be rounds of a claim of which it is not known yet what is proved. */
  isWaiting(): boolean {
    return this.at < this.claims.length && !this.isKnown(this.at);
  }

  /** The next round, which from now on is being hunted; `null` when there is none left, or the queue is waiting. */
  next(): RoundPlace | null {
    const { length } = this.claims;
    while (this.pass.length === 0 && this.at < this.end()) {
      if (this.isWaiting()) return null;
      const to = this.at < length ? this.at + 1 : length * (Math.floor(this.at / length) + 1);
      this.pass = this.openBetween(this.at, to);
      this.at = to;
    }
    const unit = this.takeLongest();
    if (unit === undefined) return null;
    this.running.add(unit);
    return this.placeOf(unit);
  }

  /** The round that seems to be the longest of the pass, the first of several. */
  private takeLongest(): number | undefined {
    const costs = this.pass.map((unit) => this.costs[this.placeOf(unit).claimIndex]!);
    const [unit] = this.pass.splice(costs.indexOf(Math.max(...costs)), 1);
    return unit;
  }

  /** The rounds from..to-1 that this campaign has and that are not done. */
  private openBetween(from: number, to: number): number[] {
    const open: number[] = [];
    for (let unit = from; unit < to; unit += 1) {
      const { claimIndex, round } = this.placeOf(unit);
      if (this.ahead.has(unit) || !isInShard(claimIndex, round, this.shard)) continue;
      if (round < this.countOf(claimIndex)) open.push(unit);
    }
    return open;
  }

  /** A round has been hunted; that it took so many milliseconds is remembered. */
  finish({ claimIndex, round }: RoundPlace, milliseconds = UNKNOWN): void {
    const unit = this.unitOf({ claimIndex, round });
    this.running.delete(unit);
    this.ahead.add(unit);
    this.costs[claimIndex] = milliseconds;
    this.roundsOf[claimIndex]! += 1;
    this.finished += 1;
    // The next to be given out may have been done before the campaign was stopped and went on.
    while (this.running.size + this.pass.length === 0 && this.ahead.has(this.at)) this.at += 1;
    const { done } = this;
    this.ahead = new Set([...this.ahead].filter((other) => other >= done));
  }

  private placeOf(unit: number): RoundPlace {
    const { length } = this.claims;
    return { claimIndex: unit % length, round: Math.floor(unit / length) };
  }

  unitOf({ claimIndex, round }: RoundPlace): number {
    return round * this.claims.length + claimIndex;
  }

  /** Number of the first round that is not done. */
  get done(): number {
    return Math.min(this.at, ...this.running, ...this.pass);
  }

  get state(): RoundsDone {
    return { done: this.done, ahead: [...this.ahead].sort((a, b) => a - b) };
  }

  isFinished(claimIndex: number): boolean {
    return this.roundsOf[claimIndex]! >= roundsInShard(claimIndex, this.countOf(claimIndex), this.shard);
  }
}
