import { Absent, type Arithmetic, type Result } from '../../arithmetic/index.js';
import { type Interpreter, Missing } from '../../evaluation/index.js';
import type { MethodUse } from '../../language/index.js';
import type { Row } from './trajectory.js';

/** Coefficients of theta_1, then of g_1, g_2, …; where the method projects each gradient is followed by what its step's projection takes away. */
type Combination<N> = readonly N[];

/**
 * theta[1], …, theta[T] of a method as combinations of theta[1], gradients and what projections take away. The steps are made one after the other in the
 * arithmetic of the interpreter. `null` where a coefficient does not exist for certain. A step t can only mention g[t], and points that are
 * made: resolution sees to that. `path` is the sequence of samples, where the method draws them.
 */
export function movesOf<N>(
  method: MethodUse,
  interpreter: Interpreter<N>,
  path = 1,
): readonly Row<N>[] | null {
  const { arithmetic, point } = interpreter;
  const one = arithmetic.integer(1);
  const zero = arithmetic.integer(0);
  const projects = method.layout.normal !== null;
  const perStep = projects ? 2 : 1;
  // Every sequence of points begins at theta[1].
  let states: readonly Combination<N>[] = method.states.map(() => [one]);
  const rows: Row<N>[] = [rowOf(states[0]!, projects)];
  for (let t = 1; t < point.horizon; t += 1) {
    const next: (Combination<N> | null)[] = method.states.map(() => null);
    const [gradient, normal] = [1 + (t - 1) * perStep, t * perStep];
    for (const { state, terms } of method.steps) {
      const combined: Result<N>[] = new Array<Result<N>>(1 + t * perStep).fill(zero);
      for (const { vector, coefficient } of terms) {
        const c = coefficient === null ? one : valueAt(method, interpreter, coefficient, t, path);
        if (c === null) return null;
        if (vector.kind === 'gradient') {
          combined[gradient] = plus(combined[gradient]!, c, arithmetic);
          continue;
        }
        const from = vector.offset === 1 ? next[vector.state] : states[vector.state];
        if (!from) return null;
        for (const [k, entry] of from.entries())
          combined[k] = plus(combined[k]!, arithmetic.mul(c, entry), arithmetic);
      }
      // Only the step of theta projects.
      if (projects && state === 0) combined[normal] = arithmetic.integer(-1);
      if (combined.some((entry) => entry instanceof Absent)) return null;
      next[state] = combined as N[];
    }
    states = next.map((made, s) => made ?? states[s]!);
    rows.push(rowOf(states[0]!, projects));
  }
  return rows;
}

function rowOf<N>([origin, ...rest]: Combination<N>, projects: boolean): Row<N> {
  if (!projects) return { origin: origin!, gradients: rest, normals: [] };
  return {
    origin: origin!,
    gradients: rest.filter((_, i) => i % 2 === 0),
    normals: rest.filter((_, i) => i % 2 === 1),
  };
}

function plus<N>(a: Result<N>, b: Result<N>, { add }: Arithmetic<N>): Result<N> {
  if (a instanceof Absent) return a;
  return b instanceof Absent ? b : add(a, b);
}

/** A definition of the run at index t and on a path, as far as it has these indices; `null` where it does not exist for certain. */
export function valueAt<N>(
  { inner, samples }: MethodUse,
  interpreter: Interpreter<N>,
  definition: number,
  t: number,
  path = 1,
): N | null {
  const { parameters } = inner.definitions[definition]!;
  const indices = parameters.map(({ variable }) => (variable === samples?.path ? path : t));
  const value = interpreter.definitionValue(definition, indices);
  return value instanceof Missing ? null : value;
}

/** The first step whose weight in the metric is not certainly >= 0; `null` where there is none. Lower bounds of losses say nothing of a metric that subtracts one. */
export function brokenWeight<N>(
  method: MethodUse,
  interpreter: Interpreter<N>,
  horizon: number,
  path = 1,
): number | null {
  const { metric } = method;
  if (metric.kind !== 'weighted') return null;
  const { orderings, integer } = interpreter.arithmetic;
  for (let t = 1; t <= horizon; t += 1) {
    const weight = valueAt(method, interpreter, metric.weights, t, path);
    if (weight === null || orderings(weight, integer(0)).less) return t;
  }
  return null;
}
