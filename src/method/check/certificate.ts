import { Rational } from '../../arithmetic/index.js';
import type { Instance } from '../instance.js';
import { isSemidefinite } from './semidefinite.js';

/**
 * Multipliers >= 0 of the inequalities that hold on every convex function. With q_t = f(theta_t) - f(theta_star):
 *
 *     convex (k, t)     q_t - q_k + g_t.(theta_k - theta_t) <= 0     k, t = 0, …, T - 1
 *     star (t)          q_t - g_t.(theta_t - theta_star) <= 0
 *     minimum (t)       -q_t <= 0
 *     distance          |theta_1 - theta_star|^2 <= R^2
 *     norms (t)         |g_t|^2 <= G_t^2
 */
export interface Multipliers {
  readonly convex: readonly { readonly from: number; readonly at: number; readonly value: Rational }[];
  readonly star: readonly Rational[];
  readonly minimum: readonly Rational[];
  readonly distance: Rational;
  readonly norms: readonly Rational[];
  /** For the metric `best`: weights of sum 1, as the least of the losses is at most every average of them. */
  readonly weights: readonly Rational[];
}

export type Certified =
  | { readonly kind: 'bound'; readonly value: Rational }
  | { readonly kind: 'failure'; readonly why: CertificateFailure };

export type CertificateFailure =
  | 'negative-multiplier'
  | 'wrong-size'
  | 'weights-do-not-add-up'
  | 'losses-do-not-balance'
  | 'matrix-not-semidefinite';

/**
 * What the multipliers prove: an upper bound of the metric, for every convex function, in every dimension. By weak duality: if
 * the multipliers of convex, star and minimum make the metric of the losses, then
 *
 *     metric <= distance R^2 + sum norms_t G_t^2 - S(theta_1 - theta_star, g_1, …, g_T)
 *
 * for a quadratic form S, and S >= 0 where its matrix is positive semidefinite. Every step is exact.
 */
export function certify(instance: Instance, multipliers: Multipliers): Certified {
  const { norms, moves, distance } = instance;
  const horizon = norms.length;
  const { convex, star, minimum } = multipliers;
  const fail = (why: CertificateFailure): Certified => ({ kind: 'failure', why });
  if (star.length !== horizon || minimum.length !== horizon || multipliers.norms.length !== horizon)
    return fail('wrong-size');
  if (moves.length !== horizon || moves.some((row, t) => row.length !== t)) return fail('wrong-size');
  const inside = (t: number) => Number.isInteger(t) && t >= 0 && t < horizon;
  if (convex.some(({ from, at }) => !inside(from) || !inside(at) || from === at)) return fail('wrong-size');
  const all = [...convex.map(({ value }) => value), ...star, ...minimum, ...multipliers.norms];
  if ([...all, multipliers.distance].some((value) => value.sign < 0)) return fail('negative-multiplier');

  const weights = metricWeights(instance, multipliers);
  if (weights === null) return fail('weights-do-not-add-up');
  const balance = weights.map((weight, t) => weight.sub(star[t]!).add(minimum[t]!));
  for (const { from, at, value } of convex) {
    balance[at] = balance[at]!.sub(value);
    balance[from] = balance[from]!.add(value);
  }
  if (balance.some((rest) => rest.sign !== 0)) return fail('losses-do-not-balance');

  if (!isSemidefinite(scaled(quadraticForm(instance, multipliers), instance)))
    return fail('matrix-not-semidefinite');
  const value = norms.reduce(
    (sum, norm, t) => sum.add(multipliers.norms[t]!.mul(norm).mul(norm)),
    multipliers.distance.mul(distance).mul(distance),
  );
  return { kind: 'bound', value };
}

/** The weights of the losses in the metric, of sum 1; `null` if there are none. */
function metricWeights({ metric, norms }: Instance, { weights }: Multipliers): Rational[] | null {
  const given = metric.kind === 'best' ? weights : metric.weights;
  if (given.length !== norms.length || given.some((weight) => weight.sign < 0)) return null;
  const total = given.reduce((sum, weight) => sum.add(weight), Rational.ZERO);
  if (metric.kind === 'best') return total.equals(Rational.ONE) ? [...given] : null;
  return total.sign > 0 ? given.map((weight) => weight.div(total)) : null;
}

const HALF = Rational.of(1, 2);

/** The matrix of S in the vectors theta_1 - theta_star, g_1, …, g_T. */
function quadraticForm({ norms, moves }: Instance, multipliers: Multipliers): Rational[][] {
  const n = norms.length + 1;
  const s = Array.from({ length: n }, () => new Array<Rational>(n).fill(Rational.ZERO));
  const add = (i: number, j: number, c: Rational) => {
    if (c.sign === 0) return;
    if (i === j) s[i]![i] = s[i]![i]!.add(c);
    else {
      const half = c.mul(HALF);
      s[i]![j] = s[i]![j]!.add(half);
      s[j]![i] = s[j]![i]!.add(half);
    }
  };
  const move = (t: number, k: number) => moves[t]![k] ?? Rational.ZERO;
  add(0, 0, multipliers.distance);
  multipliers.norms.forEach((value, t) => {
    add(t + 1, t + 1, value);
  });
  for (const { from, at, value } of multipliers.convex)
    for (let k = 0; k < Math.max(from, at); k += 1)
      add(at + 1, k + 1, value.mul(move(from, k).sub(move(at, k))));
  multipliers.star.forEach((value, t) => {
    add(0, t + 1, value.neg());
    for (let k = 0; k < t; k += 1) add(t + 1, k + 1, value.mul(move(t, k)).neg());
  });
  return s;
}

/** The same form in vectors of norm about 1: rows and columns multiplied by R and G_t. */
function scaled(s: readonly (readonly Rational[])[], { distance, norms }: Instance): Rational[][] {
  const factors = [distance, ...norms];
  return s.map((row, i) => row.map((entry, j) => entry.mul(factors[i]!).mul(factors[j]!)));
}
