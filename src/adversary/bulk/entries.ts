import type { Dice } from './dice.js';
import type { BulkEnd } from './domain-ends.js';
import type { GivenPlan } from './plan.js';

type RealPlan = Extract<GivenPlan, { kind: 'real' }>;

/** The case that is being made, as far as it is. */
export interface PartialCase {
  readonly horizon: number;
  readonly values: Float64Array;
  readonly offsets: Int32Array;
}

/** Carries magnitudes into domains: away from the closed or open end, between two ends, or to both sides of 0. */
export class Entries {
  private lower = new Float64Array(0);
  private upper = new Float64Array(0);
  private scratch = new Float64Array(0);

  /** Makes `n` entries of a given from the magnitudes that stand from position `at` on. */
  write(plan: RealPlan, values: Float64Array, at: number, n: number, dice: Dice, made: PartialCase): void {
    const { lower, upper } = plan;
    const isPositive = lower?.kind === 'number' && lower.value === 0 && !upper;
    // Zero stands at a closed end only, and where there is no end.
    if (lower ? lower.closed : !upper || upper.closed) zeros(values, at, n, dice);
    if (!lower && !upper) signs(values, at, n, dice);
    if (!isPositive && (lower || upper)) this.place(plan, values, at, n, made);
    if (plan.shape) monotone(plan, values, at, n);
  }

  private place(
    { lower, upper }: RealPlan,
    values: Float64Array,
    at: number,
    n: number,
    made: PartialCase,
  ): void {
    if (this.lower.length < n) {
      this.lower = new Float64Array(2 * n);
      this.upper = new Float64Array(2 * n);
      this.scratch = new Float64Array(2 * n);
    }
    // The safe side of a lower end is above it.
    fillEnd(lower, this.scratch, this.lower, n, made);
    fillEnd(upper, this.upper, this.scratch, n, made);
    for (let t = 0; t < n; t += 1) {
      const m = values[at + t]!;
      const l = this.lower[t]!;
      const u = this.upper[t]!;
      if (!upper) values[at + t] = l + m;
      else if (!lower) values[at + t] = u - m;
      else values[at + t] = Math.min(u, l + (u - l) * (m / (1 + m)));
    }
  }
}

function fillEnd(
  end: BulkEnd | null,
  lower: Float64Array,
  upper: Float64Array,
  n: number,
  { horizon, values, offsets }: PartialCase,
): void {
  if (!end) return;
  if (end.kind === 'computed') {
    end.kernel.run(horizon, values, offsets, lower, upper);
    return;
  }
  lower.fill(end.value, 0, n);
  upper.fill(end.value, 0, n);
}

/** Zeros here and there, in a run, at one place or everywhere else, in three of eight sequences. */
function zeros(values: Float64Array, at: number, n: number, dice: Dice): void {
  switch (dice.below(8)) {
    case 0:
      for (let t = 0; t < n; t += 1) values[at + t]! *= 1 + dice.mask();
      return;
    case 1: {
      const from = dice.below(n + 1);
      if (dice.below(2) === 0) clear(values, at, at + from);
      else clear(values, at + from, at + n);
      return;
    }
    case 2: {
      const place = dice.below(n);
      if (dice.below(2) === 0) values[at + place] = 0;
      else {
        const kept = values[at + place]!;
        clear(values, at, at + n);
        values[at + place] = kept;
      }
    }
  }
}

/** Zeros at from..to-1. Most runs are short: a call of `fill` would cost more than the loop. */
function clear(values: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) values[i] = 0;
}

/** All of one sign, alternating, or a share of each. */
function signs(values: Float64Array, at: number, n: number, dice: Dice): void {
  const kind = dice.below(4);
  const phase = dice.below(2);
  if (kind === 0 && phase === 1) return;
  if (kind <= 1) {
    const step = kind + 1;
    for (let t = kind * phase; t < n; t += step) values[at + t] = -values[at + t]!;
    return;
  }
  const share = dice.bits() >>> 1;
  // 1 - 2 where 31 random bits are below the share: no branch.
  for (let t = 0; t < n; t += 1) values[at + t]! *= 1 + 2 * (((dice.bits() >>> 1) - share) >> 31);
}

/**
 * Makes entries monotone in place. Fixed ends let a sequence be turned round first, so that one that runs
 * against the shape is not flattened; a running maximum respects every lower end, a running minimum every upper.
 */
export function monotone(
  { lower, upper, shape }: RealPlan,
  values: Float64Array,
  at: number,
  n: number,
): void {
  const last = at + n - 1;
  const fixed = lower?.kind !== 'computed' && upper?.kind !== 'computed';
  const against = shape === 'nonincreasing' ? values[at]! < values[last]! : values[at]! > values[last]!;
  if (fixed && against) values.subarray(at, last + 1).reverse();
  const minimum = upper?.kind === 'computed' || (fixed && shape === 'nonincreasing');
  const forward = (shape === 'nondecreasing') !== minimum;
  for (let t = 1; t < n; t += 1) {
    const here = forward ? at + t : last - t;
    const before = forward ? here - 1 : here + 1;
    const x = values[here]!;
    const y = values[before]!;
    if (minimum ? x > y : x < y) values[here] = y;
  }
}
