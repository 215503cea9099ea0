import { Affine } from '../affine.js';
import type { Cases, Impossible, Induction, IntegerCases, SameIndex } from '../certificate.js';
import { reject } from '../failure.js';
import { type Checked, demandFact, demandFree, type Fact, type Rule, type Scope } from '../scope.js';

/** `says` as a statement about `variable`. */
const family =
  (
    { variable, says, relation }: Pick<SameIndex<Checked>, 'variable' | 'says' | 'relation'>,
    { terms }: Scope,
  ) =>
  (index: Affine): Fact => ({ term: terms.substitute(says, variable, index), relation });

/**
 * Sound: induction over the integers from..to. `from <= to` makes sure that both ends belong to it, and the step only ever goes
 * from one of them to the next: the statement is never extended beyond `to`.
 */
export const induction: Rule<Induction<Checked>> = (step, scope) => {
  const { variable, from, to, direction } = step;
  const at = family(step, scope);
  demandFree(variable, from, to);
  scope.context.demandOrdered(from, to, 'the range of an induction');
  const [first, last] = direction === 'up' ? [from, to] : [to, from];
  demandFact(scope.block(step.base, scope.context), at(first), 'the base');
  const n = Affine.variable(variable);
  const [now, next] = direction === 'up' ? [n, n.add(1)] : [n.add(1), n];
  const inside = scope.context.openRange(variable, from, to.add(-1));
  demandFact(scope.block(step.step, inside, at(now)), at(next), 'the step');
  return at(last);
};

/** Sound: equal indices can be put in for each other. */
export const sameIndex: Rule<SameIndex<Checked>> = (step, scope) => {
  const at = family(step, scope);
  scope.context.demandWithin(step.to, step.from, step.from, 'equal indices');
  demandFact(scope.held(step.fact), at(step.from), 'the fact');
  return at(step.to);
};

function both(one: Fact, other: Fact): Fact {
  if (one.relation !== other.relation || !one.term.equals(other.term))
    reject('goal-missed', 'the cases prove different facts');
  return one;
}

/** Sound: an integer is >= 0 or <= -1. */
export const integerCases: Rule<IntegerCases<Checked>> = ({ index, blocks }, scope) =>
  both(
    scope.block(blocks[0], scope.context.assume(index)),
    scope.block(blocks[1], scope.context.assume(index.times(-1).add(-1))),
  );

/** Sound: a real number is >= 0 or <= 0. */
export const cases: Rule<Cases<Checked>> = ({ term, blocks }, scope) =>
  both(
    scope.block(blocks[0], scope.context, { term, relation: '>=' }),
    scope.block(blocks[1], scope.context, { term: term.negate(), relation: '>=' }),
  );

/** Sound: there is nothing of which it would have to hold. */
export const impossible: Rule<Impossible<Checked>> = ({ says, relation }, { context }) => {
  if (!context.impossible) reject('range-unknown', 'the ranges that are open may have values');
  return { term: says, relation };
};
