import { newEnvironment, type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { instances, type Judge } from '../judgement/index.js';
import { ProblemError, type Statement } from '../language/index.js';
import { type Entry, entryOf, type GivenReference } from './entries.js';
import { type Equation, type Spend, solutions, solutionsOfBoth } from './solve.js';

/**
 * Moves a point onto the premises: one that defines (`assume d[1] = 1`, `assume d[n+1] = d[n]/2 for n in 1..T-1`,
 * `assume sum(t in 1..T, p[t]) = 1`) is solved exactly, index by index, forwards or backwards. Whether the result is admissible is
 * for the judge to say; where no rational solution is found, or it takes too much work, the point stays as it is.
 * `spend` is told the work that was done, in steps of binary64.
 */
export function repair(judge: Judge, point: Point, spend: Spend = () => {}): Point {
  let repaired = point;
  const fixed: Entry[] = [];
  for (const premise of judge.claim.premises)
    try {
      repaired = repairOne(judge, premise, repaired, fixed, spend);
      const entry = fixedBy(judge, premise, repaired);
      if (entry) fixed.push(entry);
    } catch (error) {
      const tooMuch = error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code);
      if (!tooMuch) throw error;
    }
  return repairBoth(judge, repaired, spend) ?? repaired;
}

/**
 * Two equations without indices of which the first fails again once the second is solved, as a fixed sum and a fixed mean: the numbers of a given that both
 * add up are parted in two, and each part is multiplied by a factor of its own, where the equations are linear in the factors.
 */
function repairBoth(judge: Judge, point: Point, spend: Spend): Point | null {
  const sums = judge.claim.premises.filter(({ relation, ranges }) => relation === '=' && ranges.length === 0);
  if (sums.length < 2 || sums.every((premise) => holds(judge, premise, [], point, spend))) return null;
  const equations = sums.map((premise) => ({
    judge,
    premise,
    indices: [],
    spend,
    fixed: [],
    first: 'latest' as const,
  }));
  for (const both of solutionsOfBoth(equations, point))
    if (sums.every((premise) => holds(judge, premise, [], both, spend)) && isInDomain(judge, both, spend))
      return both;
  return null;
}

/** The number that an equation without indices is about, as in `assume x[1] = 0`: later premises leave it alone. */
function fixedBy(judge: Judge, premise: Statement, point: Point): Entry | null {
  if (premise.relation !== '=' || premise.ranges.length > 0) return null;
  const target = [premise.left, premise.right].find(({ kind }) => kind === 'given');
  if (!target) return null;
  return entryOf(judge, point, target as GivenReference, newEnvironment(judge.claim.slots, point.horizon));
}

/** An equation that was solved for one index may fail again when the next one is solved: then the other direction is tried. */
function repairOne(
  judge: Judge,
  premise: Statement,
  point: Point,
  fixed: readonly Entry[],
  spend: Spend,
): Point {
  const all = Array.from(instances(judge.claim, premise, point), (indices) => [...indices]);
  const forwards = solveAll({ judge, premise, spend, fixed, first: 'latest' }, all, point);
  if (all.length < 2) return forwards ?? point;
  if (forwards && (forwards === point || holdsEverywhere(judge, premise, all, forwards, spend)))
    return forwards;
  const reversed = all.toReversed();
  const backwards = solveAll(
    { judge, premise, spend, fixed, first: 'earliest' },
    reversed,
    forwards ?? point,
  );
  return backwards ?? forwards ?? point;
}

function solveAll(
  task: Omit<Equation, 'indices'>,
  all: readonly (readonly number[])[],
  point: Point,
): Point | null {
  const { judge, premise, spend } = task;
  let repaired = point;
  for (const indices of all) {
    if (holds(judge, premise, indices, repaired, spend)) continue;
    const solved = solve({ ...task, indices }, repaired);
    if (!solved) return null;
    repaired = solved;
  }
  return repaired;
}

/** The first proposal at which the equation holds and the domains do; else the first at which it holds. */
function solve(equation: Equation, point: Point): Point | null {
  const { judge, premise, indices, spend } = equation;
  let first: Point | null = null;
  // A definition has one solution: the domains are looked at once, by the judge, and not at every index.
  const definesGiven = premise.left.kind === 'given' || premise.right.kind === 'given';
  for (const proposal of solutions(equation, point)) {
    if (!holds(judge, premise, indices, proposal, spend)) continue;
    if (definesGiven || isInDomain(judge, proposal, spend)) return proposal;
    first ??= proposal;
  }
  return first;
}

function holds(
  judge: Judge,
  premise: Statement,
  indices: readonly number[],
  point: Point,
  spend: Spend,
): boolean {
  const ladder = judge.ladder(point);
  try {
    const finding = judge.judgeInstance(premise, ladder, indices);
    return finding.outcome === 'holds' && finding.agreeingDigits === null;
  } finally {
    spend(ladder.work);
  }
}

function holdsEverywhere(
  judge: Judge,
  premise: Statement,
  all: readonly (readonly number[])[],
  point: Point,
  spend: Spend,
): boolean {
  return all.every((indices) => holds(judge, premise, indices, point, spend));
}

function isInDomain(judge: Judge, point: Point, spend: Spend): boolean {
  const ladder = judge.ladder(point);
  const domains = judge.premises.slice(0, judge.premises.length - judge.claim.premises.length);
  const inside = domains.every((premise) => {
    const { outcome } = judge.judge(premise, ladder);
    return outcome === 'holds' || outcome === 'empty';
  });
  spend(ladder.work);
  return inside;
}
