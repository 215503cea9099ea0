import { Absent, type Bounds, Rational as Q, type Rational } from '../../src/arithmetic/index.js';

/** lower <= q <= upper, compared exactly. */
export function contains({ lower, upper }: Bounds, q: Rational): boolean {
  return (
    (lower === -Infinity || (lower < Infinity && Q.fromNumber(lower).compare(q) <= 0)) &&
    (upper === Infinity || (upper > -Infinity && Q.fromNumber(upper).compare(q) >= 0))
  );
}

export function encloses(outer: Bounds, inner: Bounds): boolean {
  return outer.lower <= inner.lower && inner.upper <= outer.upper;
}

export function meets(a: Bounds, b: Bounds): boolean {
  return a.lower <= b.upper && b.lower <= a.upper;
}

/** The enclosure; an operation that should have one and has none is an error of the test. */
export function present<N>(result: N | Absent): N {
  if (result instanceof Absent) throw new Error(`no value: ${result.certainty}, ${result.reason}`);
  return result;
}
