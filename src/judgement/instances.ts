import { type IndexEnvironment, indexValue, newEnvironment, type Point } from '../evaluation/index.js';
import type { Claim, Statement } from '../language/index.js';

/**
 * The index environments of a statement at a point: one for each choice of its ranges' variables, the first
 * range outermost. The same array is reused: copy what you keep.
 */
export function* instances(claim: Claim, statement: Statement, point: Point): Generator<IndexEnvironment> {
  const environment = newEnvironment(claim.slots, point.horizon);
  yield* nested(statement, point, environment, 0);
}

function* nested(
  statement: Statement,
  point: Point,
  environment: IndexEnvironment,
  depth: number,
): Generator<IndexEnvironment> {
  const range = statement.ranges[depth];
  if (!range) {
    yield environment;
    return;
  }
  const to = indexValue(range.to, environment, point);
  for (let i = indexValue(range.from, environment, point); i <= to; i += 1) {
    environment[range.slot] = i;
    yield* nested(statement, point, environment, depth + 1);
  }
}
