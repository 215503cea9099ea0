import { Rational } from '../../src/arithmetic/index.js';
import { type Instance, lastMetric, type Metric, subgradientMoves } from '../../src/method/index.js';

export const q = (x: number | string) =>
  typeof x === 'string' ? Rational.parse(x)! : Rational.fromNumber(x);

/** An instance of SGD; R is 1 and the metric the last loss where nothing else is said. */
export function instanceOf(
  rates: readonly (number | string)[],
  norms: readonly (number | string)[],
  rest: { readonly distance?: number | string; readonly metric?: Metric } = {},
): Instance {
  const horizon = norms.length;
  return {
    distance: q(rest.distance ?? 1),
    norms: norms.map(q),
    moves: subgradientMoves(rates.map(q), horizon),
    metric: rest.metric ?? lastMetric(horizon),
  };
}

export const constant = <Value>(value: Value, length: number): Value[] =>
  new Array<Value>(length).fill(value);
