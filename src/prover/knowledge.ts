import type { Rational } from '../arithmetic/index.js';
import type { Step } from '../proof/index.js';
import {
  type Algebra,
  type Atom,
  type Ctx,
  type Mono,
  type Poly,
  pkey,
  pneg,
  Q1,
  type SumAtom,
} from './algebra.js';
import type { Form } from './form.js';
import type { Model } from './model.js';
import type { Order } from './order.js';
import type { Proof, Writer } from './writer.js';

/** `atom - value = 0`. */
export interface Equation {
  readonly atom: number;
  readonly value: Poly;
  readonly write: Proof;
}

/** A number >= 0: a fact, or the square of `root`. */
export type Factor =
  | { readonly kind: 'fact'; readonly poly: Poly; readonly write: Proof }
  | { readonly kind: 'square'; readonly root: Poly };

export interface Summand {
  readonly c: Rational;
  readonly factors: readonly Factor[];
}

export type Sign = 'pos' | 'nonneg' | null;
export type Rel = '=' | '>=' | '>';

/** A polynomial >= 0 (or > 0) in a context, that a linear program may use. */
export interface Hypothesis {
  readonly poly: Poly;
  readonly strict: boolean;
  readonly write: Proof;
  readonly name: string;
  /** A theorem says it. */
  readonly isLemma?: true;
  /** Where it holds with `=`: how to write that. */
  readonly equation?: Proof;
}

/** Searches for a proof of `E rel 0`; rules that prove smaller goals receive it. */
export type Prove = (
  E: Poly,
  rel: Rel,
  ctx: Ctx,
  extra?: readonly Hypothesis[],
  depth?: number,
  trail?: string,
) => Proof | null;

/** What a rule may ask and write in a context: signs, normal forms, and identities with their cofactors. `Session` has it. */
export interface Knowledge {
  readonly k: Algebra;
  readonly order: Order;
  readonly model: Model;
  at(id: number): Atom;
  sign(id: number, ctx: Ctx): Sign;
  polySign(p: Poly, ctx: Ctx): Sign | 'zero';
  isPositive(p: Poly, ctx: Ctx): boolean;
  deep(p: Poly, ctx: Ctx): Proof | null;
  small(p: Poly, ctx: Ctx): Proof | null;
  norm(p: Poly, ctx: Ctx): Poly;
  roots(p: Poly, ctx: Ctx): Poly;
  split(A: SumAtom, cuts: readonly Form[], ctx: Ctx): Equation;
  rawSplit(A: SumAtom, cuts: readonly Form[]): Equation;
  wish(form: Form, ctx: Ctx): void;
  signSummands(p: Poly, ctx: Ctx): Summand[];
  monoFactors(m: Mono, ctx: Ctx): Factor[];
  writePositive(p: Poly, ctx: Ctx): Proof;
  writeNonnegative(p: Poly, ctx: Ctx): Proof;
  denominators(w: Writer, polys: readonly Poly[], ctx: Ctx): number[];
  trivial(w: Writer, ctx: Ctx): number;
  law(
    w: Writer,
    law: Extract<Step, { rule: 'law' }>['law'],
    values: readonly Poly[],
    premises: number[],
  ): number;
  combine(
    w: Writer,
    ctx: Ctx,
    says: Poly,
    rel: Rel,
    summands: readonly Summand[],
    extra?: readonly Equation[],
  ): number;
}

/** The name of the fact that a case assumes. */
const caseKey = (p: Poly): string => `case ${pkey(p)}`;

/** A fact with which a block begins, by its name: it is there, or the search has made a mistake. */
export const opened =
  (key: string): Proof =>
  (w) =>
    w.once(key, () => {
      throw new Error(`${key} is not open`);
    });

/** `p >= 0`, which an open case assumes. */
export const openCase = (p: Poly): Proof => opened(caseKey(p));

/** `says rel 0` at n, which the step of an induction on n assumes. */
export const hypothesisKey = (says: Poly): string => `assumed ${pkey(says)}`;

/** What holds at n = `to` by an induction upwards from `from`. */
export interface Upwards {
  readonly n: string;
  readonly from: Form;
  readonly to: Form;
  /** In n. */
  readonly says: Poly;
  readonly rel: Rel;
  readonly base: Proof;
  readonly step: Proof;
}

export function writeUpwards(w: Writer, { n, from, to, says, rel, base, step }: Upwards): number {
  return w.step({
    rule: 'induction',
    variable: w.variable(n),
    from: w.index(from),
    to: w.index(to),
    direction: 'up',
    says: w.term(says),
    relation: rel,
    base: w.block(base),
    step: w.block(step, [{ key: hypothesisKey(says), poly: says, relation: rel }]),
  });
}

/** `says rel 0` from `poly rel 0`, of which it is another form. */
export const restated =
  (s: Pick<Knowledge, 'combine'>, ctx: Ctx, says: Poly, rel: '>' | '>=', poly: Poly, write: Proof): Proof =>
  (w) =>
    s.combine(w, ctx, says, rel, [{ c: Q1, factors: [{ kind: 'fact', poly, write }] }]);

/** `E rel 0`, from a proof for `order >= 0` and one for `order <= 0`. */
export function inBothCases(order: Poly, E: Poly, rel: Rel, first: Proof, second: Proof): Proof {
  const block = (w: Writer, proof: Proof, poly: Poly) =>
    w.block(proof, [{ key: caseKey(poly), poly, relation: '>=' }]);
  return (w) =>
    w.remember(
      w.step({
        rule: 'cases',
        term: w.term(order),
        blocks: [block(w, first, order), block(w, second, pneg(order))],
      }),
      E,
      rel,
    );
}
