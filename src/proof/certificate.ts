/**
 * Certificates, `lakatos-proof/1`: what the prover writes and the checker reads.
 *
 * A proof is a *block*: a list of steps, each of which makes one fact. A fact is `term relation 0` for every value of
 * the variables and under the hypotheses that are open where it stands. A step names earlier facts by their number:
 * the facts of the enclosing blocks, as far as they stand before this one, are 0, 1, 2, …, those of its own block follow.
 * Facts that a block assumes (the induction hypothesis, the condition of a case) come first in it. So no step can use a
 * fact outside the block in which it holds. The last fact of a block is what the block proves.
 *
 * Terms are read as total functions: 1/0 = 0, and the root of a negative number and the logarithm of a number that is
 * not positive are 0. What is proved of them holds for the claim too, because the existence of every side is proved
 * beside it (`exists`).
 */

/** One file, `NAME.md.proofs.json`, beside the document `NAME.md`. */
export interface ProofFile {
  readonly format: 'lakatos-proof/1';
  readonly claims: readonly ClaimProof[];
  /** Searches that found nothing. The checker does not read them: they make nothing true. */
  readonly searched?: readonly SearchNote[];
}

/**
 * "Searched, and not found": statements of a claim for which a search has found no proof. A search of the same prover, with no more work, in
 * the same surroundings would find none again, so that `check` need not repeat it.
 */
export interface SearchNote {
  readonly claim: string;
  /** Hash of all that the search could use: the text of the claim, of the claims before it and of those that it cites, and which of them have certificates. */
  readonly about: string;
  /** `PROVER_VERSION` of the search. */
  readonly prover: number;
  /** Work that the search could spend on each statement. */
  readonly work: number;
  /** Places in `Claim.statements`. */
  readonly open: readonly number[];
}

export interface ClaimProof {
  /** The claim's name in its document. */
  readonly claim: string;
  /** `printClaim(claim)` when the proof was found. Says `stale` where the proof fails and the text has changed; nothing rests on it. */
  readonly text: string;
  /** Terms that steps share: a number where a term is expected is the term at that place. Entries use earlier entries only. */
  readonly terms: readonly Term[];
  readonly statements: readonly StatementProof[];
}

export interface StatementProof {
  /** Place in `Claim.statements`. */
  readonly statement: number;
  /**
   * The existence of both sides: one block for each requirement, in the order in which the checker meets them (left side,
   * right side; parts before the whole). A requirement is met twice only if its context or its term differs.
   */
  readonly exists: readonly Block[];
  /**
   * Proves `left - right = 0`, or `right - left >= 0` (`<=`), `> 0` (`<`), `left - right` for `>=` and `>`. Its variables:
   * T, the integer givens, and those of the statement's ranges (a primed name where the name is taken).
   */
  readonly proof: Block;
}

export type Block = readonly Step[];

/** An integer: an affine form in the variables, and `min` and `max` of such. */
export type Index =
  | number
  | string
  | readonly ['+', ...Index[]]
  | readonly ['*', number, Index]
  | readonly ['min' | 'max', Index, Index];

/** A rational number as text (`"3/2"`), an entry of the table (a number), or an operation. */
export type Term =
  | string
  | number
  | readonly ['+' | '*', ...Term[]]
  /** An integer power; `^ -1` is the inverse. */
  | readonly ['^', Term, number]
  /** `x^n` for an index n. */
  | readonly ['power', Term, Index]
  | readonly ['index', Index]
  | readonly ['given', string, ...Index[]]
  /** The value of a recursion: the place of its definition in the claim, its indices. */
  | readonly ['recursion', number, ...Index[]]
  | readonly ['sqrt' | 'ln' | 'exp' | 'abs', Term]
  | readonly ['max' | 'min', Term, Term]
  /** `sum(v in from..to, body)`, `prod`, and the greatest and the least value over a range. */
  | readonly [ReductionName, string, Index, Index, Term];

export type ReductionName = 'sum' | 'prod' | 'maximum' | 'minimum';

/** `term relation 0`. */
export type FactRelation = '=' | '>=' | '>';
/** The number of an earlier fact. */
export type FactNumber = number;

/** What stands in the places of a step's parts. */
export interface Parts {
  readonly term: unknown;
  readonly index: unknown;
  readonly number: unknown;
  readonly fact: unknown;
  readonly block: unknown;
  /** What is put in for a given of a lemma. */
  readonly value: object;
  /** How a step names a statement of another claim, and one of its own claim. */
  readonly theorem: object;
  readonly earlier: object;
}

/** As they are written in a certificate. */
export interface Written {
  readonly term: Term;
  readonly index: Index;
  /** A rational number. */
  readonly number: string;
  readonly fact: FactNumber;
  readonly block: Block;
  readonly value: { readonly index: Index } | { readonly parameters: readonly string[]; readonly term: Term };
  readonly theorem: {
    /** File name without `.md` of the document; `null`: this one. */
    readonly document: string | null;
    readonly claim: string;
    readonly statement: number;
  };
  readonly earlier: { readonly statement: number };
}

/** A range of a sum: `v in from..to`. */
export interface Sum<P extends Parts = Written> {
  readonly variable: string;
  readonly from: P['index'];
  readonly to: P['index'];
}

/**
 * `says relation 0`, as
 * `says = sum of coefficient * product of factors + sum of cofactor * equation`
 * is an identity of polynomials, once inverses are cleared of the denominators that `nonzero` facts show not to vanish.
 * A factor is a fact `>= 0` or `> 0`, or a square. `>`: some summand has a positive coefficient and only facts `> 0`.
 * `=`: no summands. This one rule is every identity, every linear program, every chain and every substitution.
 */
export interface Combine<P extends Parts = Written> {
  readonly rule: 'combine';
  readonly says: P['term'];
  readonly relation: FactRelation;
  readonly summands: readonly { readonly coefficient: P['number']; readonly factors: readonly Factor<P>[] }[];
  readonly equations: readonly { readonly fact: P['fact']; readonly cofactor: P['term'] }[];
  /** Facts `p > 0` (or `-p > 0`): p does not vanish. */
  readonly nonzero: readonly P['fact'][];
}
export type Factor<P extends Parts = Written> = P['fact'] | { readonly square: P['term'] };

/** `index relation 0`, for integers, by the ranges and cases that are open. */
export interface Integers<P extends Parts = Written> {
  readonly rule: 'integers';
  readonly index: P['index'];
  readonly relation: FactRelation;
}

/** The lower or upper end of a given's domain, at indices within its ranges. */
export interface Domain<P extends Parts = Written> {
  readonly rule: 'domain';
  readonly given: string;
  readonly at: readonly P['index'][];
  readonly end: 'lower' | 'upper';
}

/** `G[from] >= G[to]` for a nonincreasing G, `<=` for a nondecreasing one; from <= to, both within its range. */
export interface Shape<P extends Parts = Written> {
  readonly rule: 'shape';
  readonly given: string;
  readonly from: P['index'];
  readonly to: P['index'];
}

/** Premise number `premise` of the claim at indices within its ranges. */
export interface Premise<P extends Parts = Written> {
  readonly rule: 'premise';
  readonly premise: number;
  readonly at: readonly P['index'][];
}

/**
 * An equation of the recursion in place `definition`: `a[at] - value = 0`, where the value is that of first value number `first`,
 * or of the step where `first` is `null`. The index that runs is that of the first value, or beyond the last one, for certain.
 */
export interface RecursionEquation<P extends Parts = Written> {
  readonly rule: 'recursion';
  readonly definition: number;
  readonly at: readonly P['index'][];
  readonly first: number | null;
}

/** Statement number `statement` of this claim, which is proved before this one, at indices within its ranges. */
export type Earlier<P extends Parts = Written> = P['earlier'] & {
  readonly rule: 'earlier';
  readonly at: readonly P['index'][];
};

/**
 * A statement of another claim that is proved earlier in this run: its horizon, integer givens and givens replaced.
 * `requirements`: a block for each end of the domain of each real given, in order (lower, upper,
 * under its ranges), its shape (`G[t] - G[t+1] >= 0` or the opposite, for t from its range's start to its end less one);
 * each premise.
 */
export type Lemma<P extends Parts = Written> = P['theorem'] & {
  readonly rule: 'lemma';
  readonly horizon: P['index'];
  /** For each given of that claim, in order: an index for an integer, a term in the parameters otherwise. */
  readonly givens: readonly P['value'][];
  readonly at: readonly P['index'][];
  readonly requirements: readonly P['block'][];
};

/** `sum(v in from..to, B) relation 0` from a block for B under `from <= v <= to`; `>` only where from <= to is certain, else `>=`. */
export interface TermByTerm<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'term by term';
  readonly block: P['block'];
}

/** `sum(v, sum of factor * body) - sum of factor * sum(v, body) = 0`; v does not occur in the factors. */
export interface Linear<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'linear';
  readonly parts: readonly { readonly factor: P['term']; readonly body: P['term'] }[];
}

/**
 * `sum(v in from..to, body) - (pieces) = 0`. The pieces are from..c1-1, c1..c2-1, …, ck..to, where from <= c1, ci <= c(i+1),
 * ck <= to + 1 are certain; a piece of one index is the body there, an empty one is 0. No cuts: a range of one index, or
 * one that is empty for certain. For `prod`: the product of the pieces.
 */
export interface Split<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'split';
  readonly operator: 'sum' | 'prod';
  readonly body: P['term'];
  readonly cuts: readonly P['index'][];
}

/** `sum(v in from..to, body(v)) = sum(w, body(w - by))` with w = by + v (`shift`), or `body(by - w)` with w = by - v (`reverse`). */
export interface Reindex<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'reindex';
  readonly body: P['term'];
  readonly direction: 'shift' | 'reverse';
  readonly by: P['index'];
}

/** `sum(v in from..to, F(v+1) - F(v)) - F(to+1) + F(from) = 0`; to >= from - 1 is certain. */
export interface Telescope<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'telescope';
  /** F, in v. */
  readonly primitive: P['term'];
}

/**
 * `sum(v in from..to, sum(w in inner, body)) = sum(w in outer, sum(v in swapped, body))`: both describe the same pairs (v, w)
 * for certain. `inner` may use v, `swapped` w.
 */
export interface Exchange<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'exchange';
  readonly inner: Sum<P>;
  readonly outer: { readonly from: P['index']; readonly to: P['index'] };
  readonly swapped: { readonly from: P['index']; readonly to: P['index'] };
  readonly body: P['term'];
}

/** `maximum(v in from..to, body) - body(at) >= 0`, or `body(at) - minimum >= 0`; from <= at <= to is certain. */
export interface Member<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'member';
  readonly operator: 'maximum' | 'minimum';
  readonly body: P['term'];
  readonly at: P['index'];
}

/**
 * `bound - maximum(v in from..to, body) relation 0`, or `minimum - bound relation 0`, from a block that proves it of the body at
 * each v with from <= v <= to. `bound` does not mention v; from <= to is certain.
 */
export interface Extreme<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'extreme';
  readonly operator: 'maximum' | 'minimum';
  readonly body: P['term'];
  readonly bound: P['term'];
  readonly relation: '>=' | '>';
  readonly block: P['block'];
}

/** `sum(v, u^2) * sum(v, w^2) - sum(v, u*w)^2 >= 0`. */
export interface CauchySchwarz<P extends Parts = Written> extends Sum<P> {
  readonly rule: 'cauchy-schwarz';
  readonly u: P['term'];
  readonly w: P['term'];
}

/**
 * `says` at `to` (`up`) or at `from` (`down`), from `from <= to`. `base` proves it at the other end. `step` has the variable
 * n with from <= n <= to - 1, and assumes `says` at n (`up`) or n+1 (`down`); it proves it at n+1 or n.
 */
export interface Induction<P extends Parts = Written> {
  readonly rule: 'induction';
  readonly variable: string;
  readonly from: P['index'];
  readonly to: P['index'];
  readonly direction: 'up' | 'down';
  /** In `variable`. */
  readonly says: P['term'];
  readonly relation: FactRelation;
  readonly base: P['block'];
  readonly step: P['block'];
}

/** `says` at `to` from fact number `fact`, which is `says` at `from`; from = to for certain. */
export interface SameIndex<P extends Parts = Written> {
  readonly rule: 'same index';
  readonly variable: string;
  readonly from: P['index'];
  readonly to: P['index'];
  readonly says: P['term'];
  readonly relation: FactRelation;
  readonly fact: P['fact'];
}

/** Both blocks prove the same fact: under `index >= 0`, and under `index <= -1`. */
export interface IntegerCases<P extends Parts = Written> {
  readonly rule: 'integer cases';
  readonly index: P['index'];
  readonly blocks: readonly [P['block'], P['block']];
}

/** Both blocks prove the same fact: assuming `term >= 0`, and assuming `-term >= 0`. */
export interface Cases<P extends Parts = Written> {
  readonly rule: 'cases';
  readonly term: P['term'];
  readonly blocks: readonly [P['block'], P['block']];
}

/** `says relation 0`, because no integers satisfy the ranges and cases that are open. */
export interface Impossible<P extends Parts = Written> {
  readonly rule: 'impossible';
  readonly says: P['term'];
  readonly relation: FactRelation;
}

/** A law of `laws.ts` at the given arguments, its premises in order. */
export interface Law<P extends Parts = Written> {
  readonly rule: 'law';
  readonly law: LawName;
  readonly arguments: readonly P['term'][];
  readonly premises: readonly P['fact'][];
}

export type LawName =
  /** x >= 0: sqrt(x)^2 - x = 0 */
  | 'root-square'
  /** sqrt(x) >= 0 */
  | 'root-sign'
  /** x > 0: sqrt(x) > 0 */
  | 'root-positive'
  /** y - x >= 0: sqrt(y) - sqrt(x) >= 0 */
  | 'root-monotone'
  /** y >= 0, y^2 - x = 0: sqrt(x) - y = 0 */
  | 'root-value'
  /** x > 0: 1/x > 0 */
  | 'inverse-positive'
  /** x > 0: x - 1 - ln(x) >= 0 */
  | 'ln-below'
  /** x > 0, y > 0: ln(x*y) - ln(x) - ln(y) = 0 */
  | 'ln-product'
  /** x > 0: ln(1/x) + ln(x) = 0 */
  | 'ln-inverse'
  /** x > 0: 2*ln(sqrt(x)) - ln(x) = 0 */
  | 'ln-root'
  /** x > 0, y - x >= 0: ln(y) - ln(x) >= 0 */
  | 'ln-monotone'
  /** x > 0, y - x > 0: ln(y) - ln(x) > 0 */
  | 'ln-strict'
  /** ln(exp(x)) - x = 0 */
  | 'ln-exp'
  /** x > 0: exp(ln(x)) - x = 0 */
  | 'exp-ln'
  /** exp(x) > 0 */
  | 'exp-positive'
  /** exp(x) - 1 - x >= 0 */
  | 'exp-above'
  /** exp(x+y) - exp(x)*exp(y) = 0 */
  | 'exp-sum'
  /** y - x >= 0: exp(y) - exp(x) >= 0 */
  | 'exp-monotone'
  /** x - y >= 0: max(x, y) - x = 0 */
  | 'max-value'
  /** y - x >= 0: min(x, y) - x = 0 */
  | 'min-value'
  /** max(x, y) - x >= 0 */
  | 'max-above'
  /** x - min(x, y) >= 0 */
  | 'min-below'
  /** x >= 0: abs(x) - x = 0 */
  | 'abs-value'
  /** abs(x) - abs(-x) = 0 */
  | 'abs-even'
  /** x - y = 0: f(x) - f(y) = 0 for each of the functions */
  | 'same-root'
  | 'same-ln'
  | 'same-exp'
  | 'same-abs'
  | 'same-inverse'
  /** x - y = 0: max(x, z) - max(y, z) = 0, and min */
  | 'same-max'
  | 'same-min';

/** `x^(n+1) - x^n * x = 0` for n >= 0 for certain (`step`), or `x^0 - 1 = 0` (`zero`: n = 0 for certain). */
export interface Power<P extends Parts = Written> {
  readonly rule: 'power';
  readonly law: 'step' | 'zero';
  readonly base: P['term'];
  readonly exponent: P['index'];
}

/** A step: as it is written, or with what the checker takes in the places of its parts. */
export type Step<P extends Parts = Written> = OwnStep<P> | DerivedStep<P>;

/** Steps of rules that the checker has. */
export type OwnStep<P extends Parts = Written> =
  | Combine<P>
  | Integers<P>
  | RecursionEquation<P>
  | Earlier<P>
  | Lemma<P>
  | TermByTerm<P>
  | Linear<P>
  | Split<P>
  | Reindex<P>
  | Exchange<P>
  | Member<P>
  | Extreme<P>
  | Induction<P>
  | IntegerCases<P>
  | Cases<P>
  | Law<P>
  | Power<P>;

/** Steps that are written out as steps of those before the checker sees them. */
export type DerivedStep<P extends Parts = Written> =
  | Domain<P>
  | Shape<P>
  | Premise<P>
  | Telescope<P>
  | CauchySchwarz<P>
  | SameIndex<P>
  | Impossible<P>;

export type RuleName = Step['rule'];
