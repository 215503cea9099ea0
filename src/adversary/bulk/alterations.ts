import type { Dice } from './dice.js';
import { monotone } from './entries.js';
import { magnitudeBy, OCTAVE, TABLES } from './octaves.js';
import type { GivenPlan } from './plan.js';

type RealPlan = Extract<GivenPlan, { kind: 'real' }>;

/** A given whose numbers may be changed alone. */
interface Alterable {
  readonly given: number;
  readonly plan: RealPlan;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Logarithms of factors lie within one of these. */
const REACHES = Int32Array.of(OCTAVE / 4, OCTAVE, 4 * OCTAVE, 12 * OCTAVE);

/**
 * Changes numbers of a case in place: one, the first or the last of a sequence, or all of them nearer to an end of their domain or farther away
 * from it; or one becomes its neighbour, its negative or the lower end. Domains and shapes are met up to rounding, as when cases are made.
 */
export class Alterations {
  private readonly alterable: readonly Alterable[];
  private saved = new Float64Array(16);
  private from = 0;
  private to = 0;
  private readonly fractions = TABLES.fractions;
  private readonly powers = TABLES.powers;
  private readonly reaches = REACHES;

  constructor(private readonly plans: readonly GivenPlan[]) {
    // Ends that are computed depend on what stands before: that is left as it is.
    const computed = plans.map((plan) => plan.kind === 'real' && isComputed(plan));
    this.alterable = plans.flatMap((plan, given) => {
      if (plan.kind !== 'real' || given <= computed.lastIndexOf(true)) return [];
      return [{ given, plan, lower: numberOf(plan.lower), upper: numberOf(plan.upper) }];
    });
  }

  /** Whether there is anything to change. */
  get areAny(): boolean {
    return this.alterable.length > 0;
  }

  alter(values: Float64Array, offsets: Int32Array, length: number, dice: Dice): void {
    const { alterable, plans } = this;
    this.to = this.from = 0;
    // Two numbers of 32 bits are enough for everything that is chosen: the upper bits choose a given and a place.
    const first = dice.bits();
    const second = dice.bits();
    const of = alterable[(first * 2 ** -32 * alterable.length) | 0]!;
    const at = offsets[of.given]!;
    const end = of.given + 1 < plans.length ? offsets[of.given + 1]! : length;
    if (at === end) return;
    const place = at + ((second * 2 ** -32 * (end - at)) | 0);
    const kind = first & 7;
    const from = kind === 0 || kind === 1 ? at : place;
    const to = kind === 0 || kind === 2 ? end : place + 1;
    // A sequence with a shape may change elsewhere too.
    if (of.plan.shape) this.save(values, at, end);
    else this.save(values, from, to);
    if (kind === 7) replace(of, values, at, place, end);
    else
      this.scale(
        of,
        values,
        from,
        to,
        ((2 * (second & 0xffff) - 0xffff) * this.reaches[(first >>> 3) & 3]!) >> 16,
      );
    if (of.plan.shape) monotone(of.plan, values, at, end - at);
  }

  /**
   * Multiplies the distances to an end by a factor, which is given by its logarithm; between two ends their ratio. What is 0 or infinite becomes the
   * factor.
   */
  private scale(
    { lower, upper }: Alterable,
    values: Float64Array,
    from: number,
    to: number,
    logarithm: number,
  ): void {
    const factor = magnitudeBy(this.fractions, this.powers, logarithm);
    if (upper === null) {
      const end = lower ?? 0;
      for (let i = from; i < to; i += 1) {
        const distance = values[i]! - end;
        values[i] = end + (distance === 0 ? factor : distance * factor);
      }
    } else if (lower === null) {
      for (let i = from; i < to; i += 1) {
        const distance = upper - values[i]!;
        values[i] = upper - (distance === 0 ? factor : distance * factor);
      }
    } else {
      for (let i = from; i < to; i += 1) {
        const x = values[i]!;
        const ratio = ((x - lower) / (upper - x)) * factor;
        const m = ratio > 0 && ratio < Number.POSITIVE_INFINITY ? ratio : factor;
        values[i] = Math.min(upper, lower + (upper - lower) * (m / (1 + m)));
      }
    }
  }

  /** Takes the last change back. */
  undo(values: Float64Array): void {
    const { saved, from, to } = this;
    for (let i = from; i < to; i += 1) values[i] = saved[i - from]!;
  }

  private save(values: Float64Array, from: number, to: number): void {
    if (this.saved.length < to - from) this.saved = new Float64Array(2 * (to - from));
    const { saved } = this;
    this.from = from;
    this.to = to;
    for (let i = from; i < to; i += 1) saved[i - from] = values[i]!;
  }
}

function isComputed({ lower, upper }: RealPlan): boolean {
  return lower?.kind === 'computed' || upper?.kind === 'computed';
}

function numberOf(end: RealPlan['lower']): number | null {
  return end?.kind === 'number' ? end.value : null;
}

/** A number becomes its negative where there is no end, the closed lower end, or what stands beside it. */
function replace(
  { plan, lower, upper }: Alterable,
  values: Float64Array,
  at: number,
  place: number,
  end: number,
): void {
  if (lower === null && upper === null) values[place] = -values[place]!;
  else if (lower !== null && plan.lower!.closed) values[place] = lower;
  else if (end - at > 1) values[place] = values[place > at ? place - 1 : place + 1]!;
}
