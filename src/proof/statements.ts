import type { IndexRange, Statement } from '../language/index.js';
import { Affine } from './affine.js';
import type { ClaimTerms, Slots } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import { equation, type Fact } from './scope.js';

/** What a statement says about its two sides, at the indices of `slots`. */
export function factOf(statement: Statement, claim: ClaimTerms, slots: Slots): Fact {
  const difference = claim.real(statement.left, slots).minus(claim.real(statement.right, slots));
  switch (statement.relation) {
    case '=':
      return equation(difference);
    case '<=':
    case '<':
      return { term: difference.negate(), relation: statement.relation === '<' ? '>' : '>=' };
    case '>=':
    case '>':
      return { term: difference, relation: statement.relation };
    case '!=':
      return reject('unsupported', 'the relation !=');
  }
}

/** Opens the variables of ranges, the first outermost: their slots, and the context under them. */
export function openRanges(
  ranges: readonly IndexRange[],
  claim: ClaimTerms,
  context: Context,
  around: Slots = claim.slots,
): { slots: Slots; context: Context } {
  const slots = new Map(around);
  let inside = context;
  for (const range of ranges) {
    const name = inside.fresh(range.variable);
    inside = inside.openRange(name, claim.index(range.from, slots), claim.index(range.to, slots));
    slots.set(range.slot, Affine.variable(name));
  }
  return { slots, context: inside };
}

/** The slots for an instance of ranges; every index is within its range for certain. */
export function instance(
  ranges: readonly IndexRange[],
  at: readonly Affine[],
  claim: ClaimTerms,
  context: Context,
  what = 'an index',
): Slots {
  if (at.length !== ranges.length) reject('malformed', `${at.length} indices for ${ranges.length} ranges`);
  const slots = new Map(claim.slots);
  ranges.forEach((range, i) => {
    context.demandWithin(at[i]!, claim.index(range.from, slots), claim.index(range.to, slots), what);
    slots.set(range.slot, at[i]!);
  });
  return slots;
}
