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

/** A range of a sum: `v in from..to`. */
export interface Sum {
  readonly variable: string;
  readonly from: Index;
  readonly to: Index;
}

/**
 * `says relation 0`, as
 * `says = sum of coefficient * product of factors + sum of cofactor * equation`
 * is an identity of polynomials, once inverses are cleared of the denominators that `nonzero` facts show not to vanish.
 * A factor is a fact `>= 0` or `> 0`, or a square. `>`: some summand has a positive coefficient and only facts `> 0`.
 * `=`: no summands. This one rule is every identity, every linear program, every chain and every substitution.
 */
export interface Combine {
  readonly rule: 'combine';
  readonly says: Term;
  readonly relation: FactRelation;
  readonly summands: readonly { readonly coefficient: string; readonly factors: readonly Factor[] }[];
  readonly equations: readonly { readonly fact: FactNumber; readonly cofactor: Term }[];
  /** Facts `p > 0` (or `-p > 0`): p does not vanish. */
  readonly nonzero: readonly FactNumber[];
}
export type Factor = FactNumber | { readonly square: Term };

/** `index relation 0`, for integers, by the ranges and cases that are open. */
export interface Integers {
  readonly rule: 'integers';
  readonly index: Index;
  readonly relation: FactRelation;
}

/** The lower or upper end of a given's domain, at indices within its ranges. */
export interface Domain {
  readonly rule: 'domain';
  readonly given: string;
  readonly at: readonly Index[];
  readonly end: 'lower' | 'upper';
}

/** `G[from] >= G[to]` for a nonincreasing G, `<=` for a nondecreasing one; from <= to, both within its range. */
export interface Shape {
  readonly rule: 'shape';
  readonly given: string;
  readonly from: Index;
  readonly to: Index;
}

/** Premise number `premise` of the claim at indices within its ranges. */
export interface Premise {
  readonly rule: 'premise';
  readonly premise: number;
  readonly at: readonly Index[];
}

/**
 * An equation of the recursion in place `definition`: `a[at] - value = 0`, where the value is that of first value number `first`,
 * or of the step where `first` is `null`. The index that runs is that of the first value, or beyond the last one, for certain.
 */
export interface RecursionEquation {
  readonly rule: 'recursion';
  readonly definition: number;
  readonly at: readonly Index[];
  readonly first: number | null;
}

/** Statement number `statement` of this claim, which is proved before this one, at indices within its ranges. */
export interface Earlier {
  readonly rule: 'earlier';
  readonly statement: number;
  readonly at: readonly Index[];
}

/**
 * A statement of another claim that is proved earlier in this run: its horizon, integer givens and givens replaced.
 * `requirements`: a block for each end of the domain of each real given, in order (lower, upper,
 * under its ranges), its shape (`G[t] - G[t+1] >= 0` or the opposite, for t from its range's start to its end less one);
 * each premise.
 */
export interface Lemma {
  readonly rule: 'lemma';
  /** File name without `.md` of the document; `null`: this one. */
  readonly document: string | null;
  readonly claim: string;
  readonly statement: number;
  readonly horizon: Index;
  /** For each given of that claim, in order: an index for an integer, a term in the parameters otherwise. */
  readonly givens: readonly (
    | { readonly index: Index }
    | { readonly parameters: readonly string[]; readonly term: Term }
  )[];
  readonly at: readonly Index[];
  readonly requirements: readonly Block[];
}

/** `sum(v in from..to, B) relation 0` from a block for B under `from <= v <= to`; `>` only where from <= to is certain, else `>=`. */
export interface TermByTerm extends Sum {
  readonly rule: 'term by term';
  readonly block: Block;
}

/** `sum(v, sum of factor * body) - sum of factor * sum(v, body) = 0`; v does not occur in the factors. */
export interface Linear extends Sum {
  readonly rule: 'linear';
  readonly parts: readonly { readonly factor: Term; readonly body: Term }[];
}

/**
 * `sum(v in from..to, body) - (pieces) = 0`. The pieces are from..c1-1, c1..c2-1, …, ck..to, where from <= c1, ci <= c(i+1),
 * ck <= to + 1 are certain; a piece of one index is the body there, an empty one is 0. No cuts: a range of one index, or
 * one that is empty for certain. For `prod`: the product of the pieces.
 */
export interface Split extends Sum {
  readonly rule: 'split';
  readonly operator: 'sum' | 'prod';
  readonly body: Term;
  readonly cuts: readonly Index[];
}

/** `sum(v in from..to, body(v)) = sum(w, body(w - by))` with w = by + v (`shift`), or `body(by - w)` with w = by - v (`reverse`). */
export interface Reindex extends Sum {
  readonly rule: 'reindex';
  readonly body: Term;
  readonly direction: 'shift' | 'reverse';
  readonly by: Index;
}

/** `sum(v in from..to, F(v+1) - F(v)) - F(to+1) + F(from) = 0`; to >= from - 1 is certain. */
export interface Telescope extends Sum {
  readonly rule: 'telescope';
  /** F, in v. */
  readonly primitive: Term;
}

/**
 * `sum(v in from..to, sum(w in inner, body)) = sum(w in outer, sum(v in swapped, body))`: both describe the same pairs (v, w)
 * for certain. `inner` may use v, `swapped` w.
 */
export interface Exchange extends Sum {
  readonly rule: 'exchange';
  readonly inner: Sum;
  readonly outer: { readonly from: Index; readonly to: Index };
  readonly swapped: { readonly from: Index; readonly to: Index };
  readonly body: Term;
}

/** `maximum(v in from..to, body) - body(at) >= 0`, or `body(at) - minimum >= 0`; from <= at <= to is certain. */
export interface Member extends Sum {
  readonly rule: 'member';
  readonly operator: 'maximum' | 'minimum';
  readonly body: Term;
  readonly at: Index;
}

/**
 * `bound - maximum(v in from..to, body) relation 0`, or `minimum - bound relation 0`, from a block that proves it of the body at
 * each v with from <= v <= to. `bound` does not mention v; from <= to is certain.
 */
export interface Extreme extends Sum {
  readonly rule: 'extreme';
  readonly operator: 'maximum' | 'minimum';
  readonly body: Term;
  readonly bound: Term;
  readonly relation: '>=' | '>';
  readonly block: Block;
}

/** `sum(v, u^2) * sum(v, w^2) - sum(v, u*w)^2 >= 0`. */
export interface CauchySchwarz extends Sum {
  readonly rule: 'cauchy-schwarz';
  readonly u: Term;
  readonly w: Term;
}

/**
 * `says` at `to` (`up`) or at `from` (`down`), from `from <= to`. `base` proves it at the other end. `step` has the variable
 * n with from <= n <= to - 1, and assumes `says` at n (`up`) or n+1 (`down`); it proves it at n+1 or n.
 */
export interface Induction {
  readonly rule: 'induction';
  readonly variable: string;
  readonly from: Index;
  readonly to: Index;
  readonly direction: 'up' | 'down';
  /** In `variable`. */
  readonly says: Term;
  readonly relation: FactRelation;
  readonly base: Block;
  readonly step: Block;
}

/** `says` at `to` from fact number `fact`, which is `says` at `from`; from = to for certain. */
export interface SameIndex {
  readonly rule: 'same index';
  readonly variable: string;
  readonly from: Index;
  readonly to: Index;
  readonly says: Term;
  readonly relation: FactRelation;
  readonly fact: FactNumber;
}

/** Both blocks prove the same fact: under `index >= 0`, and under `index <= -1`. */
export interface IntegerCases {
  readonly rule: 'integer cases';
  readonly index: Index;
  readonly blocks: readonly [Block, Block];
}

/** Both blocks prove the same fact: assuming `term >= 0`, and assuming `-term >= 0`. */
export interface Cases {
  readonly rule: 'cases';
  readonly term: Term;
  readonly blocks: readonly [Block, Block];
}

/** `says relation 0`, because no integers satisfy the ranges and cases that are open. */
export interface Impossible {
  readonly rule: 'impossible';
  readonly says: Term;
  readonly relation: FactRelation;
}

/** A law of `laws.ts` at the given arguments, its premises in order. */
export interface Law {
  readonly rule: 'law';
  readonly law: LawName;
  readonly arguments: readonly Term[];
  readonly premises: readonly FactNumber[];
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
export interface Power {
  readonly rule: 'power';
  readonly law: 'step' | 'zero';
  readonly base: Term;
  readonly exponent: Index;
}

export type Step =
  | Combine
  | Integers
  | Domain
  | Shape
  | Premise
  | RecursionEquation
  | Earlier
  | Lemma
  | TermByTerm
  | Linear
  | Split
  | Reindex
  | Telescope
  | Exchange
  | Member
  | Extreme
  | CauchySchwarz
  | Induction
  | SameIndex
  | IntegerCases
  | Cases
  | Impossible
  | Law
  | Power;

export type RuleName = Step['rule'];
