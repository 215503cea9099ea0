import fc from 'fast-check';
import { layoutOf, type Point } from '../evaluation/index.js';
import { Judge } from '../judgement/index.js';
import type { Claim } from '../language/index.js';
import type { ShapeHints } from './build-point.js';
import { entrywise, rescaled, shorter, smallerIntegers, uniform } from './candidates.js';
import { ATTEMPTS_PER_CASE, generatePoint } from './generate.js';
import { shapeHints } from './hints.js';
import { randomHorizon } from './horizons.js';
import { repair } from './repair.js';
import { simplicityOrder } from './simplicity.js';

/** If an arbitrary finds no admissible point in this number of cases, it says so and does not search for ever. */
const MAX_CASES_PER_VALUE = 100;

export interface ArbitraryOptions {
  /** Largest horizon of a generated point; 32 if not given. */
  readonly maxHorizon?: number;
}

class PointArbitrary extends fc.Arbitrary<Point> {
  private readonly judge: Judge;
  private readonly hints: ShapeHints;

  constructor(
    private readonly claim: Claim,
    private readonly maxHorizon: number,
  ) {
    super();
    if (claim.method)
      throw new Error(
        `${claim.name} is about a method: its points are functions, which are sought, not drawn`,
      );
    this.judge = new Judge(claim);
    this.hints = shapeHints(claim);
  }

  override generate(random: fc.Random): fc.Value<Point> {
    const choices = { integer: (min: number, max: number) => random.nextInt(min, max) };
    for (let i = 0; i < MAX_CASES_PER_VALUE * ATTEMPTS_PER_CASE; i += 1) {
      const horizon = randomHorizon(this.maxHorizon, choices);
      const point = generatePoint(this.claim, this.hints, horizon, choices);
      const repaired = point && repair(this.judge, point);
      if (repaired && this.isAdmissible(repaired)) return new fc.Value(repaired, undefined);
    }
    throw new Error(`no admissible point of claim ${this.claim.name} was found`);
  }

  override canShrinkWithoutContext(value: unknown): value is Point {
    if (typeof value !== 'object' || value === null || !('horizon' in value) || !('values' in value))
      return false;
    const { values } = value as Point;
    return Array.isArray(values) && values.length === this.claim.givens.length;
  }

  /** Simpler admissible points, in the order in which the hunt shrinks. */
  override shrink(value: Point): fc.Stream<fc.Value<Point>> {
    return fc.stream(this.simpler(value)).map((point) => new fc.Value(point, undefined));
  }

  private *simpler(value: Point): IterableIterator<Point> {
    const isSimpler = simplicityOrder();
    for (const pass of [shorter, smallerIntegers, uniform, rescaled, entrywise])
      for (const point of pass(this.claim, value))
        if (isSimpler(point, value) && this.isAdmissible(point)) yield point;
  }

  private isAdmissible(point: Point): boolean {
    for (const given of this.claim.givens) layoutOf(this.claim, given, point);
    return this.judge.admissible(point).truth === 'yes';
  }
}

/**
 * A fast-check arbitrary of the admissible points of a claim: horizons from 1 up, magnitudes over many
 * orders, the shapes that theory fears, every domain, shape and premise respected (checked by the judge).
 * It shrinks towards the simplest point.
 */
export function arbitraryOf(claim: Claim, options: ArbitraryOptions = {}): fc.Arbitrary<Point> {
  return new PointArbitrary(claim, options.maxHorizon ?? 32);
}
