import { Rational } from '../../arithmetic/index.js';
import { indexValue, newEnvironment, type Point, type PointValue } from '../../evaluation/index.js';
import type { Claim, Given } from '../../language/index.js';
import { DomainEnds, place } from '../domain.js';
import type { ShapeHints } from '../generate.js';
import { positive } from '../magnitudes.js';
import { type Block, type Frame, flatPosition, frameOf, type Position } from './position.js';

/**
 * The exact point next to a position: each distance rounded to so many significant digits, and carried into its
 * domain by exact arithmetic. `null` where a domain is empty.
 */
export function exactPoint(
  claim: Claim,
  hints: ShapeHints,
  position: Position,
  digits: number,
): Point | null {
  const { frame } = position;
  const values: PointValue[] = [];
  const point: Point = { horizon: frame.horizon, values };
  const writer = new Writer(claim, point, digits);
  for (const [index, given] of claim.givens.entries()) {
    const integer = frame.integers.get(index);
    const block = frame.blocks.find((candidate) => candidate.given === index);
    const value = block ? writer.value(given, block, position) : Rational.of(integer!);
    if (value === null) return null;
    const hint = given.ranges.length === 1 ? hints.get(index) : undefined;
    values.push(hint ? sorted(value as Rational[], hint) : value);
  }
  return point;
}

class Writer {
  private readonly ends: DomainEnds;
  private readonly environment: number[];

  constructor(
    claim: Claim,
    private readonly point: Point,
    private readonly digits: number,
  ) {
    this.ends = new DomainEnds(claim, point);
    this.environment = newEnvironment(claim.slots, point.horizon);
  }

  value(given: Given, { layout, start, length }: Block, position: Position): PointValue | null {
    const [outer, inner] = given.ranges;
    const at = (i: number): Rational | null =>
      this.number(given, position.logarithms[start + i]!, position.signs[start + i]!);
    if (layout.kind === 'scalar') return at(0);
    if (layout.kind === 'sequence') {
      const entries: Rational[] = [];
      for (let i = 0; i < length; i += 1) {
        this.environment[outer!.slot] = layout.extent.from + i;
        const entry = at(i);
        if (entry === null) return null;
        entries.push(entry);
      }
      return entries;
    }
    let read = 0;
    const rows: Rational[][] = [];
    for (const [i, extent] of layout.rows.entries()) {
      this.environment[outer!.slot] = layout.extent.from + i;
      const row: Rational[] = [];
      for (let j = extent.from; j <= extent.to; j += 1) {
        this.environment[inner!.slot] = j;
        const entry = at(read);
        if (entry === null) return null;
        row.push(entry);
        read += 1;
      }
      rows.push(row);
    }
    return rows;
  }

  private number(given: Given, logarithm: number, sign: number): Rational | null {
    const { domain } = given;
    if (domain.kind === 'integers') {
      const from = indexValue(domain.from, this.environment, this.point);
      const to = indexValue(domain.to, this.environment, this.point);
      return to < from ? null : Rational.of(Math.min(to, from + Math.floor(10 ** Math.min(15, logarithm))));
    }
    const lower = domain.lower && this.ends.at(domain.lower, 'lower', this.environment);
    const upper = domain.upper && this.ends.at(domain.upper, 'upper', this.environment);
    if ((domain.lower && !lower) || (domain.upper && !upper)) return null;
    if (logarithm === Number.POSITIVE_INFINITY) return upper?.kind === 'closed' ? upper.value : null;
    const isZero = logarithm === Number.NEGATIVE_INFINITY;
    const magnitude = isZero ? Rational.ZERO : positive(logarithm, { digits: this.digits, span: 0 });
    // A share of an interval has so many decimal places: enough for the digits of one that is next to an end.
    const places = Math.max(2, this.digits) + (isZero ? 0 : Math.ceil(Math.abs(logarithm)));
    const placed = place(magnitude, lower, upper, places);
    return placed && !lower && !upper && sign < 0 ? placed.neg() : placed;
  }
}

function sorted(entries: readonly Rational[], shape: 'nonincreasing' | 'nondecreasing'): Rational[] {
  const ascending = [...entries].sort((a, b) => a.compare(b));
  return shape === 'nondecreasing' ? ascending : ascending.reverse();
}

/** The position of a point, up to rounding. Its frame takes the point's horizon and integers. */
export function positionOf(claim: Claim, point: Point, frame: Frame = frameOfPoint(claim, point)): Position {
  const position = flatPosition(frame);
  const ends = new DomainEnds(claim, point);
  const environment = newEnvironment(claim.slots, point.horizon);
  for (const { given: index, layout, start } of frame.blocks) {
    const given = claim.givens[index]!;
    let next = start;
    const put = (q: Rational): void => {
      const [logarithm, sign] = coordinateOf(given, q, ends, environment, point);
      position.logarithms[next] = logarithm;
      position.signs[next] = sign;
      next += 1;
    };
    const value = point.values[index]!;
    if (layout.kind === 'scalar') put(value as Rational);
    else
      for (const [i, entry] of (value as readonly (Rational | readonly Rational[])[]).entries()) {
        environment[given.ranges[0]!.slot] = layout.extent.from + i;
        if (layout.kind === 'sequence') put(entry as Rational);
        else
          for (const [j, q] of (entry as readonly Rational[]).entries()) {
            environment[given.ranges[1]!.slot] = layout.rows[i]!.from + j;
            put(q);
          }
      }
  }
  return position;
}

function frameOfPoint(claim: Claim, point: Point): Frame {
  return frameOf(claim, point.horizon, integersOf(claim, point));
}

/** Integer givens of a point that are single numbers, by position. */
export function integersOf(claim: Claim, point: Point): ReadonlyMap<number, number> {
  const integers = new Map<number, number>();
  for (const [index, given] of claim.givens.entries())
    if (given.domain.kind === 'integers' && given.ranges.length === 0)
      integers.set(index, Number((point.values[index] as Rational).numerator));
  return integers;
}

function coordinateOf(
  given: Given,
  q: Rational,
  ends: DomainEnds,
  environment: number[],
  point: Point,
): [logarithm: number, sign: number] {
  const { domain } = given;
  if (domain.kind === 'integers') {
    const from = indexValue(domain.from, environment, point);
    return [Math.log10(q.approximate() - from || 0.5), 1];
  }
  const lower = domain.lower && ends.at(domain.lower, 'lower', environment);
  const upper = domain.upper && ends.at(domain.upper, 'upper', environment);
  const distance = lower ? q.sub(lower.value) : upper ? upper.value.sub(q) : q.abs();
  if (!lower || !upper) return [Math.log10(distance.approximate()), q.sign < 0 ? -1 : 1];
  const rest = upper.value.sub(q);
  // The upper end itself is infinitely far from the lower one, on the scale that `place` uses.
  return [
    rest.sign === 0 ? Number.POSITIVE_INFINITY : Math.log10(distance.approximate() / rest.approximate()),
    1,
  ];
}
