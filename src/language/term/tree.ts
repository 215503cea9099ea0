import type { Rational } from '../../arithmetic/index.js';
import type { Place } from './place.js';
import type { Relation } from './relation.js';

/** `from..to`, both ends included, empty when from > to; `variable` takes its integers in turn. */
export interface Range<Leaf> {
  readonly variable: string;
  /** Slot of the variable in the index environment; -1 in syntax trees, distinct for every binder of a claim. */
  readonly slot: number;
  readonly from: Node<Leaf>;
  readonly to: Node<Leaf>;
  readonly place: Place;
}

export type ReductionOperator = 'sum' | 'prod' | 'max' | 'min';
export type BinaryOperator = '+' | '-' | '*' | '/';
/** `pi` is a function without arguments. */
export type FunctionName =
  | 'sqrt'
  | 'ln'
  | 'exp'
  | 'abs'
  | 'min'
  | 'max'
  | 'log2'
  | 'cos'
  | 'sin'
  | 'floor'
  | 'ceil'
  | 'mod'
  | 'pi';

/** An expression over leaves of a kind: names in a syntax tree, resolved symbols in a claim. */
export type Node<Leaf> =
  | Leaf
  | { readonly kind: 'number'; readonly value: Rational; readonly place: Place }
  | { readonly kind: 'negation'; readonly operand: Node<Leaf>; readonly place: Place }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node<Leaf>;
      readonly right: Node<Leaf>;
      readonly place: Place;
    }
  | {
      readonly kind: 'power';
      readonly base: Node<Leaf>;
      readonly exponent: Node<Leaf>;
      /** `integer`: the exponent is an index expression, any base may be raised to it. `unresolved` in syntax trees. */
      readonly exponentSort: 'integer' | 'real' | 'unresolved';
      readonly place: Place;
    }
  | {
      readonly kind: 'call';
      readonly function: FunctionName;
      readonly arguments: readonly Node<Leaf>[];
      readonly place: Place;
    }
  | {
      readonly kind: 'reduction';
      /** A maximum or minimum over an empty range does not exist. */
      readonly operator: ReductionOperator;
      readonly range: Range<Leaf>;
      readonly body: Node<Leaf>;
      readonly place: Place;
    }
  /** `if left relation right then … else …`: only the value that is chosen has to exist. */
  | {
      readonly kind: 'conditional';
      readonly left: Node<Leaf>;
      readonly relation: Relation;
      readonly right: Node<Leaf>;
      readonly whenTrue: Node<Leaf>;
      readonly whenFalse: Node<Leaf>;
      readonly place: Place;
    };

/** `x`, `x[t]`, `x[t, i]`, as written. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
  readonly indices: readonly Node<SyntaxLeaf>[];
  readonly place: Place;
}

/** `last_monotone(R, G, eta)`, as written. */
export interface BoundUse {
  readonly kind: 'bound use';
  readonly name: string;
  readonly arguments: readonly Node<SyntaxLeaf>[];
  readonly place: Place;
}

export type SyntaxLeaf = Name | BoundUse;
/** An expression as a person wrote it. */
export type SyntaxTree = Node<SyntaxLeaf>;

/** An index: the horizon T, a variable of a sum, a quantifier or a definition. Its value is a safe integer. */
export interface IndexVariable {
  readonly kind: 'index';
  readonly name: string;
  /** Where its value stands in the index environment; `HORIZON_SLOT` for T. */
  readonly slot: number;
  readonly place: Place;
}

/** A value of the point: `R`, `G[t]`, `g[t, i]`. `given` is its position in `Claim.givens`. */
export interface GivenReference {
  readonly kind: 'given';
  readonly name: string;
  readonly given: number;
  readonly indices: readonly Expression[];
  readonly place: Place;
}

/** A defined value: `V[t-1]`. `definition` is its position in `Claim.definitions`. */
export interface DefinitionReference {
  readonly kind: 'definition';
  readonly name: string;
  readonly definition: number;
  readonly indices: readonly Expression[];
  readonly place: Place;
}

export type ResolvedLeaf = IndexVariable | GivenReference | DefinitionReference;
/** An expression whose every name is resolved: the form that is evaluated. */
export type Expression = Node<ResolvedLeaf>;

/** The index environment holds the horizon here. */
export const HORIZON_SLOT = 0;
