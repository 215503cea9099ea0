import type { IndexRange, Statement } from '../language/index.js';
import { Affine } from './affine.js';
import type { ClaimTerms, Slots } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Fact } from './scope.js';

/** What a statement says about its two sides, at the indices of `slots`. */
export function factOf(statement: Statement, claim: ClaimTerms, slots: Slots): Fact {
  const left = claim.real(statement.left, slots);
  const right = claim.real(statement.right, slots);
  switch (statement.relation) {
    case '=':
      return { term: left.minus(right), relation: '=' };
    case '<=':
    case '<':
      return { term: right.minus(left), relation: statement.relation === '<' ? '>' : '>=' };
    case '>=':
    case '>':
      return { term: left.minus(right), relation: statement.relation };
    case '!=':
      return reject('unsupported', 'the relation !=');
  }
}

/** Opens the variables of ranges, the first outermost: their slots, and the context under them. */
export function openRanges(
  ranges: readonly IndexRange[],
  claim: ClaimTerms,
  context: Context,
): { slots: Slots; context: Context } {
  const slots = new Map(claim.slots);
  let inside = context;
  for (const range of ranges) {
    const name = inside.fresh(range.variable);
    const variable = Affine.variable(name);
    const [from, to] = [claim.index(range.from, slots), claim.index(range.to, slots)];
    inside = inside.open(name).assume(variable.plus(from, -1), to.plus(variable, -1));
    slots.set(range.slot, variable);
  }
  return { slots, context: inside };
}

/** The slots for an instance of ranges; every index is within its range for certain. */
export function instance(
  ranges: readonly IndexRange[],
  at: readonly Affine[],
  claim: ClaimTerms,
  context: Context,
): Slots {
  if (at.length !== ranges.length) reject('malformed', `${at.length} indices for ${ranges.length} ranges`);
  const slots = new Map(claim.slots);
  ranges.forEach((range, i) => {
    context.demandOrdered(claim.index(range.from, slots), at[i]!, 'an index');
    context.demandOrdered(at[i]!, claim.index(range.to, slots), 'an index');
    slots.set(range.slot, at[i]!);
  });
  return slots;
}
