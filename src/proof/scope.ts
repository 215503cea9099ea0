import type { FactRelation } from './certificate.js';
import type { ClaimTerms } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Fields, Reader } from './fields.js';
import type { Polynomial } from './polynomial.js';
import type { Terms } from './terms.js';
import type { ProvedStatement } from './theorem.js';

/** `term relation 0`, for every value of the open variables that satisfies the hypotheses. Only rules make facts. */
export interface Fact {
  readonly term: Polynomial;
  readonly relation: FactRelation;
}

/** What a rule may look at: where its step stands. */
export interface Scope {
  readonly terms: Terms;
  readonly reader: Reader;
  readonly claim: ClaimTerms;
  readonly context: Context;
  /** A fact that holds here, by its number. */
  fact(number: unknown): Fact;
  /** Checks the block that stands in a field, in another context and with more facts; its last fact. */
  block(json: unknown, name: string, context: Context, ...assumed: readonly Fact[]): Fact;
  /** Whether this statement of the claim has been proved. */
  proved(statement: number): boolean;
  lemma(document: string | null, claim: string, statement: number): ProvedStatement | null;
}

export type Rule = (step: Fields, scope: Scope) => Fact;

export const sameFact = (a: Fact, b: Fact): boolean => a.relation === b.relation && a.term.equals(b.term);

/** Whether a fact says `>= 0` of its term. */
export const isNonnegative = (fact: Fact): boolean => fact.relation !== '=';

/** `fact` must say `term relation 0`, or more: `>` where `>=` is enough. */
export function demandFact(fact: Fact, term: Polynomial, relation: FactRelation, what: string): void {
  const enough = fact.relation === relation || (relation === '>=' && fact.relation === '>');
  if (!enough || !fact.term.equals(term)) reject('wrong-fact', `${what}: the fact says something else`);
}

export function demandFree(name: string, ...forms: readonly { mentions(name: string): boolean }[]): void {
  if (forms.some((form) => form.mentions(name)))
    reject('variable-taken', `\`${name}\` occurs where it must not`);
}
