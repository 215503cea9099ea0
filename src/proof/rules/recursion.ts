import { withSlots } from '../claim-terms.js';
import { Existence } from '../existence.js';
import { reject } from '../failure.js';
import { Recursion } from '../recursion.js';
import { equation, type Rules } from '../scope.js';

export const RECURSION = {
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
