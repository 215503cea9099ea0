import type { Judge, StatementTally } from '../../judgement/index.js';
import type { ShapeHints } from '../build-point.js';
import { positionOf } from '../landscape/exact-point.js';
import type { Climber } from './climber.js';
import { FREE_HORIZONS } from './horizons.js';
import { type JudgedPoint, nominate } from './nominate.js';

/** Up to this horizon the shrinker finds the shortest by leaving out entries. */
const SHORT = 3;

/** A height that certainly is a failure, for ascents that look for any. */
const FAILS = 1e-9;

/** Parts into which the work of a descent is divided: one for each horizon that is tried. */
const TRIES = 16;

/**
 * Brings a failing statement to shorter horizons by climbing at each: where the shrinker leaves out entries of a
 * long witness, other entries may have to move. Bisection, as what fails at one horizon mostly fails at all longer
 * ones. A generator of the points that were judged.
 */
export function* descend(
  judge: Judge,
  hints: ShapeHints,
  climber: Climber,
  statement: number,
  tally: StatementTally,
  work: number,
): Generator<JudgedPoint> {
  const horizonNow = (): number => tally.violation!.point.horizon;
  if (horizonNow() <= SHORT) return;
  climber.look(statement, positionOf(judge.claim, tally.violation!.point));
  for (const horizon of FREE_HORIZONS) {
    if (horizon >= horizonNow()) return;
    yield* tryAt(horizon, 'free');
  }
  let holds: number = FREE_HORIZONS[FREE_HORIZONS.length - 1]!;
  while (horizonNow() > holds + 1 && horizonNow() > holds * NARROW) {
    const middle = Math.round(Math.sqrt(holds * horizonNow()));
    if (middle >= horizonNow() || middle <= holds) return;
    yield* tryAt(middle, 'stretch');
    if (horizonNow() > middle) holds = middle;
  }

  function* tryAt(horizon: number, kind: 'free' | 'stretch'): Generator<JudgedPoint> {
    for (let attempt = 0; attempt < ATTEMPTS && horizonNow() > horizon; attempt += 1) {
      climber.climbOnce(statement, { kind, horizon }, work / TRIES / ATTEMPTS, FAILS);
      const best = climber.bestPositions(statement).at(horizon);
      if (!best || best.height < FAILS) continue;
      for (const nomination of nominate(judge, climber.landscape, hints, best.position, statement)) {
        yield nomination;
        if (nomination.examination.finding?.outcome === 'violated') return;
      }
      return;
    }
  }
}

const ATTEMPTS = 3;

/** A bracket as narrow as this is left to the shrinker. */
const NARROW = 1.01;
