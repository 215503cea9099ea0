import { withSlots } from '../claim-terms.js';
import { conditionsOf } from '../conditions.js';
import { Existence } from '../existence.js';
import { reject } from '../failure.js';
import { Recursion } from '../recursion.js';
import { equation, type Rules } from '../scope.js';
import { ProvedStatement } from '../theorem.js';

export const HYPOTHESES = {
  /** Sound: it follows from the ranges and cases that are open, over the integers. */
  integers({ index, relation }, { context, terms }) {
    const least = relation === '>' ? index.add(-1) : index;
    if (!context.nonnegative(least) || (relation === '=' && !context.nonnegative(index.times(-1))))
      reject('range-unknown', 'it does not follow from the ranges that are open');
    return { term: terms.index(index), relation };
  },

  /** Sound: the claim assumes it of every index within the ranges. */
  condition({ number, at }, { claim, context }) {
    const found = conditionsOf(claim)[number] ?? reject('wrong-fact', 'no such condition in the claim');
    return found.fact(claim.instance(found.ranges, at, context));
  },

  /** Sound: that statement was proved before, for every index within its ranges. */
  earlier({ theorem, at }, { claim, context }) {
    if (!ProvedStatement.is(theorem) || theorem.claim !== claim.claim)
      reject('unknown-lemma', 'that statement is not proved yet');
    const statement = claim.claim.statements[theorem.index]!;
    return claim.factOf(statement, claim.instance(statement.ranges, at, context));
  },

  /**
   * Sound: a recursion stands for one function that satisfies its equations. There is one, as an equation may be used only where it
   * goes on from values at indices that come before its own for certain, and from recursions that do not go on from this one
   * (`Existence.equation`): take the equations' values in that order, and 0 wherever no equation may be used. Where a side of the
   * claim exists, its values are those of the claim.
   */
  recursion({ definition: number, at, first }, { claim, context, terms }) {
    const definition = claim.claim.definitions[number];
    if (!definition?.recursion) return reject('malformed', 'no such recursion');
    const slots = withSlots(claim.slots, definition.parameters, at);
    const value = new Existence(claim).equation(new Recursion(claim, number), first, slots, context);
    return equation(terms.recursion(number, at).minus(value));
  },
} satisfies Partial<Rules>;
