import { Affine } from '../affine.js';
import { reject } from '../failure.js';
import { demandFact, demandFree, type Fact, nonnegative, type Rules } from '../scope.js';

function both(one: Fact, other: Fact): Fact {
  if (one.relation !== other.relation || !one.term.equals(other.term))
    reject('goal-missed', 'the cases prove different facts');
  return one;
}

export const CASES = {
  /**
   * Sound: induction over the integers from..to. `from <= to` makes sure that both ends belong to it, and the step only ever goes
   * from one of them to the next: the statement is never extended beyond `to`.
   */
  induction(step, { terms, context, block }) {
    const { variable, from, to, direction, says, relation } = step;
    const at = (index: Affine): Fact => ({ term: terms.substitute(says, variable, index), relation });
    demandFree(variable, from, to);
    context.demandOrdered(from, to, 'the range of an induction');
    const n = Affine.variable(variable);
    const [first, now, next, last] = direction === 'up' ? [from, n, n.add(1), to] : [to, n.add(1), n, from];
    demandFact(block(step.base, context), at(first), 'the base');
    const inside = context.openRange(variable, from, to.add(-1));
    demandFact(block(step.step, inside, at(now)), at(next), 'the step');
    return at(last);
  },

  /** Sound: an integer is >= 0 or <= -1. */
  'integer cases': ({ index, blocks }, { context, block }) =>
    both(block(blocks[0], context.assume(index)), block(blocks[1], context.assume(index.times(-1).add(-1)))),

  /** Sound: a real number is >= 0 or <= 0. */
  cases: ({ term, blocks }, { context, block }) =>
    both(block(blocks[0], context, nonnegative(term)), block(blocks[1], context, nonnegative(term.negate()))),
} satisfies Partial<Rules>;
