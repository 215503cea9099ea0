import { textLogarithm } from '../../adversary/ratio/index.js';
import { Rational } from '../../arithmetic/index.js';
import { type Point, pointFromJson, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import { ProblemError } from '../../language/index.js';
import { inOrder } from './in-order.js';
import type { HorizonRatio, RatioStudy } from './ratio-data.js';

/** Horizons that are judged one by one between the last that fails and the next that was tried. */
const MOST_BETWEEN = 4096;

/** Where an inequality fails for certain, among the horizons that were tried. */
export interface FailingHorizons {
  readonly failsAt: readonly number[];
  /** The smallest horizon from which on no failure was found, where it fails at shorter ones; `null` where it never fails, or fails at the longest. */
  readonly holdsFrom: number | null;
}

/**
 * Where an inequality fails: at the largest ratios, and at points where no constant helps. For a claim whose only variable is the horizon, every horizon
 * between the last failure and the next one tried is judged too.
 */
export function failingHorizons(
  judge: Judge,
  index: number,
  { horizons, hopeless }: Pick<RatioStudy, 'horizons' | 'hopeless'>,
): FailingHorizons {
  const failing = [...horizons.filter((each) => failsFor(judge, index, each)), ...hopeless];
  const failsAt = [...new Set(inOrder(failing).map(({ horizon }) => horizon))];
  const last = failsAt.at(-1);
  const next = horizons.find(({ horizon }) => last !== undefined && horizon > last)?.horizon;
  if (last === undefined || next === undefined) return { failsAt, holdsFrom: null };
  if (judge.claim.givens.length > 0) return { failsAt, holdsFrom: next };
  let holdsFrom = next;
  while (holdsFrom > last + 1 && next - holdsFrom < MOST_BETWEEN) {
    if (fails(judge, index, { horizon: holdsFrom - 1, values: [] })) break;
    holdsFrom -= 1;
  }
  return { failsAt, holdsFrom };
}

/**
 * Whether the inequality fails for certain at the largest ratio of a horizon. An enclosure of the ratio above 1 says so
 * by itself, at points too long for the judge to look at again; else the judge is asked.
 */
export function failsFor(judge: Judge, index: number, { at, ratio }: HorizonRatio): boolean {
  if (Rational.parse(ratio.lower)?.compare(Rational.ONE) === 1) return true;
  if (Rational.parse(ratio.upper)?.compare(Rational.ONE) === -1) return false;
  if (textLogarithm(ratio.lower) > 1) return true;
  const reading = pointFromJson(judge.claim, at);
  return reading.kind === 'point' && fails(judge, index, reading.point);
}

function fails(judge: Judge, index: number, point: Point): boolean {
  try {
    return judge.fails(point, index, 'violated').fails;
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return false;
    throw error;
  }
}
