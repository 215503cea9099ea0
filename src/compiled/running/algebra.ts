import type { Relation } from '../../language/index.js';
import type { CallName } from '../plain/algebra.js';

/** A number that is computed with its error bound in a register; NaN where nothing is known. */
export type Tracked = () => number;

/** How givens are chosen for a sweep: a number for each single given, a function of the index for each sequence. */
export interface SweptGivens {
  readonly scalars: readonly number[];
  readonly sequences: readonly ((index: number) => number)[];
}

export interface RunningRecursion<V> {
  /** The number of its definition. */
  readonly key: number;
  /** Slot of its only parameter. */
  readonly slot: number;
  readonly first: readonly (() => V)[];
  readonly body: () => V;
}

export interface RunningReduction<V> {
  readonly operator: 'sum' | 'prod' | 'max' | 'min';
  readonly slot: number;
  readonly from: () => V;
  readonly to: () => V;
  readonly body: () => V;
}

/** Functions with an error bound of their own; the others are made of these. */
export type RunningCall = Exclude<CallName, 'pi' | 'abs' | 'mod'>;

/**
 * Numbers with error bounds along a slowly growing horizon: once as closures, once as generated code, the same to the last
 * bit where they are numbers. Every use of a reduction goes on from where it was.
 */
export interface RunningAlgebra<V> {
  /** The index variables, the horizon among them. */
  readonly environment: number[];
  /** Its only entry is the error bound of the number that an evaluator returned last. A typed array, because numbers in it are not allocated anew. */
  readonly register: Float64Array;
  constant(value: number, error: number): V;
  index(slot: number): V;
  scalar(given: number): V;
  entry(given: number, index: V): V;
  negative(operand: V): V;
  absolute(operand: V): V;
  sum(left: V, right: V, sign: 1 | -1): V;
  product(left: V, right: V): V;
  quotient(left: V, right: V): V;
  square(base: V): V;
  power(base: V, exponent: V): V;
  call(name: RunningCall, values: readonly V[]): V;
  /** The branch that is chosen for certain; no number where the errors leave both. */
  conditional(relation: Relation, left: V, right: V, whenTrue: () => V, whenFalse: () => V): V;
  /** A value where variables stand for indices. */
  where(slots: readonly number[], indices: readonly V[], value: () => V): V;
  recursion(of: RunningRecursion<V>, index: V): V;
  reduction(of: RunningReduction<V>): V;
  /** The value as a function of the environment, once a sweep has begun. */
  evaluator(value: () => V): Tracked;
  /** Begins a sweep: reductions and recursions are empty. */
  begin(givens: SweptGivens): void;
}

/**
 * A little more than half a unit in the last place, 2^-53, relative to the result: covers one rounded operation and
 * the rounding of the bound itself.
 */
export const ROUNDING = 1.2e-16;

/** Elementary functions of the platform are good to a few units in the last place; this is allowed for. */
export const FUNCTION_ROUNDING = 8 * ROUNDING;

/** e^x - 1 from above, for x >= 0: for small x without a call of the platform, by e^x - 1 <= x + x^2 <= 1.01 x. */
export function growth(x: number): number {
  return x < 0.01 ? 1.01 * x : Math.expm1(x);
}
