import { type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { type Examination, Judge } from '../judgement/index.js';
import { type Problem, ProblemError } from '../language/index.js';
import type { ShapeHints } from './build-point.js';
import { generate } from './generate.js';
import { shapeHints } from './hints.js';
import { firstLongest } from './horizons.js';
import type { HuntOptions } from './hunt-result.js';
import { type Choices, choicesOf } from './random.js';
import { repair } from './repair.js';
import { shareOf } from './work-share.js';

/** Work of one case, in steps of binary64, beyond which longer horizons are not tried. */
export const MAX_CASE_WORK = 1_000_000;

/** A claim whose share of its document's work is small has at least this number of cases of the longest horizon. */
const LEAST_CASES = 2;

/**
 * The largest horizon up to the wanted one whose cases cost no more than `MAX_CASE_WORK`, and can be evaluated: the wanted one
 * where it is affordable, as it mostly is; else by doubling, so that a mistake shows at a short horizon. With it the case that shows that the wanted one
 * is affordable, to be counted when its turn comes: judging it again would cost as much as fifty short ones.
 */
export function affordableHorizon(
  judge: Judge,
  options: HuntOptions,
  mistaken: (problem: Problem) => void,
): { readonly horizon: number; readonly probed: ProbedCase | null } {
  const { claim } = judge;
  const { maxHorizon } = options;
  const hints = shapeHints(claim);
  const most = Math.min(MAX_CASE_WORK, shareOf('judged', options) / LEAST_CASES);
  const probe = (by: Judge, horizon: number, index: number | 'probe'): Probed => {
    const choices = choicesOf(options.seed, claim.name, index, index === 'probe' ? horizon : 0);
    try {
      return probeAt(by, hints, horizon, choices, most);
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  };
  const shortest = probe(judge, 1, 'probe');
  if (shortest instanceof ProblemError) throw shortest;
  if (shortest === 'too costly') return { horizon: 1, probed: null };
  // A probe that costs too much is not paid for to its end.
  const index = claim.givens.length === 0 ? maxHorizon - 1 : firstLongest(maxHorizon);
  const longest = probe(new Judge(claim, most), maxHorizon, index);
  if (longest === 'affordable') return { horizon: maxHorizon, probed: null };
  if (longest !== 'too costly' && !(longest instanceof ProblemError))
    return { horizon: maxHorizon, probed: { ...longest, index } };
  for (let affordable = 1; ; ) {
    const horizon = Math.min(2 * affordable, maxHorizon);
    const probed = probe(judge, horizon, 'probe');
    if (probed instanceof ProblemError && !WORK_LIMIT_CODES.has(probed.problem.code))
      mistaken(probed.problem);
    if (probed instanceof ProblemError || probed === 'too costly')
      return { horizon: affordable, probed: null };
    if (horizon === maxHorizon) return { horizon, probed: null };
    affordable = horizon;
  }
}

/** A case that was made and judged to see what it costs. */
interface CostlyCase {
  readonly point: Point;
  readonly examination: Examination;
  /** Work of making the point. */
  readonly making: number;
}

export interface ProbedCase extends CostlyCase {
  /** Number of the case. */
  readonly index: number;
}

/** What was found about a horizon: `affordable` where it has no point with these choices. */
type Probed = 'affordable' | 'too costly' | CostlyCase | ProblemError;

function probeAt(judge: Judge, hints: ShapeHints, horizon: number, choices: Choices, most: number): Probed {
  const generated = generate(judge.claim, hints, horizon, choices);
  let making = generated.work;
  if (making > most) return 'too costly';
  if (!generated.point) return 'affordable';
  const point = repair(judge, generated.point, (more) => {
    making += more;
  });
  if (making > most) return 'too costly';
  const examination = judge.examine(point);
  return making + examination.work > most ? 'too costly' : { point, examination, making };
}
