import type { Rational } from '../../arithmetic/index.js';
import type { Place, Source } from './place.js';
import type { Relation } from './relation.js';
import type { Expression, Range, ResolvedLeaf } from './tree.js';

/** A range of a claim: `t in 1..T`. */
export type IndexRange = Range<ResolvedLeaf>;

export type { Relation } from './relation.js';

/** What a claim can expect of itself; without a word it expects to hold. */
export type Expectation = 'refuted' | 'ill-defined' | 'proved' | 'undecided';

/** The rules that a hint can name by a word alone. */
export type HintedRule = 'termwise' | 'exchange' | 'telescoping';

/** How the author would prove a link: what stands after `by`. It helps the search, and is never believed. */
export type Hint =
  | { readonly kind: 'rule'; readonly rule: HintedRule; readonly place: Place }
  /** On T, an index of the statement, or an integer given; downwards also on a letter of its own. */
  | {
      readonly kind: 'induction';
      readonly direction: 'up' | 'down';
      readonly on: string;
      readonly place: Place;
    }
  /** `u` and `v` are in the index of `range`. */
  | {
      readonly kind: 'cauchy-schwarz';
      readonly range: IndexRange;
      readonly u: Expression;
      readonly v: Expression;
      readonly place: Place;
    }
  /** Another claim, by its name in `document` (a file name without `.md`), or in this document where that is `null`. */
  | {
      readonly kind: 'lemma';
      readonly document: string | null;
      readonly claim: string;
      /** The expressions in place of its givens; the other givens are those of this claim with the same names. */
      readonly values: readonly Put[];
      readonly place: Place;
    };

/** The expression in place of a given of a lemma: `body`, in the indices of the given. */
export interface Put {
  readonly name: string;
  readonly parameters: readonly { readonly variable: string; readonly slot: number }[];
  readonly body: Expression;
  readonly place: Place;
}

/** A claim of another document that `from DOCUMENT use CLAIM` brings as a lemma. */
export interface Lemma {
  /** As it is written: a file name without `.md`. */
  readonly document: string;
  readonly claim: string;
  /** The document itself. */
  readonly source: Source;
}

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
  /** Of a recursion, `if n = 1 then (first value) else (step)`: an equation that holds at every index that it is defined at. */
  readonly body: Expression;
  /** `null`: the body does not need other values of the definition itself, also not through other definitions. */
  readonly recursion: Recursion | null;
  readonly place: Place;
}

/**
 * How a definition goes on from its own values: `let a[1] = 1`, `let a[n+1] = … a[n] …`. Definitions may go on from each
 * other's values as well; then each of them stands before, or after, those that it uses.
 */
export interface Recursion {
  /** Position of the parameter that runs. */
  readonly parameter: number;
  /** `forward`: the values at lower indices come first. `backward`: those at higher ones. */
  readonly direction: 'forward' | 'backward';
  /** Values at fixed indices, which mention no parameter. Before the first of them there are no values. */
  readonly first: readonly { readonly index: Expression; readonly value: Expression }[];
  /** The value at every other index, in terms of the parameters. */
  readonly step: Expression;
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
  /** For a link: what stands after `by`. */
  readonly hints: readonly Hint[];
}

/** A claim with every name resolved, every bound and schedule put in: what is hunted. */
export interface Claim {
  readonly name: string;
  /** The document that states it. */
  readonly source: Source;
  /** The name in the info string of the block. */
  readonly place: Place;
  readonly expectation: Expectation | null;
  readonly givens: readonly Given[];
  readonly definitions: readonly Definition[];
  readonly premises: readonly Statement[];
  /** Links in order, then the conclusion (only for chains of two links or more), then obligations. */
  readonly statements: readonly Statement[];
  /** Claims of other documents that its proof may use. */
  readonly lemmas: readonly Lemma[];
  /** Number of slots an index environment needs. */
  readonly slots: number;
  /** Text of the block, for people. */
  readonly text: string;
  /** A claim about the runs of a method: its points are functions. */
  readonly method?: MethodUse;
}

/** A vector of a method: a gradient g[t], or a sequence of points. */
export type MethodVector =
  | { readonly kind: 'gradient' }
  /** `offset` 1: the value that this step has made already. */
  | { readonly kind: 'state'; readonly state: number; readonly offset: 0 | 1 };

/** `step state[t+1] = sum of coefficient[t] * vector`. */
export interface MethodStep {
  readonly state: number;
  readonly terms: readonly {
    readonly vector: MethodVector;
    /** Position among the definitions of `MethodUse.inner`; `null` is 1. */
    readonly coefficient: number | null;
  }[];
}

/** Positions among the givens of `MethodUse.inner`: the function, then what a run on it gives. */
export interface MethodLayout {
  readonly dimension: number;
  readonly start: number;
  readonly slope: number;
  readonly offset: number;
  /** Where the step of `theta` projects: what the projection takes away, a vector for each step but the last; else `null`. */
  readonly normal: number | null;
  readonly loss: number;
  readonly leastLoss: number;
  readonly squaredNorm: number;
}

/**
 * What a claim says about the runs of a method on every convex function. A point of the claim gives the function: it is the largest of 0
 * and of one piece for each step, `offset[t] + slope[t].theta`; theta_star = 0, and g[t] = slope[t].
 *
 * Where the step of `theta` projects, theta[t+1] = (what the step projects) - normal[t], and the set is the convex hull of theta_star and the
 * iterates: theta[t+1] is the projection exactly if normal[t].(z - theta[t+1]) <= 0 for each of these points z. With samples there is a normal for each
 * sequence of fewer than T of them, and the iterates are those of all paths.
 */
export interface MethodUse {
  /** The block of the method. */
  readonly name: string;
  /** The claim with the losses and norms of a run among its givens; its first givens, definitions and statements are those of the claim. */
  readonly inner: Claim;
  readonly layout: MethodLayout;
  /** Names of the sequences of points; the first is `theta`. */
  readonly states: readonly string[];
  readonly steps: readonly MethodStep[];
  /** Definitions of `inner` that bound |g[t]|, |theta[1] - theta_star|, |theta[t] - theta_star|, |theta[s] - theta[t]|. */
  readonly norm: number | null;
  readonly distance: number | null;
  readonly ball: number | null;
  readonly diameter: number | null;
  /** Definition of `inner` whose square bounds E |g[t]|^2; a premise of `inner` says so. */
  readonly expectedNorm: number | null;
  /** For a method that draws samples; else `null`. */
  readonly samples: MethodSamples | null;
  /** What is asked of the losses, where the claim begins with a metric. */
  readonly metric: MethodMetric;
  /**
   * Where the document states multipliers: the claim of the ordinary language that they prove this one. If all of its statements hold for
   * every point, so do those of this claim, for every convex function.
   */
  readonly multipliers: Claim | null;
}

/**
 * Each step sees one of m functions f_1, …, f_m, drawn with these probabilities; f is their expectation. A point has one piece for each sequence
 * of at most T samples, the shorter ones first: f_i is the largest of the pieces whose last sample is i and of `starSlope[i].theta`. What a run gives has
 * a path, a sequence of T samples, as its first index.
 */
export interface MethodSamples {
  readonly probabilities: readonly Rational[];
  /** Positions among the givens of `inner`: a subgradient of each f_i at theta_star, and the probability of each path. */
  readonly starSlope: number;
  readonly chance: number;
  /** What the index of paths is called. */
  readonly path: string;
}

export type MethodMetric =
  | { readonly kind: 'last' | 'average' | 'best' }
  /** Definition of `inner` that gives the weights. */
  | { readonly kind: 'weighted'; readonly weights: number };
