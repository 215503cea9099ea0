import type { Rational } from '../arithmetic/index.js';
import {
  indexValue,
  type Layout,
  layoutOf,
  newEnvironment,
  type Point,
  type PointValue,
  valueInRows,
} from '../evaluation/index.js';
import type { Claim, Given } from '../language/index.js';
import { DomainEnds, type End } from './domain.js';

/** Monotone shapes, by position of the given: those declared and those that an `assume` line asks for. */
export type ShapeHints = ReadonlyMap<number, 'nonincreasing' | 'nondecreasing'>;

/** The domain of one number, with its ends at the point that is being built. */
export type Slot =
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  | { readonly kind: 'real'; readonly lower: End | null; readonly upper: End | null };

/** One number of a row, counted from 0; `null` if the domain has none there. */
export type NumberAt = (i: number, slot: Slot) => Rational | null;

/** Where the numbers of a point come from. */
export interface Numbers {
  /** Asked once for each given, before its rows. */
  begin?(given: number, layout: Layout): void;
  /** Asked at the start of each row: a scalar is a row of one number, a sequence one row, a family one row for each outer index. */
  row(given: number, length: number): NumberAt;
  /** A finished row of a family, which may become one that was made before. */
  finished?(given: number, row: Rational[], before: readonly Rational[][]): Rational[];
}

/** Builds points of a claim: horizons, layouts, ends of domains and shapes are here, and nowhere else. */
export class PointBuilder {
  readonly point: Point;
  private readonly values: PointValue[] = [];
  private readonly ends: DomainEnds;
  private readonly environment: number[];

  constructor(
    private readonly claim: Claim,
    private readonly hints: ShapeHints,
    horizon: number,
  ) {
    this.point = { horizon, values: this.values };
    this.ends = new DomainEnds(claim, this.point);
    this.environment = newEnvironment(claim.slots, horizon);
  }

  /** Work of computing ends of domains so far, in steps of binary64. */
  get work(): number {
    return this.ends.work;
  }

  /** The point; `null` if a domain is empty there. Sequences with a shape are sorted. */
  build(numbers: Numbers): Point | null {
    for (const [index, given] of this.claim.givens.entries()) {
      const layout = layoutOf(this.claim, given, this.point);
      numbers.begin?.(index, layout);
      const value = this.value(index, given, layout, numbers);
      if (value === null) return null;
      const hint = layout.kind === 'sequence' ? this.hints.get(index) : undefined;
      this.values.push(hint ? sorted(value as readonly Rational[], hint) : value);
    }
    return this.point;
  }

  private value(index: number, given: Given, layout: Layout, numbers: Numbers): PointValue | null {
    const { environment } = this;
    const [outer, inner] = given.ranges;
    const before: Rational[][] = [];
    return valueInRows(layout, (length, place) => {
      const next = numbers.row(index, length);
      const row: Rational[] = [];
      for (let i = 0; i < length; i += 1) {
        if (place) {
          environment[outer!.slot] = inner ? place.outer! : place.from + i;
          if (inner) environment[inner.slot] = place.from + i;
        }
        const slot = this.slot(given);
        const number = slot && next(i, slot);
        if (number === null) return null;
        row.push(number);
      }
      if (layout.kind !== 'family' || !numbers.finished) return row;
      const finished = numbers.finished(index, row, before);
      before.push(finished);
      return finished;
    });
  }

  private slot({ domain }: Given): Slot | null {
    const { environment } = this;
    if (domain.kind === 'integers') {
      const from = indexValue(domain.from, environment, this.point);
      const to = indexValue(domain.to, environment, this.point);
      return to < from ? null : { kind: 'integer', from, to };
    }
    const lower = domain.lower && this.ends.at(domain.lower, 'lower', environment);
    const upper = domain.upper && this.ends.at(domain.upper, 'upper', environment);
    return (domain.lower && !lower) || (domain.upper && !upper) ? null : { kind: 'real', lower, upper };
  }
}

/** The point of these numbers at a horizon; `null` if a domain is empty there. */
export function buildPoint(claim: Claim, hints: ShapeHints, horizon: number, numbers: Numbers): Point | null {
  return new PointBuilder(claim, hints, horizon).build(numbers);
}

function sorted(entries: readonly Rational[], shape: 'nonincreasing' | 'nondecreasing'): Rational[] {
  const ascending = [...entries].sort((a, b) => a.compare(b));
  return shape === 'nondecreasing' ? ascending : ascending.reverse();
}
