import { isSimpler, shrink } from '../../adversary/index.js';
import { type Point, pointFromJson, pointToJson } from '../../evaluation/index.js';
import { Judge } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import type { QuestionLine, RowOptions } from './option-text.js';
import type { Reference } from './references.js';
import type { TargetReport } from './sheet-data.js';

/** Random points judged, besides the points of large ratio. */
const CASES = 100;
const MAX_HORIZON = 40;

/** Work that making one counterexample simple may take. */
const SHRINK_WORK = 500_000;

/** Longer points are not tried: shrinking them costs more than it tells. */
const LONGEST = 4096;

/** Seeks a counterexample to value <= factor * reference: a hunt, and the points with the largest ratios. */
export function reportOnTarget(
  ask: (line: QuestionLine) => Claim | string,
  value: string,
  reference: Reference,
  options: RowOptions,
  ratio: RatioStudy,
  factor: string,
): TargetReport {
  const times = factor.includes('/') ? `(${factor})` : factor;
  const text = `${value} <= ${times} * (${reference.text})`;
  const line: QuestionLine = options.against
    ? { words: `show ${value} <= ${times} * (`, option: options.against, after: ')' }
    : { words: `show ${text}` };
  const claim = ask(line);
  if (typeof claim === 'string') return { text, verdict: 'not asked', at: null, cases: 0 };
  const hunted = checkClaim(claim, { seed: options.seed, cases: CASES, maxHorizon: MAX_HORIZON });
  const link = hunted.links[0]!;
  const points = [link.verdict === 'refuted' ? link.counterexample?.at : undefined]
    .concat(ratio.horizons.filter(({ horizon }) => horizon <= LONGEST).map(({ at }) => at))
    .concat(ratio.unbounded ? [ratio.unbounded.example.at] : [])
    .flatMap((at) => {
      const reading = at && pointFromJson(claim, at);
      return reading?.kind === 'point' ? [reading.point] : [];
    });
  const witness = simplestFailure(claim, points);
  const at = witness && pointToJson(claim, witness);
  return { text, verdict: witness ? 'refuted' : 'survived', at, cases: hunted.cases + points.length };
}

/** The simplest of the points at which the judge says that the inequality fails, made simpler still. */
function simplestFailure(claim: Claim, points: readonly Point[]): Point | null {
  const judge = new Judge(claim);
  const fails = (point: Point) => judge.fails(point, 0, 'violated');
  const failing = points.filter((point) => fails(point).fails);
  const first = failing.reduce<Point | null>((a, b) => (a && !isSimpler(b, a) ? a : b), null);
  return first && shrink(claim, first, fails, SHRINK_WORK);
}
