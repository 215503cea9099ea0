import { Rational } from '../arithmetic/index.js';
import type { Point, PointValue } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { keepFirst, keepLast, keepSpread, keepWithout, resize } from './resize.js';
import { flatten } from './simplicity.js';

/** Points that may be simpler than a given one; the shrinker checks whether they are, and whether they still fail. */
export type Candidates = (claim: Claim, point: Point) => Generator<Point>;

/** Above this horizon single entries are not left out one by one: halving comes first. */
const DELETE_EACH_LIMIT = 64;

/** Shorter horizons, the shortest first; what remains is the beginning, the end, a sample, or all but one. */
export function* shorter(claim: Claim, point: Point): Generator<Point> {
  const { horizon } = point;
  const hasEntries = claim.givens.some(({ ranges }) => ranges.length > 0);
  for (const target of horizonsBelow(horizon)) {
    yield resize(claim, point, { horizon: target }, keepFirst);
    if (!hasEntries) continue;
    yield resize(claim, point, { horizon: target }, keepLast);
    yield resize(claim, point, { horizon: target }, keepSpread);
  }
  if (!hasEntries || horizon === 1 || horizon > DELETE_EACH_LIMIT) return;
  for (let i = 0; i < horizon; i += 1) yield resize(claim, point, { horizon: horizon - 1 }, keepWithout(i));
}

function horizonsBelow(horizon: number): number[] {
  const targets = new Set<number>();
  for (let target = 1; target < horizon; target = target < 8 ? target + 1 : Math.ceil(target * 1.3))
    targets.add(target);
  // From above too, by distances that double: together with repetition this is bisection.
  for (let step = 1; step < horizon; step *= 2) targets.add(horizon - step);
  return [...targets].sort((a, b) => a - b);
}

/** Smaller integer givens (dimensions). */
export function* smallerIntegers(claim: Claim, point: Point): Generator<Point> {
  for (const [index, given] of claim.givens.entries()) {
    if (given.domain.kind !== 'integers' || given.ranges.length > 0) continue;
    const value = Number((point.values[index] as Rational).numerator);
    for (const target of new Set([0, 1, 2, value - 1]))
      if (Math.abs(target) < Math.abs(value)) {
        yield resize(claim, point, { integers: new Map([[index, target]]) }, keepFirst);
        yield resize(claim, point, { integers: new Map([[index, target]]) }, keepLast);
      }
  }
}

const SIMPLE_NUMBERS = [1, 0, 2, 10, 3, -1].map((n) => Rational.of(n));

/** Everything, or a whole given, one simple number. */
export function* uniform(claim: Claim, point: Point): Generator<Point> {
  for (const number of SIMPLE_NUMBERS) yield mapValues(claim, point, () => (value) => fill(value, number));
  for (const index of claim.givens.keys())
    for (const number of SIMPLE_NUMBERS) yield mapOne(claim, point, index, () => number);
}

/** A given of more numbers than this is simplified as a whole, and by runs: number by number would take hours. */
const ENTRYWISE_LIMIT = 200;

/** A whole given divided by one of its entries, multiplied until it is whole, or rounded to few digits, or to integers. */
export function* rescaled(claim: Claim, point: Point): Generator<Point> {
  for (const [index, value] of point.values.entries()) {
    const numbers = flatten(value).filter((q) => q.sign !== 0);
    const ascending = [...numbers].sort((a, b) => a.abs().compare(b.abs()));
    for (const unit of new Set([numbers[0], ascending[0], ascending.at(-1)]))
      if (unit) yield mapOne(claim, point, index, (q) => q.div(unit.abs()));
    for (const factor of WHOLE_MAKERS) yield mapOne(claim, point, index, (q) => q.mul(factor));
    for (const digits of [1, 2, 3]) yield mapOne(claim, point, index, (q) => significant(q, digits));
    yield mapOne(claim, point, index, nearestInteger);
  }
}

/** Factors that turn decimals and small fractions into integers, where a claim does not mind the scale. */
const WHOLE_MAKERS = [10, 2, 3, 4, 100, 1000, 12].map((n) => Rational.of(n));

/** One entry made simple: a simple number, a rounding, a power of ten, a neighbour's value. */
export function* entrywise(claim: Claim, point: Point): Generator<Point> {
  for (const [index, given] of claim.givens.entries()) {
    // A single integer may set a dimension: smallerIntegers changes it together with what depends on it.
    if (given.domain.kind === 'integers' && given.ranges.length === 0) continue;
    const numbers = flatten(point.values[index]!);
    if (numbers.length > ENTRYWISE_LIMIT) continue;
    for (const [position, q] of numbers.entries()) {
      const tried = new Set<string>([q.toString()]);
      for (const candidate of simplerNumbers(q, numbers[position - 1], numbers[position + 1])) {
        if (tried.has(candidate.toString())) continue;
        tried.add(candidate.toString());
        yield replaceEntry(point, index, position, candidate);
      }
    }
  }
}

export function* simplerNumbers(q: Rational, before?: Rational, after?: Rational): Generator<Rational> {
  yield* SIMPLE_NUMBERS;
  yield nearestInteger(q);
  yield powerOfTen(q);
  yield significant(q, 1);
  yield significant(q, 2);
  yield significant(q, 3);
  if (before) yield before;
  if (after) yield after;
  yield q.abs();
  if (q.isInteger && q.abs().compare(Rational.of(20)) <= 0)
    for (let n = 4n; n < 20n; n += 1n) yield Rational.of(q.sign < 0 ? -n : n);
  else yield* roundNumbersBelow(q);
  for (const denominator of [2, 3, 4, 5]) {
    const scaled = nearestInteger(q.mul(Rational.of(denominator)));
    yield scaled.div(Rational.of(denominator));
  }
}

/** Powers of ten between 1 and |q|, with q's sign; those below 1 for a small q; and half of q. */
function* roundNumbersBelow(q: Rational): Generator<Rational> {
  if (q.sign === 0) return;
  const sign = Rational.of(q.sign);
  const exponent = exponentOf(q.abs());
  const direction = exponent < 0 ? -1 : 1;
  for (let e = direction; Math.abs(e) <= Math.abs(exponent); e += direction) {
    const power = Rational.of(10).pow(e)!.mul(sign);
    yield power;
    if (e === exponent) for (const digit of [2, 3, 4, 5]) yield power.mul(Rational.of(digit));
  }
  if (q.isInteger) yield nearestInteger(q.div(Rational.of(2)));
}

export function nearestInteger(q: Rational): Rational {
  const doubled = 2n * q.numerator + q.denominator;
  const floor = doubled / (2n * q.denominator);
  return Rational.of(doubled < 0n && doubled % (2n * q.denominator) !== 0n ? floor - 1n : floor);
}

/** The power of ten below |q| (at most), with q's sign; 0 stays 0. */
function powerOfTen(q: Rational): Rational {
  return q.sign === 0 ? q : scaleOf(q).mul(Rational.of(q.sign));
}

function scaleOf(q: Rational): Rational {
  const exponent = exponentOf(q.abs());
  return Rational.of(10).pow(exponent) ?? Rational.ONE;
}

/** floor(log10 q) for q > 0. */
function exponentOf(q: Rational): number {
  let exponent = q.numerator.toString().length - q.denominator.toString().length;
  if (q.compare(Rational.of(10).pow(exponent)!) < 0) exponent -= 1;
  return exponent;
}

/** q rounded to a number of significant digits. */
function significant(q: Rational, digits: number): Rational {
  if (q.sign === 0) return q;
  const unit = scaleOf(q).mul(Rational.of(10).pow(1 - digits)!);
  return nearestInteger(q.div(unit)).mul(unit);
}

function fill(value: PointValue, number: Rational): PointValue {
  return Array.isArray(value) ? value.map((entry) => fill(entry, number) as never) : number;
}

function mapNumbers(value: PointValue, f: (q: Rational) => Rational): PointValue {
  return Array.isArray(value) ? value.map((entry) => mapNumbers(entry, f) as never) : f(value as Rational);
}

function mapValues(
  claim: Claim,
  point: Point,
  change: (index: number) => (value: PointValue) => PointValue,
): Point {
  return {
    horizon: point.horizon,
    values: point.values.map((value, index) =>
      claim.givens[index]!.domain.kind === 'integers' ? value : change(index)(value),
    ),
  };
}

/** The point with every number of its real givens changed; `f` gets the position of the given. */
export function mapGivens(claim: Claim, point: Point, f: (index: number, q: Rational) => Rational): Point {
  return mapValues(claim, point, (index) => (value) => mapNumbers(value, (q) => f(index, q)));
}

function mapOne(claim: Claim, point: Point, index: number, f: (q: Rational) => Rational): Point {
  return mapValues(claim, point, (i) => (value) => (i === index ? mapNumbers(value, f) : value));
}

function replaceEntry(point: Point, index: number, position: number, number: Rational): Point {
  let seen = -1;
  const change = (q: Rational): Rational => {
    seen += 1;
    return seen === position ? number : q;
  };
  return {
    horizon: point.horizon,
    values: point.values.map((value, i) => (i === index ? mapNumbers(value, change) : value)),
  };
}
