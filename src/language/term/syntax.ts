import type { Expectation, HintedRule, Relation } from './claim.js';
import type { Place, Source } from './place.js';
import type { BoundUse, Range, SyntaxLeaf, SyntaxTree } from './tree.js';

/** A name where it is introduced or cited. */
export interface Identifier {
  readonly name: string;
  readonly place: Place;
}

/** `R`, `G[t]`, `g[t, i]` as `given` and `let` introduce them. */
export interface Variable extends Identifier {
  readonly indices: readonly Identifier[];
}

export type SyntaxRange = Range<SyntaxLeaf>;

export type SyntaxDomain =
  | { readonly kind: 'side'; readonly relation: '<' | '<=' | '>' | '>='; readonly end: SyntaxTree }
  | {
      readonly kind: 'interval';
      readonly lower: SyntaxTree;
      readonly lowerKind: 'open' | 'closed';
      readonly upper: SyntaxTree;
      readonly upperKind: 'open' | 'closed';
    }
  | { readonly kind: 'integers'; readonly from: SyntaxTree; readonly to: SyntaxTree };

export type Shape = 'nonincreasing' | 'nondecreasing';

export interface GivenLine {
  readonly kind: 'given';
  readonly variables: readonly Variable[];
  readonly domain: SyntaxDomain | null;
  /** `d` in `given g[t] in R^d`; no line has one once a block is read (vectors.ts). */
  readonly dimension?: SyntaxTree;
  readonly shape: { readonly word: Shape; readonly place: Place } | null;
  readonly ranges: readonly SyntaxRange[];
  readonly place: Place;
}

export interface LetLine {
  readonly kind: 'let';
  /** The indices by the names that stand in them. */
  readonly variable: Variable;
  /** The indices as they are written where they are more than names, `a[1]` or `a[n+1]`; otherwise `null`. */
  readonly head: readonly SyntaxTree[] | null;
  readonly body: SyntaxTree;
  readonly place: Place;
}

/** What stands after `by`: how the author would prove a link. */
export type SyntaxHint =
  | { readonly kind: 'rule'; readonly rule: HintedRule; readonly place: Place }
  /** `rule induction on T`, `rule induction down on k`. */
  | {
      readonly kind: 'induction';
      readonly direction: 'up' | 'down';
      readonly on: Identifier;
      readonly place: Place;
    }
  /** `rule cauchy_schwarz(u, v)`; without a range t runs over 1..T. */
  | {
      readonly kind: 'cauchy-schwarz';
      readonly range: SyntaxRange | null;
      readonly u: SyntaxTree;
      readonly v: SyntaxTree;
      readonly place: Place;
    }
  /** `tails`, `tails(v[k] = V[k], m = 2)`: a claim, with these values in place of its givens. */
  | {
      readonly kind: 'lemma';
      readonly claim: Identifier;
      readonly values: readonly SyntaxPut[];
      readonly place: Place;
    };

/** `v[k] = V[k]`: what stands for a given of a lemma. */
export interface SyntaxPut {
  readonly variable: Variable;
  readonly value: SyntaxTree;
}

/** `first relation right relation right …`, quantified by `ranges`. */
export interface ChainLine {
  readonly kind: 'assume' | 'show';
  readonly first: SyntaxTree;
  readonly steps: readonly {
    readonly relation: Relation;
    readonly relationPlace: Place;
    readonly right: SyntaxTree;
    /** Empty in an `assume`. */
    readonly hints: readonly SyntaxHint[];
  }[];
  readonly ranges: readonly SyntaxRange[];
  readonly place: Place;
}

export interface UseLine {
  readonly kind: 'use';
  readonly name: Identifier;
  /** `null`: the schedule's parameters are the names of the same name. */
  readonly arguments: readonly SyntaxTree[] | null;
  readonly place: Place;
}

/** `adagrad_norm`, `adagrad_norm(D, G)`: a schedule's arguments mean what they mean in a `use`. */
export interface CitedName extends Identifier {
  readonly arguments: readonly SyntaxTree[] | null;
}

export interface FromLine {
  readonly kind: 'from';
  readonly document: Identifier;
  readonly names: readonly CitedName[];
  readonly place: Place;
}

export interface ValueLine {
  readonly kind: 'value';
  readonly value: SyntaxTree;
  readonly place: Place;
}

export interface ExpectLine {
  readonly kind: 'expect';
  readonly expectation: Expectation;
  readonly place: Place;
}

/** In a claim: the method that it is about. */
export interface MethodLine {
  readonly kind: 'method';
  readonly name: Identifier;
  readonly arguments: readonly SyntaxTree[] | null;
  readonly place: Place;
}

/** In a method: the function whose subgradients it sees. */
export interface ConvexLine {
  readonly kind: 'convex';
  readonly name: Identifier;
  readonly place: Place;
}

/** In a method: each step sees one of several functions, drawn with these probabilities. */
export interface SamplesLine {
  readonly kind: 'samples';
  readonly probabilities: readonly SyntaxTree[];
  readonly place: Place;
}

/** In a method: `step variable[index] = body`. */
export interface StepLine {
  readonly kind: 'step';
  readonly variable: Identifier;
  readonly index: SyntaxTree;
  readonly body: SyntaxTree;
  readonly place: Place;
}

/** In a bound: which losses of which method the value bounds. */
export interface GuaranteesLine {
  readonly kind: 'guarantees';
  /** `last(loss)`, written as the use of a bound would be. */
  readonly metric: SyntaxTree;
  readonly method: Identifier;
  readonly arguments: readonly SyntaxTree[] | null;
  readonly place: Place;
}

/** In a bound or claim about a method: `multiply subject by factor`, an inequality of its proof and what it is multiplied by. */
export interface MultiplyLine {
  readonly kind: 'multiply';
  /** `convex(k, t)`, `distance(1)`, `square(theta[T+1] - theta_star)`, written as the use of a bound would be. */
  readonly subject: BoundUse;
  readonly factor: SyntaxTree;
  /** `for k < t`: the earlier index, then the later one. */
  readonly order: readonly [Identifier, Identifier] | null;
  readonly ranges: readonly SyntaxRange[];
  readonly place: Place;
}

export type MethodKindLine = MethodLine | ConvexLine | SamplesLine | StepLine | GuaranteesLine | MultiplyLine;

export type Line =
  | GivenLine
  | LetLine
  | ChainLine
  | UseLine
  | FromLine
  | ValueLine
  | ExpectLine
  | MethodKindLine;

export type BlockKind = 'claim' | 'bound' | 'schedule' | 'method';

/** A chain of one step that becomes an obligation, and what asks for it. */
export interface Besides {
  readonly line: ChainLine;
  readonly source: string;
}

/** A fenced block, parsed. `faulty`: it has mistakes, which are reported; what could be read is in `lines`. */
export interface Block {
  readonly kind: BlockKind;
  readonly name: Identifier;
  readonly parameters: readonly Identifier[];
  readonly lines: readonly Line[];
  /** Of a claim that is made from another block: what it has to show in addition to its `show` line. */
  readonly besides?: readonly Besides[];
  readonly text: string;
  readonly source: Source;
  readonly faulty: boolean;
}

/** A line of the language, which may take several lines of text. */
export interface LogicalLine {
  /** Starts with the first letter; comments are blanked, so that offsets stay what they are. */
  readonly text: string;
  /** Offset of `text` in the block. */
  readonly start: number;
}
