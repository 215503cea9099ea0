import type { Place, Source } from './place.js';
import type { Expression, Range, ResolvedLeaf } from './tree.js';

/** A range of a claim: `t in 1..T`. */
export type IndexRange = Range<ResolvedLeaf>;

export type Relation = '=' | '<=' | '<' | '>=' | '>';

/** One end of a domain; `open`: the value itself is excluded. */
export interface DomainEnd {
  readonly value: Expression;
  readonly kind: 'open' | 'closed';
}

/** Where a `given` lives. Ends may mention earlier givens, definitions and the given's own indices. */
export type Domain =
  | { readonly kind: 'reals'; readonly lower: DomainEnd | null; readonly upper: DomainEnd | null }
  | { readonly kind: 'integers'; readonly from: Expression; readonly to: Expression };

/** A variable that the adversary chooses: a scalar, a sequence (one range) or a family (two). */
export interface Given {
  readonly name: string;
  readonly ranges: readonly IndexRange[];
  readonly domain: Domain;
  /** Monotone along its (only) index, by construction of the points. */
  readonly shape: 'nonincreasing' | 'nondecreasing' | null;
  readonly place: Place;
}

/** `let name[parameters] = body`. Names that come out of a bound are `bound.name`, and print so. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly { readonly variable: string; readonly slot: number }[];
  readonly body: Expression;
  readonly place: Place;
}

/**
 * `left relation right`, for every value of the ranges (the first is the outermost; later ones may depend on
 * earlier ones).
 */
export interface Statement {
  /** `premise`: from `assume`. `link`: one step of the chain. `conclusion`: its first member against its last. `obligation`: a premise of a bound or schedule that is used. */
  readonly kind: 'premise' | 'link' | 'conclusion' | 'obligation';
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
  readonly ranges: readonly IndexRange[];
  /** Where it is written: the relation's two sides, the `assume`, the use of the bound. */
  readonly place: Place;
  /** For an obligation: the bound or schedule that asks for it. */
  readonly source: string | null;
}

/** A claim with every name resolved, every bound and schedule put in: what is hunted. */
export interface Claim {
  readonly name: string;
  /** The document that states it. */
  readonly source: Source;
  /** The name in the info string of the block. */
  readonly place: Place;
  readonly expectation: 'refuted' | 'ill-defined' | null;
  readonly givens: readonly Given[];
  readonly definitions: readonly Definition[];
  readonly premises: readonly Statement[];
  /** Links in order, then the conclusion (only for chains of two links or more), then obligations. */
  readonly statements: readonly Statement[];
  /** Number of slots an index environment needs. */
  readonly slots: number;
  /** Text of the block, for people. */
  readonly text: string;
}
