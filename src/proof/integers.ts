import { Affine, type IndexAtom } from './affine.js';
import { reject } from './failure.js';

/**
 * Why no integers satisfy `form >= 0` for all of some forms: sums of multiples of them and of earlier sums, one of which is a
 * number < 0; or such a reason for both cases of an undecided `min` or `max`.
 */
export type Refutation =
  | { readonly sums: readonly Combination[] }
  | { readonly extreme: Extreme; readonly cases: readonly [Refutation, Refutation] };

/** The sum of `factor * form`, with the number of the form, divided by `divisor`, the constant rounded down. */
export interface Combination {
  readonly divisor: number;
  readonly of: readonly (readonly [factor: number, form: number])[];
}

export type Extreme = Pick<Extract<IndexAtom, { kind: 'min' | 'max' }>, 'kind' | 'left' | 'right'>;

/** Proposes a refutation; `null`: none was found. It is not trusted. */
export type FindRefutation = (forms: readonly Affine[]) => Refutation | null;

/**
 * Sound: sums of forms >= 0 with factors >= 0 are >= 0 (whole factors: others would be rounded), an integer >= c is at least c rounded up, and a number < 0 is not >= 0.
 * max(a, b) is a where a - b >= 0, and b where b - a >= 1; min the other way round.
 */
export function refutes(refutation: Refutation, forms: readonly Affine[]): boolean {
  if ('extreme' in refutation) {
    const { extreme, cases } = refutation;
    const { kind, left, right } = extreme;
    if (kind !== 'max' && kind !== 'min') reject('malformed', 'neither a maximum nor a minimum');
    const whole = Affine.extreme(kind, left, right);
    const order = kind === 'max' ? left.plus(right, -1) : right.plus(left, -1);
    const equal = (value: Affine) => [whole.plus(value, -1), value.plus(whole, -1)];
    return (
      refutes(cases[0], [...forms, order, ...equal(left)]) &&
      refutes(cases[1], [...forms, order.times(-1).add(-1), ...equal(right)])
    );
  }
  const rows = [...forms];
  for (const { of, divisor } of refutation.sums) {
    let sum = Affine.constant(0);
    for (const [factor, row] of of) {
      if (!Number.isSafeInteger(factor) || factor < 0) reject('malformed', 'a multiple of an inequality');
      sum = sum.plus(rows[row] ?? reject('malformed', 'no such inequality'), factor);
    }
    rows.push(sum.divided(divisor));
  }
  return rows.some(({ parts, constant }) => parts.length === 0 && constant < 0);
}
