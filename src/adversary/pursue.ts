import type { Judge, StatementTally } from '../judgement/index.js';
import type { ShapeHints } from './build-point.js';
import { climb, dependsOnHorizon, type JudgedPoint } from './climb/index.js';
import { leap, sweep } from './sweep/index.js';
import { shareOf } from './work-share.js';

export interface PursuitOptions {
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
  /** Claims that share the work of their document. */
  readonly claims?: number;
  /** Another hunt of this claim has swept. */
  readonly again?: boolean;
  /** How many times as long as usual it climbs; 1 if not given. */
  readonly effort?: number;
}

/**
 * Work of climbing for each case of the hunt, in nodes visited in floating point (some nanoseconds each): about as
 * much time as the cases themselves take.
 */
const CLIMB_WORK_PER_CASE = 30_000;

/** A hunt of more cases than this sweeps no further, and climbs as long as its effort says. */
const MOST_PAYING_CASES = 1000;

/** Work of one sweep for each case, in nodes: a thousand cases pay for all horizons up to 10^7 of a short claim. */
const SWEEP_WORK_PER_CASE = 300_000;

/** The same for a claim with givens: a sweep knows only a few of their values, and climbing knows more. */
const SWEEP_WORK_WITH_GIVENS = 100_000;

/** A claim that is a formula in T, without sums, is looked at this many times as far as the random cases go. */
const LEAP_REACH = 10 ** 13;

/** Work of one look at a long horizon for each case. */
const LEAP_WORK_PER_CASE = 10_000;

/**
 * The part of the hunt that searches where dice do not: climbing towards violations, patterns at long horizons.
 * Yields every point that was judged, and `null` from time to time, so that the caller may show progress or stop.
 */
export function* pursue(
  judge: Judge,
  hints: ShapeHints,
  tallies: readonly StatementTally[],
  options: PursuitOptions,
): Generator<JudgedPoint | null> {
  const { seed, maxHorizon } = options;
  const cases = Math.min(options.cases, MOST_PAYING_CASES);
  const sweepWork = judge.claim.givens.length === 0 ? SWEEP_WORK_PER_CASE : SWEEP_WORK_WITH_GIVENS;
  if (!options.again && dependsOnHorizon(judge.claim))
    yield* sweep(judge, tallies, {
      maxHorizon,
      work: Math.min(cases * sweepWork, shareOf('sweeping', options)),
      judging: shareOf('judged', options),
    });
  if (judge.claim.givens.length === 0) {
    yield* leap(judge, hints, tallies, {
      seed,
      from: Math.min(cases, maxHorizon),
      to: LEAP_REACH * maxHorizon,
      work: Math.min(cases * LEAP_WORK_PER_CASE, shareOf('climbing', options)),
    });
    return;
  }
  const { effort = 1 } = options;
  const work = Math.min(cases * effort * CLIMB_WORK_PER_CASE, effort * shareOf('climbing', options));
  yield* climb(judge, hints, tallies, { seed, maxHorizon, work });
}
