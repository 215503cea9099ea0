import type { Rational } from '../arithmetic/index.js';
import type { Affine } from './affine.js';
import type { OwnStep } from './certificate.js';
import type { ClaimTerms, Fact } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Polynomial } from './polynomial.js';
import type { Terms } from './terms.js';
import type { ProvedStatement } from './theorem.js';

/** What the steps of a proof are made of, as the checker takes them. */
export interface Checked {
  readonly term: Polynomial;
  readonly index: Affine;
  readonly number: Rational;
  readonly fact: Fact;
  readonly block: Build;
  /** The index is for an integer, the term in the parameters for a real number or a sequence. */
  readonly value: {
    readonly index: Affine;
    readonly parameters: readonly string[];
    readonly term: Polynomial;
  };
  readonly theorem: { readonly theorem: ProvedStatement };
  readonly earlier: { readonly theorem: ProvedStatement };
}

/** A condition of the claim at indices within its ranges. */
export interface ConditionStep {
  readonly rule: 'condition';
  /** Its place in `conditionsOf`. */
  readonly number: number;
  readonly at: readonly Affine[];
}

/** A step as the checker takes it. */
export type Inference = OwnStep<Checked> | ConditionStep;

/** Makes the facts of a block, with those that it assumes; its last one is what the block proves. It is not trusted. */
export type Build = (place: Place, assumed: readonly Fact[]) => Fact;

/** Where facts are made. */
export interface Place {
  readonly context: Context;
  /** The fact that a step makes here; rejected where its rule does not allow it. */
  infer(step: Inference): Fact;
}

/** What a rule may look at: where its step stands. */
export interface Scope {
  readonly terms: Terms;
  readonly claim: ClaimTerms;
  readonly context: Context;
  /** The fact, which must hold here. */
  held(fact: Fact): Fact;
  /** The fact that a block proves in another context, with more facts. */
  block(build: Build, context: Context, ...assumed: readonly Fact[]): Fact;
}

export type { Fact };

/** The rules by their names. Each is sound: what it returns holds wherever its step may stand. */
export type Rules = {
  readonly [N in Inference['rule']]: (step: Extract<Inference, { rule: N }>, scope: Scope) => Fact;
};

export const equation = (term: Polynomial): Fact => ({ term, relation: '=' });
export const nonnegative = (term: Polynomial): Fact => ({ term, relation: '>=' });

/** `fact` must say what is wanted, or more: `>` where `>=` is enough. */
export function demandFact(fact: Fact, wanted: Fact, what: string): void {
  const enough = fact.relation === wanted.relation || (wanted.relation === '>=' && fact.relation === '>');
  if (!enough || !fact.term.equals(wanted.term))
    reject('wrong-fact', `${what}: the fact says something else`);
}

export function demandFree(name: string, ...forms: readonly { mentions(name: string): boolean }[]): void {
  if (forms.some((form) => form.mentions(name)))
    reject('variable-taken', `\`${name}\` occurs where it must not`);
}
