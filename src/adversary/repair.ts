import { Rational } from '../arithmetic/index.js';
import {
  type Extent,
  layoutOf,
  Missing,
  type Point,
  type PointValue,
  WORK_LIMIT_CODES,
} from '../evaluation/index.js';
import { instances, type Judge } from '../judgement/index.js';
import { type Expression, ProblemError, type Statement } from '../language/index.js';

type GivenReference = Extract<Expression, { kind: 'given' }>;

type Spend = (work: number) => void;

/**
 * Moves a point onto the premises that name one given alone on a side: `assume W = sum(…)`,
 * `assume x[t] <= y[t]`. Where such a premise does not hold, the given takes the other side's exact value.
 * Whether the result is admissible is for the judge to say; where exact arithmetic has no value, or takes too much
 * work, the point stays as it is. `spend` is told the work that was done, in steps of binary64.
 */
export function repair(judge: Judge, point: Point, spend: Spend = () => {}): Point {
  let repaired = point;
  for (const premise of judge.claim.premises)
    try {
      repaired = repairOne(judge, premise, repaired, spend);
    } catch (error) {
      const tooMuch = error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code);
      if (!tooMuch) throw error;
    }
  return repaired;
}

function repairOne(judge: Judge, premise: Statement, point: Point, spend: Spend): Point {
  const { left, right } = premise;
  if (left.kind === 'given') return assign(judge, premise, left, right, point, spend);
  if (right.kind === 'given') return assign(judge, premise, right, left, point, spend);
  return point;
}

function assign(
  judge: Judge,
  premise: Statement,
  target: GivenReference,
  source: Expression,
  point: Point,
  spend: Spend,
): Point {
  const values = point.values.map((value) => (Array.isArray(value) ? [...value] : value)) as PointValue[];
  const repaired: Point = { horizon: point.horizon, values };
  for (const indices of instances(judge.claim, premise, point)) {
    // A new ladder for each index: an earlier assignment may feed a later one.
    const ladder = judge.ladder(repaired);
    let value: unknown;
    try {
      if (judge.judgeInstance(premise, ladder, indices).outcome === 'holds') continue;
      value = ladder.at('exact').value(source, indices);
    } finally {
      spend(ladder.work);
    }
    if (value instanceof Missing) return point;
    const text = ladder.at('exact').arithmetic.text(value);
    const exactly = text.lower === text.upper ? Rational.parse(text.lower) : null;
    if (!exactly || !store(judge, repaired, target, indices, exactly)) return point;
  }
  return repaired;
}

function store(
  judge: Judge,
  point: Point,
  target: GivenReference,
  indices: readonly number[],
  value: Rational,
): boolean {
  const values = point.values as PointValue[];
  const given = judge.claim.givens[target.given]!;
  const layout = layoutOf(judge.claim, given, point);
  const [index] = target.indices;
  if (layout.kind === 'scalar') {
    if (given.domain.kind === 'integers' && !value.isInteger) return false;
    values[target.given] = value;
    return true;
  }
  if (layout.kind !== 'sequence' || index?.kind !== 'index') return false;
  const position = positionIn(indices[index.slot]!, layout.extent);
  if (position === null) return false;
  (values[target.given] as Rational[])[position] = value;
  return true;
}

function positionIn(index: number, extent: Extent): number | null {
  return index >= extent.from && index <= extent.to ? index - extent.from : null;
}
