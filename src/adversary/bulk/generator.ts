import { Rational } from '../../arithmetic/index.js';
import { layoutOf, type Point, type PointValue, valueInRows } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { CORNER_EVERY } from '../integers.js';
import { mix } from '../random.js';
import { Alterations } from './alterations.js';
import { Dice } from './dice.js';
import { Entries } from './entries.js';
import { bulkHorizon, sweptHorizon } from './horizons.js';
import { LayoutCache } from './layouts.js';
import { type GivenPlan, planGivens } from './plan.js';
import { choosePalette, fillAlong, fillShape, NOT_KEPT, type Palette, sequencePlace } from './shapes.js';

type IntegerPlan = Extract<GivenPlan, { kind: 'integer' }>;

export type GeneratorOf =
  | { readonly kind: 'compiled'; readonly generator: BulkGenerator }
  | { readonly kind: 'unsupported'; readonly reason: string };

export interface BulkSource {
  readonly seed: number;
  readonly maxHorizon: number;
}

/** A generator of the cases of a claim, or why there is none. */
export function bulkGenerator(claim: Claim, hints: ShapeHints, source: BulkSource): GeneratorOf {
  const plans = planGivens(claim, hints);
  return plans.kind === 'unsupported'
    ? plans
    : { kind: 'compiled', generator: new BulkGenerator(claim, plans.givens, source) };
}

/** Consecutive cases share a horizon, in blocks of this size: a layout is found once for all of them. */
export const BLOCK = 64;

/**
 * Cases in binary64, many a microsecond: `make(i)` leaves case number i in `horizon`, `values` and `offsets`, as
 * kernels read them. It depends on the seed, the claim's name, the largest horizon and i alone. Domains and
 * shapes are met up to rounding; whether a case counts is for the kernel to certify.
 */
export class BulkGenerator {
  horizon = 0;
  values = new Float64Array(0);
  offsets: Int32Array = new Int32Array(0);
  /** How many of the values the case has. */
  length = 0;
  private readonly dice: Dice;
  private readonly entries = new Entries();
  private readonly layouts: LayoutCache;
  private readonly integers: readonly IntegerPlan[];
  private readonly drawn: number[];
  /** Position of the last given that is no integer: what none follows is not remembered. */
  private readonly lastReal: number;
  private readonly palette: Palette = { span: 0, grain: 0 };
  private readonly place = sequencePlace();
  /** Logarithms of the sequence that is being made, and of the one before it, where another one may follow it. */
  private logarithms = new Int32Array(0);
  private earlier = new Int32Array(0);
  /** The block of cases made last, and its horizon, if that is not swept. */
  private block = -1;
  private blockHorizon = 0;
  private readonly alterations: Alterations;
  /** The case that is kept, and its layout. */
  private readonly kept = {
    horizon: 0,
    values: new Float64Array(0),
    offsets: new Int32Array(0) as Int32Array,
    length: 0,
  };
  /** Whether the last alteration is to be taken back before the next. */
  private isRejected = false;

  constructor(
    private readonly claim: Claim,
    private readonly givens: readonly GivenPlan[],
    private readonly source: BulkSource,
  ) {
    this.dice = new Dice(mix([source.seed, claim.name, 'bulk']));
    this.integers = givens.filter((given) => given.kind === 'integer');
    this.layouts = new LayoutCache(claim, this.integers);
    this.drawn = this.integers.map(() => 0);
    this.alterations = new Alterations(givens);
    this.lastReal = givens.map(({ kind }) => kind).lastIndexOf('real');
  }

  /** Operations that computing ends of domains has taken since the generator was made; the rest is cheap. */
  get work(): number {
    let sum = 0;
    for (const given of this.givens)
      if (given.kind === 'real')
        for (const end of [given.lower, given.upper])
          if (end?.kind === 'computed') sum += end.kernel.work[0]!;
    return sum;
  }

  get maxHorizon(): number {
    return this.source.maxHorizon;
  }

  make(index: number): void {
    const { maxHorizon } = this.source;
    const block = Math.floor(index / BLOCK);
    if (block !== this.block) {
      this.dice.start(~block);
      this.blockHorizon = bulkHorizon(maxHorizon, this.dice);
      this.block = block;
    }
    this.makeAt(sweptHorizon(index, maxHorizon) ?? this.blockHorizon, index);
  }

  /** Case number `index` as it is at a horizon that somebody else chooses. */
  makeAt(horizon: number, index: number): void {
    const { dice } = this;
    this.horizon = horizon;
    dice.start(index);
    const { integers, drawn } = this;
    if (integers.length > 0) {
      const atEnds = dice.below(CORNER_EVERY) === 0;
      for (let i = 0; i < integers.length; i += 1) drawn[i] = drawInteger(integers[i]!, atEnds, dice);
    }
    const layout = this.layouts.at(this.horizon, drawn);
    this.offsets = layout.offsets;
    this.length = layout.length;
    if (this.values.length < layout.length) this.values = new Float64Array(2 * layout.length);
    if (this.logarithms.length < layout.length) {
      this.logarithms = new Int32Array(2 * layout.length);
      this.earlier = new Int32Array(2 * layout.length);
    }
    this.fill(layout.length);
  }

  /** Whether cases can be altered: what the ends of other domains depend on stays as it is. */
  get mayAlter(): boolean {
    return this.alterations.areAny;
  }

  /** Keeps the case as it is, to come back to it. */
  keep(): void {
    const { kept, length, values } = this;
    if (kept.values.length < length) kept.values = new Float64Array(2 * length);
    for (let i = 0; i < length; i += 1) kept.values[i] = values[i]!;
    kept.horizon = this.horizon;
    kept.offsets = this.offsets;
    kept.length = length;
  }

  /** Goes back to the case that was kept. */
  goBack(): void {
    const { kept, values } = this;
    this.horizon = kept.horizon;
    this.offsets = kept.offsets;
    this.length = kept.length;
    for (let i = 0; i < kept.length; i += 1) values[i] = kept.values[i]!;
    this.isRejected = false;
  }

  /** Changes a few numbers of the last case, by the next dice; of the one before it if the last was rejected. */
  alter(): void {
    const { alterations, values, dice } = this;
    if (this.isRejected) alterations.undo(values);
    this.isRejected = false;
    alterations.alter(values, this.offsets, this.length, dice);
  }

  /** The last alteration is taken back when the next is made: until then the case stands. */
  reject(): void {
    this.isRejected = true;
  }

  private fill(length: number): void {
    const { dice, values, offsets, drawn, palette, place, givens } = this;
    choosePalette(palette, dice);
    place.values = values;
    let known = 0;
    let next = 0;
    for (let i = 0; i < givens.length; i += 1) {
      const given = givens[i]!;
      const at = offsets[i]!;
      if (given.kind === 'integer') {
        values[at] = drawn[next]!;
        next += 1;
        continue;
      }
      const n = (i + 1 < givens.length ? offsets[i + 1]! : length) - at;
      if (n === 0) continue;
      const isRemembered = n > 1 && i < this.lastReal;
      place.at = at;
      place.n = n;
      place.logarithms = isRemembered ? this.logarithms : NOT_KEPT;
      if (known > 0 && dice.below(4) === 0) fillAlong(place, this.earlier, known, palette, dice);
      else fillShape(place, palette, dice);
      if (isRemembered) {
        const { earlier } = this;
        this.earlier = this.logarithms;
        this.logarithms = earlier;
        known = n;
      }
      this.entries.write(given, values, at, n, dice, this);
    }
  }

  /** Puts one number in the place of all that are not integers, whatever their domains. */
  overwrite(value: number): void {
    const { values, offsets } = this;
    for (const [i, { kind }] of this.givens.entries())
      if (kind === 'real') values.fill(value, offsets[i], offsets[i + 1] ?? values.length);
  }

  /** The case that was made last as an exact point. */
  point(): Point {
    const values: PointValue[] = [];
    const point: Point = { horizon: this.horizon, values };
    for (const [i, given] of this.claim.givens.entries()) {
      const layout = layoutOf(this.claim, given, point);
      let at = this.offsets[i]!;
      const row = (length: number): Rational[] => {
        const numbers = Array.from({ length }, (_, t) => Rational.fromNumber(this.values[at + t]!));
        at += length;
        return numbers;
      };
      values.push(valueInRows(layout, row)!);
    }
    return point;
  }
}

/** As `integerBetween`, from dice. */
function drawInteger({ from, to }: IntegerPlan, atEnds: boolean, dice: Dice): number {
  if (atEnds) return dice.below(2) === 0 ? from : to;
  const near = Math.min(to - from + 1, 4);
  switch (dice.below(6)) {
    case 0:
    case 1:
      return Math.min(to, from + dice.belowLarge(to - from + 1));
    case 2:
      return to - dice.below(near);
    default:
      return from + dice.below(near);
  }
}
