import type { Judge, StatementTally } from '../../judgement/index.js';
import type { ShapeHints } from '../build-point.js';
import { Climber, type JudgedPoint, judgeIfAffordable } from '../climb/index.js';
import { MOST_WORK_OF_A_LOOK } from '../landscape/landscape.js';

/** From one horizon to the next: close enough that what fails from some horizon on is not leapt over. */
const RATIO = 1.25;

/** A height that is a failure for certain, as far as floating point can tell. */
const FAILS = 1e-9;

/** The last horizon: beyond it neighbouring integers are the same number. */
const FARTHEST = 2 ** 52;

export interface LeapOptions {
  readonly seed: number;
  /** Horizons up to this one have been judged. */
  readonly from: number;
  readonly to: number;
  /** Nodes that one look may visit. */
  readonly work: number;
}

/**
 * For claims of their horizon alone, where no sweep goes: looks at horizons in geometric progression while a look
 * is affordable, and where one fails, bisects for the first that does, presuming that all after it fail too.
 */
export function* leap(
  judge: Judge,
  hints: ShapeHints,
  tallies: readonly StatementTally[],
  options: LeapOptions,
): Generator<JudgedPoint> {
  const climber = new Climber(judge.claim, hints, options.seed);
  // A look that was given up costs as much as the longest: horizons beyond it say nothing.
  const work = Math.min(options.work, MOST_WORK_OF_A_LOOK - 1);
  for (const [index, statement] of judge.claim.statements.entries()) {
    if (statement.kind === 'conclusion' || tallies[index]!.violation) continue;
    const look = (horizon: number): { fails: boolean; isAffordable: boolean } => {
      const before = climber.work;
      const fails = climber.heightAt(index, horizon) > FAILS;
      return { fails, isAffordable: climber.work - before <= work };
    };
    const last = Math.min(options.to, FARTHEST);
    let below = options.from;
    let horizon = below;
    let seen = look(horizon);
    while (!seen.fails && seen.isAffordable && horizon < last) {
      below = horizon;
      horizon = Math.min(last, Math.ceil(horizon * RATIO));
      seen = look(horizon);
    }
    if (!seen.fails) continue;
    while (horizon - below > 1) {
      const middle = Math.floor((below + horizon) / 2);
      if (look(middle).fails) horizon = middle;
      else below = middle;
    }
    const point = { horizon, values: [] };
    const judged = judgeIfAffordable(judge, point, index);
    if (judged) yield judged;
  }
}
