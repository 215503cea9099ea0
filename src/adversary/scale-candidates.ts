import { Rational } from '../arithmetic/index.js';
import type { Point } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { mapGivens, simplerNumbers } from './candidates.js';
import { flatten } from './simplicity.js';

/** Exponents with which the quantities of this field scale together: a rate with the inverse square of a gradient. */
const EXPONENTS = [-2, -1, 1, 2] as const;

/** A claim with more givens than this is rescaled one given at a time only. */
const MOST_GIVENS = 6;

/**
 * Several givens scaled at once, for claims that are homogeneous in them jointly: one divided by one of its
 * numbers, another multiplied by a power of the same.
 */
export function* jointlyRescaled(claim: Claim, point: Point): Generator<Point> {
  const real = [...claim.givens.keys()].filter((i) => claim.givens[i]!.domain.kind === 'reals');
  if (real.length < 2 || real.length > MOST_GIVENS) return;
  for (const index of real)
    for (const unit of units(point, index)) {
      yield mapGivens(claim, point, (_, q) => q.div(unit));
      for (const other of real)
        for (const exponent of EXPONENTS) {
          const factor = other === index ? null : unit.pow(exponent);
          if (factor)
            yield mapGivens(claim, point, (i, q) =>
              i === index ? q.div(unit) : i === other ? q.mul(factor) : q,
            );
        }
    }
}

/** The first, the least and the greatest magnitude of a given, other than 0 and 1. */
function units(point: Point, index: number): Rational[] {
  const numbers = flatten(point.values[index]!)
    .filter((q) => q.sign !== 0)
    .map((q) => q.abs());
  const ascending = [...numbers].sort((a, b) => a.compare(b));
  const found = new Map<string, Rational>();
  for (const unit of [numbers[0], ascending[0], ascending.at(-1)])
    if (unit && !unit.equals(Rational.ONE)) found.set(unit.toString(), unit);
  return [...found.values()];
}

/** More distinct numbers than this are not taken one after the other. */
const MOST_VALUES = 12;

/** All entries of a given that are equal, changed together: to a simpler number, or to another number of the given. */
export function* grouped(claim: Claim, point: Point): Generator<Point> {
  for (const [index, value] of point.values.entries()) {
    if (claim.givens[index]!.domain.kind === 'integers' || !Array.isArray(value)) continue;
    const distinct = new Map(flatten(value).map((q) => [q.toString(), q]));
    if (distinct.size > MOST_VALUES) continue;
    for (const [text, q] of distinct)
      for (const simpler of [...simplerNumbers(q), ...distinct.values()])
        if (simpler.toString() !== text)
          yield mapGivens(claim, point, (i, p) => (i === index && p.toString() === text ? simpler : p));
  }
}

/** Runs of a long sequence made equal: its halves, quarters, and so on, each to its first or last number. */
export function* leveled(claim: Claim, point: Point): Generator<Point> {
  for (const [index, value] of point.values.entries()) {
    if (claim.givens[index]!.domain.kind === 'integers' || !Array.isArray(value)) continue;
    const numbers = flatten(value);
    if (numbers.length < SHORTEST_LEVELED) continue;
    for (let parts = 2; parts <= MOST_PARTS; parts *= 2)
      for (let part = 0; part < parts; part += 1) {
        const from = Math.floor((part * numbers.length) / parts);
        const to = Math.floor(((part + 1) * numbers.length) / parts);
        for (const level of [numbers[from]!, numbers[to - 1]!]) {
          let seen = -1;
          yield mapGivens(claim, point, (i, q) => {
            if (i !== index) return q;
            seen += 1;
            return seen >= from && seen < to ? level : q;
          });
        }
      }
  }
}

const SHORTEST_LEVELED = 8;
const MOST_PARTS = 16;
