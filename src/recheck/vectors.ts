import { Fraction } from './fraction.js';
import { exactly, type Interval, type Intervals, type Value } from './interval.js';

export type Vector = readonly Interval[];

/** What stays undecided at a precision ends the run. */
export class Undecided extends Error {}

/** Sums and products of enclosures, rounded outwards; a value that does not exist for certain ends the run (`Undecided`). */
export class Vectors {
  constructor(private readonly intervals: Intervals) {}

  inner(u: Vector, v: Vector): Interval {
    return u.reduce((sum, x, i) => this.sum(sum, this.product(x, v[i]!)), exactly(Fraction.ZERO));
  }

  sum(a: Interval, b: Interval): Interval {
    return this.known(this.intervals.add(a, b));
  }

  product(a: Interval, b: Interval): Interval {
    return this.known(this.intervals.mul(a, b));
  }

  known(value: Value): Interval {
    if (typeof value === 'string') throw new Undecided();
    return value;
  }
}
