import type { Rational } from '../arithmetic/index.js';
import type { ReductionOperator, Relation } from '../language/index.js';
import type { FormRange } from './index-bounds.js';
import type { IndexForm } from './index-form.js';

/**
 * An expression of a claim as a kernel sees it: definitions and bound variables are gone, equal expressions
 * are one object, and what depends on one index alone is the value of a `KernelFunction` there.
 */
export type KernelNode = Traits &
  (
    | { readonly kind: 'number'; readonly value: Rational }
    | { readonly kind: 'constant'; readonly name: 'pi' }
    | { readonly kind: 'index'; readonly form: IndexForm }
    | { readonly kind: 'given'; readonly given: number; readonly indices: readonly IndexForm[] }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: KernelNode }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperation;
        readonly left: KernelNode;
        readonly right: KernelNode;
      }
    | {
        readonly kind: 'choice';
        readonly left: KernelNode;
        readonly relation: Relation;
        readonly right: KernelNode;
        readonly whenTrue: KernelNode;
        readonly whenFalse: KernelNode;
      }
    | { readonly kind: 'power'; readonly base: KernelNode; readonly exponent: IndexForm }
    | { readonly kind: 'value'; readonly of: KernelFunction; readonly index: IndexForm }
    | {
        readonly kind: 'row value';
        readonly of: KernelRows;
        readonly row: IndexForm;
        readonly index: IndexForm;
      }
    | {
        readonly kind: 'reduction';
        readonly operator: ReductionOperator;
        readonly range: FormRange;
        /** Depth of its variable. */
        readonly variable: number;
        readonly body: KernelNode;
      }
  );

export type UnaryOperator =
  | 'negation'
  | 'sqrt'
  | 'ln'
  | 'exp'
  | 'abs'
  | 'log2'
  | 'cos'
  | 'sin'
  | 'floor'
  | 'ceil';
export type BinaryOperation = '+' | '-' | '*' | '/' | 'min' | 'max' | 'mod' | 'real power';

/** What is known of a node before any value is. */
export interface Traits {
  readonly id: number;
  /** The deepest loop variable that the value depends on. */
  readonly depth: number;
  /** `nonnegative`: the true value is at least 0 wherever it exists and the domains hold. */
  readonly sign: 'nonnegative' | 'any';
  /** `point`: its enclosure is always one number. */
  readonly width: 'point' | 'interval';
  /** The one index at which it reads sequences and functions, `null` if it reads none, `several` otherwise. */
  readonly reads: IndexForm | null | 'several';
}

/** A function of one index: a body at each value of the outermost variable, or a scan of such bodies. */
export type KernelFunction = {
  readonly id: number;
  /** Of a recursion it is made after the function, which it mentions. */
  body: KernelNode;
  readonly sign: Traits['sign'];
  readonly width: Traits['width'];
} & (
  | { readonly kind: 'map' }
  /** Goes on from its own values, or through those of others; it has none before `start`, the first in its direction. */
  | { readonly kind: 'recursion'; readonly direction: 'up' | 'down'; readonly start: IndexForm }
  /** `up`: over anchor..index; `down`: over index..anchor. */
  | {
      readonly kind: 'scan';
      readonly direction: 'up' | 'down';
      readonly operator: ReductionOperator;
      readonly anchor: IndexForm;
    }
);

/**
 * Scans side by side: at each value of the outermost variable, the row, a scan of bodies in the next variable. So
 * `sum(s in 1..t, g[s, i])` for all t and i costs one addition for each.
 */
export interface KernelRows {
  readonly id: number;
  readonly body: KernelNode;
  readonly sign: Traits['sign'];
  readonly direction: 'up' | 'down';
  readonly operator: ReductionOperator;
  readonly anchor: IndexForm;
}
