import { Rational } from '../../arithmetic/index.js';
import { indexValue, newEnvironment, type PointValue } from '../../evaluation/index.js';
import type { Judge, StatementTally } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { flatPosition, frameOf, type Position } from '../landscape/position.js';
import type { Climber } from './climber.js';
import { type JudgedPoint, nominate } from './nominate.js';
import { dependsOnHorizon } from './plan.js';

export interface ListOptions {
  readonly maxHorizon: number;
  /** Nodes of expressions to be visited in floating point. */
  readonly work: number;
}

/** Points that are listed at most: some tenths of a second. */
const MOST_LISTED = 60_000;

/** A height above this is nominated as a violation. */
const FAILS = 1e-10;

/** Nominations in vain after which a statement is left alone. */
const MOST_IN_VAIN = 6;

/**
 * Looks at every choice of integers at every horizon, where a claim has integers and they are few: what fails at one point
 * of ten thousand is found by no climb and by few dice. Real numbers beside them are 1 away from the ends of their domains.
 */
export function* list(
  judge: Judge,
  hints: ShapeHints,
  climber: Climber,
  tallies: readonly StatementTally[],
  { maxHorizon, work }: ListOptions,
): Generator<JudgedPoint | null> {
  const { claim } = judge;
  if (!isListed(claim)) return;
  const count = choicesAt(claim, 1, MOST_LISTED);
  if (count === null || count === 0) return;
  const longest = dependsOnHorizon(claim) ? Math.min(maxHorizon, Math.floor(MOST_LISTED / count)) : 1;
  const end = climber.work + work;
  const inVain = claim.statements.map(() => 0);
  for (let horizon = 1; horizon <= longest && climber.work < end; horizon += 1) {
    for (const integers of choices(claim, horizon)) {
      if (climber.work >= end) break;
      const position = flatPosition(frameOf(claim, horizon, integers));
      for (const [s, statement] of claim.statements.entries()) {
        if (statement.kind === 'conclusion' || tallies[s]!.violation || inVain[s]! >= MOST_IN_VAIN) continue;
        if (climber.landscape.height(position, s) > FAILS) yield* nominated(position, s);
      }
    }
    yield null;
  }

  function* nominated(position: Position, s: number): Generator<JudgedPoint> {
    for (const nomination of nominate(judge, climber.landscape, hints, position, s)) {
      yield nomination;
      if (nomination.examination.finding?.outcome === 'violated') return;
    }
    inVain[s]! += 1;
  }
}

/** Whether a claim has integers, and nothing else of more than one number. */
function isListed({ givens }: Claim): boolean {
  return (
    givens.every(({ ranges }) => ranges.length === 0) &&
    givens.some(({ domain }) => domain.kind === 'integers')
  );
}

/** How many choices of integers there are at a horizon; `null` for more than `most`. */
function choicesAt(claim: Claim, horizon: number, most: number): number | null {
  let count = 0;
  for (const _ of choices(claim, horizon)) {
    count += 1;
    if (count > most) return null;
  }
  return count;
}

/** Every choice of the integers of a claim at a horizon; domains may depend on integers before. */
function* choices(claim: Claim, horizon: number): Generator<ReadonlyMap<number, number>> {
  const integers = new Map<number, number>();
  const values: PointValue[] = claim.givens.map(() => Rational.ONE);
  const point = { horizon, values };
  const environment = newEnvironment(claim.slots, horizon);
  yield* from(0);

  function* from(given: number): Generator<ReadonlyMap<number, number>> {
    const domain = claim.givens[given]?.domain;
    if (!domain) {
      yield new Map(integers);
      return;
    }
    if (domain.kind !== 'integers') {
      yield* from(given + 1);
      return;
    }
    const last = indexValue(domain.to, environment, point);
    for (let n = indexValue(domain.from, environment, point); n <= last; n += 1) {
      integers.set(given, n);
      values[given] = Rational.of(n);
      yield* from(given + 1);
    }
  }
}
