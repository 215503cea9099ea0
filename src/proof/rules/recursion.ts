import type { RecursionEquation } from '../certificate.js';
import { Existence } from '../existence.js';
import { reject } from '../failure.js';
import { Recursion } from '../recursion.js';
import { type Checked, equation, type Rule } from '../scope.js';

/**
 * Sound: a recursion stands for one function that satisfies its equations. There is one, as an equation may be used only where it
 * goes on from values at indices that come before its own for certain, and from recursions that do not go on from this one
 * (`Existence.follow`): take the equations' values in that order, and 0 wherever no equation may be used. Where a side of the claim
 * exists, its values are those of the claim.
 */
export const recursion: Rule<RecursionEquation<Checked>> = (step, { claim, context, terms }) => {
  const { definition: number, at, first: place } = step;
  const definition = claim.claim.definitions[number];
  if (!definition?.recursion) return reject('malformed', 'no such recursion');
  const { parameters } = definition;
  if (at.length !== parameters.length) reject('malformed', `${parameters.length} indices`);
  const frame = new Recursion(claim, number);
  const slots = new Map(claim.slots);
  parameters.forEach(({ slot }, i) => {
    slots.set(slot, at[i]!);
  });
  const index = slots.get(frame.slot)!;
  const { first, step: goesOn } = frame.recursion;
  const value = place === null ? goesOn : (first[place]?.value ?? reject('malformed', 'no such first value'));
  if (place !== null)
    context.demandWithin(index, frame.firsts[place]!, frame.firsts[place]!, 'the index of a first value');
  else if (!context.nonnegative(frame.steps(frame.last, index).add(-1)))
    reject('range-unknown', 'the index may be one of a first value');
  const other = new Existence(claim).follow(number, value, slots, context);
  return equation(terms.recursion(number, at).minus(other));
};
