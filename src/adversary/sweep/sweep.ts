import type { Judge, StatementTally } from '../../judgement/index.js';
import type { Claim, Statement } from '../../language/index.js';
import { type JudgedPoint, judgeIfAffordable } from '../climb/index.js';
import { NotSweepable } from './running.js';
import { type Sweep, sweepsOf } from './sweeps.js';
import { type Sight, SweptStatement } from './swept-statement.js';

export interface SweepOptions {
  readonly maxHorizon: number;
  /** Nodes that may be visited, over all statements and choices of givens. */
  readonly work: number;
  /** Work of the judge on what is nominated, over all sweeps, in steps of binary64. */
  readonly judging: number;
}

/** Work of the judge that is left. */
interface Purse {
  left: number;
}

/** The last horizon that a sweep goes through one by one, by default: sums of more terms are refused by the judge. */
const LONGEST_SWEEP = 10_000_000;

/** The longest sweep of a claim with sequences: a witness has as many entries as its horizon. */
const LONGEST_SEQUENCE_SWEEP = 20_000;

/** What an equality is off by is seen early, or lost in the rounding of long sums. */
const LONGEST_EQUALITY_SWEEP = 20_000;

/** A sweep goes to this multiple of the longest horizon of random cases; with sequences less far. */
const SWEEP_REACH = 100_000;
const SEQUENCE_SWEEP_REACH = 1000;

/** Horizons at which the sides are too close to tell are judged while there are no more than this … */
const MOST_CLOSE = 6;

/** … and while judging them has taken no more work, in steps of binary64: they seldom tell anything. */
const MOST_CLOSE_WORK = 1_000_000;

/** Nodes visited between two times at which the caller may show progress or stop: some hundredths of a second. */
const BREATH_WORK = 2_000_000;

/**
 * Goes through all horizons, one by one, for claims that depend on little else: without givens, or with givens
 * that follow one of a few plain laws. A statement that fails is nominated at the first horizon where it does.
 * Yields the points that were judged, and `null` from time to time.
 */
export function* sweep(
  judge: Judge,
  tallies: readonly StatementTally[],
  options: SweepOptions,
): Generator<JudgedPoint | null> {
  const { claim } = judge;
  const sweeps = [...sweepsOf(claim)];
  const links = claim.statements.filter(({ kind }) => kind !== 'conclusion');
  const inequalities = links.filter(({ relation }) => relation !== '=').length;
  const work = options.work / sweeps.length / Math.max(1, inequalities);
  const breath = new Breath();
  const swept = new SweptStatements(claim);
  const purse: Purse = { left: options.judging };
  for (const chosen of sweeps)
    for (const [index, statement] of claim.statements.entries()) {
      if (statement.kind === 'conclusion' || isSettled(claim, tallies[index]!)) continue;
      if (purse.left <= 0) return;
      yield* sweepStatement(judge, statement, index, { chosen, swept, breath, purse }, { ...options, work });
    }
}

/** A claim of its horizon alone may fail earlier than where it was seen to fail; any other has its witness. */
function isSettled(claim: Claim, tally: StatementTally): boolean {
  return tally.violation !== null && (claim.givens.length > 0 || tally.violation.point.horizon === 1);
}

function* sweepStatement(
  judge: Judge,
  statement: Statement,
  index: number,
  { chosen, swept: all, breath, purse }: Course,
  options: SweepOptions,
): Generator<JudgedPoint | null> {
  const { claim } = judge;
  const swept = all.begun(statement, chosen);
  const premises = claim.premises.map((premise) => all.begun(premise, chosen));
  if (!swept || premises.some((premise) => premise === null)) return;
  const size = swept.size + premises.reduce((sum, premise) => sum + premise!.size, 0);
  const farthest = Math.min(lastHorizon(claim, options.maxHorizon), Math.floor(options.work / size));
  const last = statement.relation === '=' ? Math.min(LONGEST_EQUALITY_SWEEP, farthest) : farthest;
  let close = 0;
  let closeWork = 0;
  for (let horizon = 1; horizon <= last; horizon += 1) {
    if (breath.isDue(size)) yield null;
    const sight = seen(swept, premises as readonly SweptStatement[], horizon);
    if (sight === 'holds') continue;
    if (sight === 'close') {
      close += 1;
      // An equality is close everywhere; short horizons are judged anyway.
      const isEnough = close > MOST_CLOSE || closeWork > MOST_CLOSE_WORK;
      if (statement.relation === '=' || horizon <= options.maxHorizon || isEnough) continue;
    }
    const judged = judgeIfAffordable(judge, chosen.point(horizon), index);
    if (!judged) return;
    closeWork += judged.examination.work;
    purse.left -= judged.examination.work;
    yield judged;
    if (judged.examination.finding?.outcome === 'violated' || purse.left <= 0) return;
    if (sight === 'fails') {
      // Not admissible, or too close for the judge: another point of this sweep would be no better.
      close += 1;
      if (close > MOST_CLOSE) return;
    }
  }
}

/** When it is time to breathe: sweeps of many laws may each be short. */
class Breath {
  private work = 0;

  isDue(work: number): boolean {
    this.work += work;
    if (this.work < BREATH_WORK) return false;
    this.work = 0;
    return true;
  }
}

function seen(statement: SweptStatement, premises: readonly SweptStatement[], horizon: number): Sight {
  const sight = statement.at(horizon);
  let isExcluded = false;
  // Every premise is looked at, so that its running sums go on.
  for (const premise of premises) if (premise.at(horizon) === 'fails') isExcluded = true;
  return isExcluded ? 'holds' : sight;
}

/** The last horizon that a sweep of the claim goes to, if its work allows. */
export function lastHorizon(claim: Claim, maxHorizon: number): number {
  return claim.givens.some(({ ranges }) => ranges.length > 0)
    ? Math.min(LONGEST_SEQUENCE_SWEEP, SEQUENCE_SWEEP_REACH * maxHorizon)
    : Math.min(LONGEST_SWEEP, SWEEP_REACH * maxHorizon);
}

/** One choice of all givens, and what every choice shares. */
interface Course {
  readonly purse: Purse;
  readonly chosen: Sweep;
  readonly swept: SweptStatements;
  readonly breath: Breath;
}

/** The statements of a claim, each made once for all sweeps; `null` for those that cannot be swept. */
class SweptStatements {
  private readonly made = new Map<Statement, SweptStatement | null>();

  constructor(private readonly claim: Claim) {}

  begun(statement: Statement, { givens }: Sweep): SweptStatement | null {
    return ifSweepable(() => {
      if (!this.made.has(statement))
        this.made.set(
          statement,
          ifSweepable(() => new SweptStatement(this.claim, statement)),
        );
      const swept = this.made.get(statement)!;
      swept?.begin(givens);
      return swept;
    });
  }
}

function ifSweepable<S>(of: () => S): S | null {
  try {
    return of();
  } catch (error) {
    if (error instanceof NotSweepable) return null;
    throw error;
  }
}
