import { type Point, pointFromJson, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import type { Judge } from '../../judgement/index.js';
import { ProblemError } from '../../language/index.js';
import type { HorizonRatio } from './ratio-data.js';

/** Horizons that are judged one by one between the last that fails and the next that was tried. */
const MOST_BETWEEN = 4096;

/**
 * Where an inequality fails: at the largest ratios, as the judge says. For a claim whose only variable is the
 * horizon, every horizon between the last failure and the next one tried is judged too.
 */
export function failingHorizons(
  judge: Judge,
  index: number,
  horizons: readonly HorizonRatio[],
): { readonly failsAt: readonly number[]; readonly holdsFrom: number | null } {
  const { claim } = judge;
  const failsAt = horizons.flatMap(({ at, horizon }) => {
    const reading = pointFromJson(claim, at);
    return reading.kind === 'point' && fails(judge, index, reading.point) ? [horizon] : [];
  });
  const last = failsAt.at(-1);
  const next = horizons.find(({ horizon }) => last !== undefined && horizon > last)?.horizon;
  if (last === undefined || next === undefined) return { failsAt, holdsFrom: null };
  if (claim.givens.length > 0) return { failsAt, holdsFrom: next };
  let holdsFrom = next;
  while (holdsFrom > last + 1 && next - holdsFrom < MOST_BETWEEN) {
    if (fails(judge, index, { horizon: holdsFrom - 1, values: [] })) break;
    holdsFrom -= 1;
  }
  return { failsAt, holdsFrom };
}

function fails(judge: Judge, index: number, point: Point): boolean {
  try {
    return judge.fails(point, index, 'violated').fails;
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return false;
    throw error;
  }
}
