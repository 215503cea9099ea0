import { Rational } from '../arithmetic/index.js';
import { CaseSize, type Layout, type Point } from '../evaluation/index.js';
import type { Claim, Given } from '../language/index.js';
import { type NumberAt, type Numbers, PointBuilder, type ShapeHints } from './build-point.js';
import { type End, place } from './domain.js';
import { CORNER_EVERY, type IntegerPlace, integerBetween } from './integers.js';
import { choosePalette, type Palette, positive } from './magnitudes.js';
import { type Choices, oneIn, pick, unit } from './random.js';
import { logarithmsAlong, logarithmsOfShape } from './shapes.js';

type RealDomain = Extract<Given['domain'], { kind: 'reals' }>;

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
  const builder = new PointBuilder(claim, hints, horizon);
  const point = builder.build(new RandomNumbers(claim, horizon, choices));
  return { point, work: builder.work + ENTRY_WORK * entries(builder.point) };
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

/** Numbers of shapes that theory fears, zeros and signs. */
class RandomNumbers implements Numbers {
  private readonly palette: Palette;
  private readonly size: CaseSize;
  private earlier: readonly number[] | null = null;
  private readonly integersStand: IntegerPlace;

  constructor(
    private readonly claim: Claim,
    horizon: number,
    private readonly choices: Choices,
  ) {
    this.palette = choosePalette(horizon, choices);
    const hasIntegers = claim.givens.some(({ domain }) => domain.kind === 'integers');
    this.integersStand = hasIntegers && oneIn(CORNER_EVERY, choices) ? 'at ends' : 'anywhere';
    this.size = new CaseSize(horizon);
  }

  begin(given: number, layout: Layout): void {
    this.size.add(layout, this.claim.givens[given]!);
  }

  row(given: number, length: number): NumberAt {
    const { domain } = this.claim.givens[given]!;
    if (domain.kind === 'integers')
      return (_, slot) =>
        slot.kind === 'integer'
          ? Rational.of(integerBetween(slot.from, slot.to, this.integersStand, this.choices))
          : null;
    const logarithms = this.logarithms(length);
    if (domain.lower?.kind === 'open' || length > 1) this.earlier = logarithms;
    const zero = this.zeroPattern(length);
    const negative = this.signPattern();
    return (i, slot) => {
      if (slot.kind === 'integer') return null;
      const { lower, upper } = slot;
      const entry = this.entry(logarithms[i]!, zero(i), lower, upper);
      return entry && !lower && !upper && negative(i) ? entry.neg() : entry;
    };
  }

  /** Rows that repeat an earlier one: directions that do not change are where cancellation happens. */
  finished(given: number, row: Rational[], before: readonly Rational[][]): Rational[] {
    const { domain } = this.claim.givens[given]!;
    if (domain.kind === 'integers') return row;
    const repeated = before.length > 0 && oneIn(4, this.choices) ? pick(before, this.choices) : row;
    return repeated.length === row.length && !mentionsIndices(domain) ? repeated : row;
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
