import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import { demandFact, demandFree, type Fact, nonnegative, type Rules } from '../scope.js';

/** `value` above the other one for a maximum, below it for a minimum. */
function beyond(operator: 'maximum' | 'minimum', value: Polynomial, other: Polynomial): Polynomial {
  if (operator === 'maximum') return value.minus(other);
  return operator === 'minimum' ? other.minus(value) : reject('malformed', 'neither a maximum nor a minimum');
}

export const EXTREMES = {
  /** Sound: the greatest of finitely many values is none of them less, the least none of them more. */
  member({ operator, variable, from, to, body, at }, { context, terms }) {
    demandFree(variable, from, to, at);
    context.demandWithin(at, from, to, 'an index');
    const whole = terms.reduction(operator, variable, from, to, body);
    return nonnegative(beyond(operator, whole, terms.substitute(body, variable, at)));
  },

  /** Sound: the greatest of finitely many values, at least one, is one of them; so is the least. */
  extreme(step, { context, terms, block }) {
    const { operator, relation, variable, from, to, body, bound } = step;
    demandFree(variable, from, to, bound);
    context.demandOrdered(from, to, 'the range of a maximum or minimum');
    const than = (value: Polynomial): Fact => ({ term: beyond(operator, bound, value), relation });
    demandFact(block(step.block, context.openRange(variable, from, to)), than(body), 'the block');
    return than(terms.reduction(operator, variable, from, to, body));
  },
} satisfies Partial<Rules>;
