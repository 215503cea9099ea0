import { choicesOf, generatePoint, isSimpler, shapeHints, shrink } from '../../adversary/index.js';
import { RatioObjective } from '../../adversary/ratio/index.js';
import { type Point, pointFromJson, pointToJson } from '../../evaluation/index.js';
import { Judge } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import type { QuestionLine, RowOptions } from './option-text.js';
import type { Reference } from './references.js';
import type { TargetReport } from './sheet-data.js';

/** Random points that are judged, in addition to the points of large ratio. */
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
  options: RowOptions & { readonly tuned: readonly string[] },
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
  const tuned = claim.givens.flatMap(({ name }, i) => (options.tuned.includes(name) ? [i] : []));
  const known = ratio.horizons
    .filter(({ horizon }) => horizon <= LONGEST)
    .map(({ at }) => at)
    .concat(ratio.unbounded ? [ratio.unbounded.example.at] : [])
    .concat(ratio.hopeless.map(({ at }) => at))
    .flatMap((at) => {
      const reading = pointFromJson(claim, at);
      return reading.kind === 'point' ? [reading.point] : [];
    });
  const { witness, cases } =
    tuned.length > 0
      ? refutedAtBest(claim, tuned, known, options.seed)
      : refutedByHunt(claim, known, options.seed);
  const at = witness && pointToJson(claim, witness);
  return { text, verdict: witness ? 'refuted' : 'survived', at, cases };
}

interface Tried {
  readonly witness: Point | null;
  readonly cases: number;
}

function refutedByHunt(claim: Claim, known: readonly Point[], seed: number): Tried {
  const hunted = checkClaim(claim, { seed, cases: CASES, maxHorizon: MAX_HORIZON });
  const link = hunted.links[0]!;
  const reading = link.verdict === 'refuted' && pointFromJson(claim, link.counterexample?.at);
  const points = reading && reading.kind === 'point' ? [reading.point, ...known] : known;
  const judge = new Judge(claim);
  const fails = (point: Point) => judge.fails(point, 0, 'violated');
  return { witness: simplestFailure(claim, points, fails), cases: hunted.cases + known.length };
}

/**
 * What the user chooses is no part of a counterexample: at each point it is set to its best value, as far as a search finds it, and the target
 * fails only where it fails with that.
 */
function refutedAtBest(claim: Claim, tuned: readonly number[], known: readonly Point[], seed: number): Tried {
  const judge = new Judge(claim);
  const objective = new RatioObjective(judge, 0, tuned);
  const atBest = (point: Point): Point | null => {
    if (judge.admissible(point).truth !== 'yes') return null;
    const best = objective.at(point);
    return best.ratio > Number.NEGATIVE_INFINITY ? best.point : null;
  };
  const fails = (point: Point) => {
    const before = objective.work;
    const best = atBest(point);
    return { fails: best !== null && judge.fails(best, 0, 'violated').fails, work: objective.work - before };
  };
  const hints = shapeHints(claim);
  const random = Array.from({ length: CASES }, (_, i) => {
    const horizon = 1 + Math.floor((i * MAX_HORIZON) / CASES);
    return generatePoint(claim, hints, horizon, choicesOf(seed, claim.name, 'target', i));
  });
  const tried = [...known, ...random].flatMap((point) => (point && atBest(point)) ?? []);
  const simple = simplestFailure(claim, tried, fails);
  return { witness: simple && atBest(simple), cases: tried.length };
}

/** The simplest of the points at which the inequality fails for certain, made simpler still. */
function simplestFailure(
  claim: Claim,
  points: readonly Point[],
  fails: (point: Point) => { readonly fails: boolean; readonly work: number },
): Point | null {
  const failing = points.filter((point) => fails(point).fails);
  const first = failing.reduce<Point | null>((a, b) => (a && !isSimpler(b, a) ? a : b), null);
  return first && shrink(claim, first, fails, SHRINK_WORK);
}
