import { Absent, type Arithmetic, type Result } from '../../arithmetic/index.js';
import { type Interpreter, Missing } from '../../evaluation/index.js';
import type { MethodUse } from '../../language/index.js';
import type { Row } from './trajectory.js';

/** Coefficients of theta_1, then of g_1, g_2, …. */
type Combination<N> = readonly N[];

/**
 * theta[1], …, theta[T] of a method as combinations of theta[1] and gradients. The steps are made one after the other in the arithmetic of
 * the interpreter. `null` where a coefficient does not exist for certain. A step t can only mention g[t], and points that are
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
  // Every sequence of points begins at theta[1].
  let states: readonly Combination<N>[] = method.states.map(() => [one]);
  const rows: Row<N>[] = [rowOf(states[0]!)];
  for (let t = 1; t < point.horizon; t += 1) {
    const next: (Combination<N> | null)[] = method.states.map(() => null);
    for (const { state, terms } of method.steps) {
      const combined: Result<N>[] = new Array<Result<N>>(t + 1).fill(zero);
      for (const { vector, coefficient } of terms) {
        const c = coefficient === null ? one : valueAt(method, interpreter, coefficient, t, path);
        if (c === null) return null;
        if (vector.kind === 'gradient') {
          combined[t] = plus(combined[t]!, c, arithmetic);
          continue;
        }
        const from = vector.offset === 1 ? next[vector.state] : states[vector.state];
        if (!from) return null;
        for (const [k, entry] of from.entries())
          combined[k] = plus(combined[k]!, arithmetic.mul(c, entry), arithmetic);
      }
      if (combined.some((entry) => entry instanceof Absent)) return null;
      next[state] = combined as N[];
    }
    states = next.map((made, s) => made ?? states[s]!);
    rows.push(rowOf(states[0]!));
  }
  return rows;
}

function rowOf<N>([origin, ...gradients]: Combination<N>): Row<N> {
  return { origin: origin!, gradients };
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
