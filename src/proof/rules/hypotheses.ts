import { reject } from '../failure.js';
import type { Rule, Scope } from '../scope.js';
import { factOf, instance } from '../statements.js';

/** Sound: it follows from the ranges and cases that are open, over the integers. */
export const integers: Rule = (step, { context, terms }) => {
  const index = step.index('index');
  const relation = step.choice('relation', ['=', '>=', '>']);
  const certain =
    relation === '='
      ? context.nonnegative(index) && context.nonnegative(index.times(-1))
      : context.nonnegative(relation === '>' ? index.add(-1) : index);
  if (!certain) reject('range-unknown', 'it does not follow from the ranges that are open');
  return { term: terms.index(index), relation };
};

function givenNamed(name: string, { claim }: Scope) {
  const number = claim.claim.givens.findIndex((given) => given.name === name);
  if (number < 0) reject('malformed', 'no such given');
  return { number, given: claim.claim.givens[number]! };
}

/** Sound: the claim assumes it of every index within the given's ranges. */
export const domain: Rule = (step, scope) => {
  const { number, given } = givenNamed(step.text('given'), scope);
  const at = step.indices('at');
  const slots = instance(given.ranges, at, scope.claim, scope.context);
  if (given.domain.kind !== 'reals')
    reject('wrong-fact', 'the domain of an integer is in the ranges already');
  const side = step.choice('end', ['lower', 'upper']);
  const end = given.domain[side];
  if (!end) reject('wrong-fact', `no ${side} end`);
  const value = scope.claim.real(end.value, slots);
  const self = scope.claim.givens.real(number, at);
  return {
    term: side === 'lower' ? self.minus(value) : value.minus(self),
    relation: end.kind === 'open' ? '>' : '>=',
  };
};

/** Sound: from from <= to, both within the range, by induction over the steps between them. */
export const shape: Rule = (step, scope) => {
  const { number, given } = givenNamed(step.text('given'), scope);
  if (!given.shape) reject('wrong-fact', 'it has no shape');
  const [from, to] = [step.index('from'), step.index('to')];
  for (const index of [from, to]) instance(given.ranges, [index], scope.claim, scope.context);
  scope.context.demandOrdered(from, to, 'a shape');
  const [first, last] = [scope.claim.givens.real(number, [from]), scope.claim.givens.real(number, [to])];
  return { term: given.shape === 'nonincreasing' ? first.minus(last) : last.minus(first), relation: '>=' };
};

/** Sound: the claim assumes it of every index within its ranges. */
export const premise: Rule = (step, { claim, context }) => {
  const statement = claim.claim.premises[step.integer('premise')];
  if (!statement) reject('malformed', 'no such premise');
  return factOf(statement, claim, instance(statement.ranges, step.indices('at'), claim, context));
};

/** Sound: that statement was proved before, for every index within its ranges. */
export const earlier: Rule = (step, { claim, context, proved }) => {
  const number = step.integer('statement');
  const statement = claim.claim.statements[number];
  if (!statement || !proved(number)) reject('unknown-lemma', 'that statement is not proved yet');
  return factOf(statement, claim, instance(statement.ranges, step.indices('at'), claim, context));
};
