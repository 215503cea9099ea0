import { Rational } from '../arithmetic/index.js';
import {
  CaseSize,
  type Extent,
  type IndexEnvironment,
  indexValue,
  type Layout,
  layoutOf,
  lengthOf,
  newEnvironment,
  type Point,
  type PointValue,
} from '../evaluation/index.js';
import type { Claim, Given } from '../language/index.js';
import { DomainEnds, type End, place } from './domain.js';
import { CORNER_EVERY, type IntegerPlace, integerBetween } from './integers.js';
import { choosePalette, type Palette, positive } from './magnitudes.js';
import { type Choices, oneIn, pick, unit } from './random.js';
import { logarithmsAlong, logarithmsOfShape } from './shapes.js';

type RealDomain = Extract<Given['domain'], { kind: 'reals' }>;
type IntegerDomain = Extract<Given['domain'], { kind: 'integers' }>;

/** Monotone shapes, by position of the given: those declared and those that an `assume` line asks for. */
export type ShapeHints = ReadonlyMap<number, 'nonincreasing' | 'nondecreasing'>;

/** What generating a point gave and took. */
export interface Generated {
  /** `null` if some domain is empty there. */
  readonly point: Point | null;
  /** In steps of binary64: computing ends of domains, and making and reading each number. */
  readonly work: number;
}

/** Attempts to meet the `assume` lines of a claim before a case is given up. */
export const ATTEMPTS_PER_CASE = 30;

/** Work of generating and reading one number of a point, in steps of binary64. */
const ENTRY_WORK = 20;

/**
 * A point at `horizon` that satisfies every domain and shape by construction (`assume` lines may still
 * exclude it), with its cost.
 */
export function generate(claim: Claim, hints: ShapeHints, horizon: number, choices: Choices): Generated {
  const values: PointValue[] = [];
  const point: Point = { horizon, values };
  const generator = new Generator(claim, point, choices);
  const work = (): number => generator.work + ENTRY_WORK * entries(point);
  for (const [index, given] of claim.givens.entries()) {
    const value = generator.value(given, hints.get(index) ?? null);
    if (value === null) return { point: null, work: work() };
    values.push(value);
  }
  return { point, work: work() };
}

/** The point that `generate` makes; `null` if some domain is empty there. */
export function generatePoint(
  claim: Claim,
  hints: ShapeHints,
  horizon: number,
  choices: Choices,
): Point | null {
  return generate(claim, hints, horizon, choices).point;
}

/** How many numbers a point has. */
function entries(point: Point): number {
  return point.values.reduce((sum, value) => sum + (Array.isArray(value) ? value.flat().length : 1), 0);
}

class Generator {
  private readonly palette: Palette;
  private readonly ends: DomainEnds;
  private readonly size: CaseSize;
  private readonly environment: IndexEnvironment;
  private earlier: readonly number[] | null = null;
  private readonly integersStand: IntegerPlace;

  constructor(
    private readonly claim: Claim,
    private readonly point: Point,
    private readonly choices: Choices,
  ) {
    this.palette = choosePalette(point.horizon, choices);
    const hasIntegers = claim.givens.some(({ domain }) => domain.kind === 'integers');
    this.integersStand = hasIntegers && oneIn(CORNER_EVERY, choices) ? 'at ends' : 'anywhere';
    this.ends = new DomainEnds(claim, point);
    this.size = new CaseSize(point.horizon);
    this.environment = newEnvironment(claim.slots, point.horizon);
  }

  /** Work of computing ends of domains so far. */
  get work(): number {
    return this.ends.work;
  }

  value(given: Given, hint: 'nonincreasing' | 'nondecreasing' | null): PointValue | null {
    const layout = layoutOf(this.claim, given, this.point);
    this.size.add(layout, given);
    if (given.domain.kind === 'integers') return this.integers(given, given.domain, layout);
    switch (layout.kind) {
      case 'scalar':
        return this.sequence(given, given.domain, 1, () => {})?.[0] ?? null;
      case 'sequence': {
        const slot = given.ranges[0]!.slot;
        const entries = this.sequence(given, given.domain, lengthOf(layout.extent), (i) => {
          this.environment[slot] = layout.extent.from + i;
        });
        return entries && monotone(entries, hint);
      }
      case 'family':
        return this.family(given, given.domain, layout);
    }
  }

  private integers(given: Given, domain: IntegerDomain, layout: Layout): PointValue | null {
    const [outer, inner] = given.ranges;
    if (layout.kind === 'scalar') return this.integer(domain);
    const entries = (slot: number, extent: Extent): Rational[] | null => {
      const row: Rational[] = [];
      for (let i = extent.from; i <= extent.to; i += 1) {
        this.environment[slot] = i;
        const entry = this.integer(domain);
        if (entry === null) return null;
        row.push(entry);
      }
      return given.shape ? monotone(row, given.shape) : row;
    };
    if (layout.kind === 'sequence') return entries(outer!.slot, layout.extent);
    const rows: Rational[][] = [];
    for (const [i, extent] of layout.rows.entries()) {
      this.environment[outer!.slot] = layout.extent.from + i;
      const row = entries(inner!.slot, extent);
      if (row === null) return null;
      rows.push(row);
    }
    return rows;
  }

  private integer(domain: IntegerDomain): Rational | null {
    const from = indexValue(domain.from, this.environment, this.point);
    const to = indexValue(domain.to, this.environment, this.point);
    if (to < from) return null;
    return Rational.of(integerBetween(from, to, this.integersStand, this.choices));
  }

  private family(
    given: Given,
    domain: RealDomain,
    layout: Extract<Layout, { kind: 'family' }>,
  ): PointValue | null {
    const rows: Rational[][] = [];
    for (const [i, extent] of layout.rows.entries()) {
      const row = this.sequence(given, domain, lengthOf(extent), (j) => {
        this.environment[given.ranges[0]!.slot] = layout.extent.from + i;
        this.environment[given.ranges[1]!.slot] = extent.from + j;
      });
      if (row === null) return null;
      // Rows that repeat an earlier one: directions that do not change are where cancellation happens.
      const repeated = rows.length > 0 && oneIn(4, this.choices) ? pick(rows, this.choices) : row;
      rows.push(repeated.length === row.length && !mentionsIndices(domain) ? repeated : row);
    }
    return rows;
  }

  private sequence(
    given: Given,
    domain: RealDomain,
    length: number,
    moveTo: (i: number) => void,
  ): Rational[] | null {
    const logarithms = this.logarithms(length);
    if (domain.lower?.kind === 'open' || length > 1) this.earlier = logarithms;
    const zero = this.zeroPattern(length);
    const negative = this.signPattern();
    const entries: Rational[] = [];
    for (let i = 0; i < length; i += 1) {
      moveTo(i);
      const lower = domain.lower && this.ends.at(domain.lower, 'lower', this.environment);
      const upper = domain.upper && this.ends.at(domain.upper, 'upper', this.environment);
      if ((domain.lower && !lower) || (domain.upper && !upper)) return null;
      const entry = this.entry(logarithms[i]!, zero(i), lower, upper);
      if (entry === null) return null;
      entries.push(!lower && !upper && negative(i) ? entry.neg() : entry);
    }
    return given.shape ? monotone(entries, given.shape) : entries;
  }

  private entry(logarithm: number, isZero: boolean, lower: End | null, upper: End | null): Rational | null {
    const places = Math.max(2, this.palette.digits);
    const magnitude = positive(logarithm, this.palette);
    if (!isZero) return place(magnitude, lower, upper, places);
    return place(Rational.ZERO, lower, upper, places) ?? place(magnitude, lower, upper, places);
  }

  private logarithms(length: number): number[] {
    const { choices, palette } = this;
    if (oneIn(12, choices)) return new Array<number>(length).fill(0);
    if (this.earlier && oneIn(4, choices)) return logarithmsAlong(this.earlier, length, palette, choices);
    return logarithmsOfShape(length, palette, choices);
  }

  /** Where zeros stand, if the domain has zero (or another closed end): nowhere, here and there, a run. */
  private zeroPattern(length: number): (i: number) => boolean {
    const { choices } = this;
    switch (choices.integer(0, 7)) {
      case 0:
        return () => oneIn(2, choices);
      case 1: {
        const from = choices.integer(0, length);
        return oneIn(2, choices) ? (i) => i >= from : (i) => i < from;
      }
      case 2: {
        const only = choices.integer(0, length);
        return oneIn(2, choices) ? (i) => i === only : (i) => i !== only;
      }
      default:
        return () => false;
    }
  }

  private signPattern(): (i: number) => boolean {
    const { choices } = this;
    const phase = choices.integer(0, 1);
    const share = unit(choices);
    switch (choices.integer(0, 3)) {
      case 0:
        return () => phase === 0;
      case 1:
        return (i) => i % 2 === phase;
      default:
        return () => unit(choices) < share;
    }
  }
}

function mentionsIndices(domain: RealDomain): boolean {
  return [domain.lower, domain.upper].some((end) => end !== null && end.value.kind !== 'number');
}

function monotone(entries: Rational[], shape: 'nonincreasing' | 'nondecreasing' | null): Rational[] {
  if (!shape) return entries;
  const ascending = [...entries].sort((a, b) => a.compare(b));
  return shape === 'nondecreasing' ? ascending : ascending.reverse();
}
