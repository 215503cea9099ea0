import type { Affine } from '../affine.js';
import type { Domain, Earlier, Integers, Premise, Shape } from '../certificate.js';
import { type Condition, conditionsOf } from '../conditions.js';
import { reject } from '../failure.js';
import type { Checked, Fact, Rule, Scope } from '../scope.js';
import { ProvedStatement } from '../theorem.js';

/** Sound: it follows from the ranges and cases that are open, over the integers. */
export const integers: Rule<Integers<Checked>> = ({ index, relation }, { context, terms }) => {
  const certain =
    relation === '='
      ? context.nonnegative(index) && context.nonnegative(index.times(-1))
      : context.nonnegative(relation === '>' ? index.add(-1) : index);
  if (!certain) reject('range-unknown', 'it does not follow from the ranges that are open');
  return { term: terms.index(index), relation };
};

/** Sound: the claim assumes it of every index within the ranges. */
function condition(of: Condition['of'], at: readonly Affine[], { claim, context }: Scope): Fact {
  const found = conditionsOf(claim).find((each) => each.of === of);
  if (!found) return reject('wrong-fact', 'no such condition in the claim');
  return found.fact(claim.instance(found.ranges, at, context));
}

export const domain: Rule<Domain<Checked>> = ({ end, given, at }, scope) =>
  condition(`${end} ${given}`, at, scope);

export const premise: Rule<Premise<Checked>> = ({ premise: number, at }, scope) =>
  condition(`premise ${number}`, at, scope);

/** Sound: from from <= to, both within the range, by induction over the steps between them. */
export const shape: Rule<Shape<Checked>> = ({ given: name, from, to }, { claim, context }) => {
  const number = claim.claim.givens.findIndex((given) => given.name === name && given.shape !== null);
  if (number < 0) reject('wrong-fact', 'no shape of such a given');
  const given = claim.claim.givens[number]!;
  for (const index of [from, to]) claim.instance(given.ranges, [index], context);
  context.demandOrdered(from, to, 'a shape');
  const fall = claim.givens.real(number, [from]).minus(claim.givens.real(number, [to]));
  return { term: given.shape === 'nonincreasing' ? fall : fall.negate(), relation: '>=' };
};

/** Sound: that statement was proved before, for every index within its ranges. */
export const earlier: Rule<Earlier<Checked>> = ({ theorem, at }, { claim, context }) => {
  if (!ProvedStatement.is(theorem) || theorem.claim !== claim.claim)
    reject('unknown-lemma', 'that statement is not proved yet');
  const statement = claim.claim.statements[theorem.index]!;
  return claim.factOf(statement, claim.instance(statement.ranges, at, context));
};
