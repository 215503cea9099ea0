import {
  type IndexEnvironment,
  indexValue,
  MAX_TERMS,
  newEnvironment,
  type Point,
  tooManyTerms,
} from '../evaluation/index.js';
import type { Claim, Statement } from '../language/index.js';

/**
 * The index environments of a statement at a point: one for each choice of its ranges' variables, the first
 * range outermost. The same array is reused: copy what you keep.
 */
export function* instances(claim: Claim, statement: Statement, point: Point): Generator<IndexEnvironment> {
  const environment = newEnvironment(claim.slots, point.horizon);
  yield* nested(statement, point, environment, 0, { left: MAX_INSTANCES });
}

/** Choices of indices of one statement, those of outer ranges whose inner ones are empty included. */
const MAX_INSTANCES = MAX_TERMS;

function* nested(
  statement: Statement,
  point: Point,
  environment: IndexEnvironment,
  depth: number,
  budget: { left: number },
): Generator<IndexEnvironment> {
  const range = statement.ranges[depth];
  if (!range) {
    yield environment;
    return;
  }
  const from = indexValue(range.from, environment, point);
  const to = indexValue(range.to, environment, point);
  for (let i = from; i <= to; i += 1) {
    budget.left -= 1;
    if (budget.left < 0) throw tooManyTerms(to - from + 1, point.horizon, range.place);
    environment[range.slot] = i;
    yield* nested(statement, point, environment, depth + 1, budget);
  }
}
