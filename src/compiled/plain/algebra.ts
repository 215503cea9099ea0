import type { Expression, Relation } from '../../language/index.js';

export type CallName = Extract<Expression, { kind: 'call' }>['function'];

/** A definition that is computed once for each index at a point. */
export interface PlainDefinition<V> {
  /** The same for every use of the same definition. */
  readonly key: string;
  /** Slots of its parameters. */
  readonly slots: readonly number[];
  /** Nodes that a look at it visits. */
  readonly size: number;
  readonly body: () => V;
}

/** A definition that goes on from its own values. */
export interface PlainRecursion<V> extends PlainDefinition<V> {
  /** Position of the parameter that runs. */
  readonly parameter: number;
  readonly direction: 'forward' | 'backward';
  /** The indices of the first values. */
  readonly first: readonly (() => V)[];
}

export interface PlainReduction<V> {
  readonly operator: 'sum' | 'prod' | 'max' | 'min';
  readonly slot: number;
  /** Nodes that a look at its body visits. */
  readonly size: number;
  readonly scan: 'total' | 'prefix' | 'suffix' | 'afresh';
  readonly from: () => V;
  readonly to: () => V;
  readonly body: () => V;
}

/** The value at the current point, in plain floating point; NaN where there is none. */
export type Evaluator = () => number;

/**
 * What can be done with floating point numbers of some kind. Plain numbers are there as closures and as generated code, the same to the last bit.
 * A value that a thunk makes is only computed where it is needed.
 */
export interface PlainAlgebra<V> {
  /**
   * Asked before an expression is taken apart: a value for the whole of it, or `undefined` for it to be taken apart; `apart` does that
   * later, while the same function is written. It throws where the expression cannot be computed.
   */
  whole?(e: Expression, what: 'value' | 'magnitude', apart: () => V): V | undefined;
  /** `isInteger`: of the number in the text, of which `value` is the nearest in floating point. */
  number(value: number, isInteger: boolean): V;
  index(slot: number): V;
  scalar(given: number): V;
  entry(given: number, index: V): V;
  familyEntry(given: number, row: V, index: V): V;
  negative(operand: V): V;
  absolute(operand: V): V;
  binary(operator: '+' | '-' | '*', left: V, right: V): V;
  /** Division by zero has no value, unlike in IEEE arithmetic. */
  quotient(left: V, right: V): V;
  /** As IEEE arithmetic has it. */
  share(left: V, right: V): V;
  /** A constant exponent is said: 1, 2, 3, -1 and -2 are products. */
  power(base: V, exponent: V, constant: number | null): V;
  call(name: CallName, values: readonly V[]): V;
  conditional(relation: Relation, left: V, right: V, whenTrue: () => V, whenFalse: () => V): V;
  definition(of: PlainDefinition<V>, indices: readonly V[]): V;
  recursion(of: PlainRecursion<V>, indices: readonly V[]): V;
  reduction(of: PlainReduction<V>): V;
  /** The value as a function of the point. */
  evaluator(value: () => V): Evaluator;
}
