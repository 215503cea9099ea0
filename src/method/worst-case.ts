import { type ExactNumber, exact, Rational, rationalOf } from '../arithmetic/index.js';
import type { Multipliers } from './check/certificate.js';
import { runMethod, type Trajectory } from './check/trajectory.js';
import type { Instance } from './instance.js';
import { formulate, roundInstance } from './search/formulate.js';
import { type Effort, FULL_EFFORT, solve } from './search/interior-point.js';
import { nominateFunction } from './search/nominate-function.js';
import { nominateMultipliers } from './search/nominate-multipliers.js';
import type { Witness } from './witness.js';

/** A bracket of the worst case: both ends are certain, whatever the search did. */
export interface WorstCase {
  readonly lower: {
    readonly value: Rational;
    readonly witness: Witness;
    readonly trajectory: Trajectory<ExactNumber>;
  };
  readonly upper: { readonly value: Rational; readonly multipliers: Multipliers };
}

/** Steps of the search for a function: how far its vectors are moved inside. */
const INWARD = { first: 1e-12, factor: 4, last: 0.9 };

/**
 * The worst value of the metric over all convex functions (of any dimension) on which the method runs with subgradients of norms
 * at most G_t, from a point at most R from a minimiser. `null` where the search finds no function or no multipliers.
 */
export function worstCase(instance: Instance, effort: Effort = FULL_EFFORT): WorstCase | null {
  const rounded = roundInstance(instance);
  const formulation = formulate(rounded);
  const solution = solve(formulation.program, effort);
  if (!solution) return null;
  const upper = nominateMultipliers(instance, rounded, formulation, solution);
  if (!upper) return null;
  for (let inward = INWARD.first; inward < INWARD.last; inward *= INWARD.factor) {
    const nomination = nominateFunction(instance, rounded, solution.gram, inward);
    if (!nomination) continue;
    const lower = attained(instance, nomination.witness);
    if (lower) return { lower: { ...lower, witness: nomination.witness }, upper };
  }
  return null;
}

/** What the method does on a function, when that is certain and the premises of the instance hold; else `null`. */
export function attained(
  { distance, norms, moves, metric }: Instance,
  witness: Witness,
): { readonly value: Rational; readonly trajectory: Trajectory<ExactNumber> } | null {
  if (witness.choices.length !== norms.length) return null;
  const rows = moves.map((row) => ({
    origin: exact.integer(1),
    gradients: row.map(exact.rational),
    normals: [],
  }));
  const run = runMethod(witness, rows, exact);
  if ('kind' in run) return null;
  const losses = run.losses.map(certainlyRational);
  const [away] = run.squaredDistances;
  if (!away || certainlyRational(away).compare(distance.mul(distance)) > 0) return null;
  if (norms.some((norm, t) => run.squaredNorms[t]!.compare(norm.mul(norm)) > 0)) return null;
  if (metric.kind === 'best')
    return { value: losses.reduce((a, b) => (a.compare(b) <= 0 ? a : b)), trajectory: run };
  const total = metric.weights.reduce((sum, weight) => sum.add(weight), Rational.ZERO);
  const value = metric.weights.reduce((sum, weight, t) => sum.add(weight.mul(losses[t]!)), Rational.ZERO);
  return { value: value.div(total), trajectory: run };
}

/** Sums and products of rationals stay rational. */
function certainlyRational(x: ExactNumber): Rational {
  const value = rationalOf(x);
  if (!value) throw new Error('a rational run has left the rationals');
  return value;
}
