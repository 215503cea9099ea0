import { Affine } from '../affine.js';
import type { Polynomial } from '../polynomial.js';
import { demandFact, demandFree, type Rule } from '../scope.js';

/** `value` above the other one for a maximum, below it for a minimum. */
const beyond = (operator: 'maximum' | 'minimum', value: Polynomial, other: Polynomial): Polynomial =>
  operator === 'maximum' ? value.minus(other) : other.minus(value);

/** Sound: the greatest of finitely many values is none of them less, the least none of them more. */
export const member: Rule = (step, { context, terms }) => {
  const operator = step.choice('operator', ['maximum', 'minimum']);
  const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
  const [body, at] = [step.term('body'), step.index('at')];
  demandFree(variable, from, to, at);
  context.demandOrdered(from, at, 'an index');
  context.demandOrdered(at, to, 'an index');
  const whole = terms.reduction(operator, variable, from, to, body);
  return { term: beyond(operator, whole, terms.substitute(body, variable, at)), relation: '>=' };
};

/** Sound: the greatest of finitely many values, at least one, is one of them; so is the least. */
export const extreme: Rule = (step, scope) => {
  const { terms } = scope;
  const operator = step.choice('operator', ['maximum', 'minimum']);
  const relation = step.choice('relation', ['>=', '>']);
  const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
  const [body, bound] = [step.term('body'), step.term('bound')];
  demandFree(variable, from, to, bound);
  scope.context.demandOrdered(from, to, 'the range of a maximum or minimum');
  const index = Affine.variable(variable);
  const inside = scope.context.open(variable).assume(index.plus(from, -1), to.plus(index, -1));
  const fact = scope.block(step.raw('block'), 'block', inside);
  demandFact(fact, beyond(operator, bound, body), relation, 'the block');
  return {
    term: beyond(operator, bound, terms.reduction(operator, variable, from, to, body)),
    relation,
  };
};
