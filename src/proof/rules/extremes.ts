import type { Extreme, Member } from '../certificate.js';
import type { Polynomial } from '../polynomial.js';
import { type Checked, demandFact, demandFree, type Fact, type Rule } from '../scope.js';

/** `value` above the other one for a maximum, below it for a minimum. */
const beyond = (operator: 'maximum' | 'minimum', value: Polynomial, other: Polynomial): Polynomial =>
  operator === 'maximum' ? value.minus(other) : other.minus(value);

/** Sound: the greatest of finitely many values is none of them less, the least none of them more. */
export const member: Rule<Member<Checked>> = (step, { context, terms }) => {
  const { operator, variable, from, to, body, at } = step;
  demandFree(variable, from, to, at);
  context.demandWithin(at, from, to, 'an index');
  const whole = terms.reduction(operator, variable, from, to, body);
  return { term: beyond(operator, whole, terms.substitute(body, variable, at)), relation: '>=' };
};

/** Sound: the greatest of finitely many values, at least one, is one of them; so is the least. */
export const extreme: Rule<Extreme<Checked>> = (step, { context, terms, block }) => {
  const { operator, relation, variable, from, to, body, bound } = step;
  demandFree(variable, from, to, bound);
  context.demandOrdered(from, to, 'the range of a maximum or minimum');
  const than = (value: Polynomial): Fact => ({ term: beyond(operator, bound, value), relation });
  demandFact(block(step.block, context.openRange(variable, from, to)), than(body), 'the block');
  return than(terms.reduction(operator, variable, from, to, body));
};
