import { Rational } from '../../arithmetic/index.js';
import {
  type IndexEnvironment,
  indexValue,
  type Layout,
  layoutOf,
  lengthOf,
  newEnvironment,
  type Point,
  type PointValue,
} from '../../evaluation/index.js';
import type { Claim, Given } from '../../language/index.js';
import { DomainEnds, place } from '../domain.js';
import type { ShapeHints } from '../generate.js';
import { positive } from '../magnitudes.js';

/**
 * A point as a climb sees it: for each given the decimal logarithms of its magnitudes in reading order, and their
 * signs where the domain has no end. -Infinity stands for 0.
 */
export interface LogPoint {
  readonly horizon: number;
  readonly logarithms: readonly (readonly number[])[];
  readonly negative: readonly (readonly boolean[])[];
}

/** Integer givens, which set dimensions, are the third of their range where lengths are counted: 10^0.5 is 3. */
const DIMENSION_LOGARITHM = 0.5;

/** Numbers that each given takes at a horizon; `null` where a domain is empty. */
export function lengthsAt(claim: Claim, horizon: number): readonly number[] | null {
  const logarithms = claim.givens.map(() => [DIMENSION_LOGARITHM]);
  const built = buildPoint(claim, new Map(), { horizon, logarithms, negative: [] }, 1);
  return built?.values.map((value) => flatLength(value)) ?? null;
}

function flatLength(value: PointValue): number {
  return Array.isArray(value) ? value.reduce((sum: number, entry) => sum + flatLength(entry), 0) : 1;
}

/**
 * The exact point, each magnitude rounded to `digits` significant digits and carried into its domain; shapes are
 * met by sorting. Missing logarithms are 0. `null`: some domain is empty there.
 */
export function buildPoint(claim: Claim, hints: ShapeHints, log: LogPoint, digits: number): Point | null {
  const values: PointValue[] = [];
  const point: Point = { horizon: log.horizon, values };
  const ends = new DomainEnds(claim, point);
  const environment = newEnvironment(claim.slots, log.horizon);
  for (const [index, given] of claim.givens.entries()) {
    const layout = layoutOf(claim, given, point);
    let read = 0;
    const next = (): Rational | null => {
      const i = read;
      read += 1;
      const logarithm = log.logarithms[index]?.[i] ?? 0;
      return numberAt(given, ends, environment, point, logarithm, log.negative[index]?.[i] ?? false, digits);
    };
    const value = fill(given, layout, environment, next);
    if (value === null) return null;
    const hint = hints.get(index) ?? given.shape;
    values.push(hint && layout.kind === 'sequence' ? sorted(value as Rational[], hint) : value);
  }
  return point;
}

function fill(
  given: Given,
  layout: Layout,
  environment: IndexEnvironment,
  next: () => Rational | null,
): PointValue | null {
  const [outer, inner] = given.ranges;
  if (layout.kind === 'scalar') return next();
  const rows: (Rational | Rational[])[] = [];
  for (let i = 0; i < lengthOf(layout.extent); i += 1) {
    environment[outer!.slot] = layout.extent.from + i;
    if (layout.kind === 'sequence') {
      const entry = next();
      if (entry === null) return null;
      rows.push(entry);
      continue;
    }
    const row: Rational[] = [];
    for (let j = 0; j < lengthOf(layout.rows[i]!); j += 1) {
      environment[inner!.slot] = layout.rows[i]!.from + j;
      const entry = next();
      if (entry === null) return null;
      row.push(entry);
    }
    rows.push(row);
  }
  return rows as PointValue;
}

function numberAt(
  given: Given,
  ends: DomainEnds,
  environment: IndexEnvironment,
  point: Point,
  logarithm: number,
  negative: boolean,
  digits: number,
): Rational | null {
  const { domain } = given;
  const magnitude =
    logarithm === Number.NEGATIVE_INFINITY ? Rational.ZERO : positive(logarithm, { digits, span: 0 });
  if (domain.kind === 'integers') {
    const from = indexValue(domain.from, environment, point);
    const to = indexValue(domain.to, environment, point);
    if (to < from) return null;
    const steps = Math.round(Math.min(1e9, magnitude.approximate())) - 1;
    return Rational.of(Math.max(from, Math.min(to, from + steps)));
  }
  const lower = domain.lower && ends.at(domain.lower, 'lower', environment);
  const upper = domain.upper && ends.at(domain.upper, 'upper', environment);
  if ((domain.lower && !lower) || (domain.upper && !upper)) return null;
  // 0 goes to an end, and needs no places.
  const places = Number.isFinite(logarithm) ? Math.max(0, Math.ceil(-logarithm)) : 0;
  const placed = place(magnitude, lower, upper, Math.max(2, digits) + places);
  if (placed === null) return null;
  return !lower && !upper && negative ? placed.neg() : placed;
}

function sorted(entries: readonly Rational[], shape: 'nonincreasing' | 'nondecreasing'): Rational[] {
  const ascending = [...entries].sort((a, b) => a.compare(b));
  return shape === 'nondecreasing' ? ascending : ascending.reverse();
}

/** Significant digits of a point's numbers: few where there are many numbers. */
export function digitsAt(horizon: number): number {
  if (horizon <= 4) return 4;
  return horizon <= 64 ? 3 : 4;
}
