import { Rational } from '../arithmetic/index.js';

/**
 * Numbers that fix one run of a method: its gradients g_1, …, g_T have norms at most G_t and are taken at
 *
 *     theta_t = theta_1 + sum over k < t of moves[t][k] * g_k,
 *
 * and theta_1 is at most R from a minimiser. (Indices here begin at 0: `norms[0]` is G_1.)
 */
export interface Instance {
  /** R > 0. */
  readonly distance: Rational;
  /** G_1, …, G_T > 0. */
  readonly norms: readonly Rational[];
  /** Row t has t entries. For SGD with rates eta: -eta_1, …, -eta_{t-1}. */
  readonly moves: readonly (readonly Rational[])[];
  readonly metric: Metric;
}

/** What is asked of the losses q_t = f(theta_t) - f(theta_star). */
export type Metric =
  /** sum w_t q_t / sum w_t, for weights >= 0 that are not all 0. */
  | { readonly kind: 'weighted'; readonly weights: readonly Rational[] }
  /** The least of them. */
  | { readonly kind: 'best' };

/** `sum w_t q_t` for weights 0, …, 0, 1. */
export function lastMetric(horizon: number): Metric {
  const weights = Array.from({ length: horizon }, (_, t) =>
    t === horizon - 1 ? Rational.ONE : Rational.ZERO,
  );
  return { kind: 'weighted', weights };
}

export function averageMetric(horizon: number): Metric {
  return { kind: 'weighted', weights: new Array<Rational>(horizon).fill(Rational.ONE) };
}

/** The moves of `theta[t+1] = theta[t] - eta[t] * g[t]`; only the first T - 1 rates move anything. */
export function subgradientMoves(rates: readonly Rational[], horizon: number): Rational[][] {
  const back = rates.map((rate) => rate.neg());
  return Array.from({ length: horizon }, (_, t) => back.slice(0, t));
}
