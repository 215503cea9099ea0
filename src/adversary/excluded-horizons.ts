import type { Judge } from '../judgement/index.js';
import { type Expression, type Statement, subtrees } from '../language/index.js';

/** Horizons that are looked at one by one; beyond them, each doubled. */
const EACH_UP_TO = 64;

/**
 * Whether premises that mention no given (`assume T <= 2`) exclude the horizons from..to for certain: then a claim that
 * was tried at shorter ones alone was tried wherever it says something.
 */
export function horizonsAreExcluded(judge: Judge, from: number, to: number): boolean {
  const premises = judge.claim.premises.filter((premise) => mentionsNoGiven(judge, premise));
  if (premises.length === 0) return false;
  for (let horizon = from; horizon <= to; horizon = next(horizon, to))
    if (!premises.some((premise) => fails(judge, premise, horizon))) return false;
  return true;
}

function next(horizon: number, to: number): number {
  if (horizon < EACH_UP_TO || horizon === to) return horizon + 1;
  return Math.min(2 * horizon, to);
}

/** Of the point only the horizon is read. */
function fails(judge: Judge, premise: Statement, horizon: number): boolean {
  const { outcome } = judge.judge(premise, judge.ladder({ horizon, values: [] }));
  return outcome === 'violated' || outcome === 'does not exist';
}

function mentionsNoGiven({ claim }: Judge, premise: Statement): boolean {
  const ends = premise.ranges.flatMap(({ from, to }) => [from, to]);
  const seen = new Set<number>();
  const isFree = (e: Expression): boolean => {
    if (e.kind === 'given') return false;
    if (e.kind === 'definition' && !seen.has(e.definition)) {
      seen.add(e.definition);
      if (!isFree(claim.definitions[e.definition]!.body)) return false;
    }
    return [...subtrees(e)].every(isFree);
  };
  return [premise.left, premise.right, ...ends].every(isFree);
}
