import type { Expression } from '../language/index.js';
import { Affine } from './affine.js';
import type { ClaimTerms, Slots } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Polynomial } from './polynomial.js';
import { Recursion } from './recursion.js';

/** A condition for the value of a side to exist. */
export interface Requirement {
  readonly context: Context;
  readonly term: Polynomial;
  readonly sign: 'nonzero' | 'nonnegative' | 'positive';
}

/**
 * What has to be proved so that an expression exists: every denominator is not 0, every root's argument >= 0, every
 * logarithm's > 0, in its own context: under the range of each sum around it, with definitions put in. Indices must be within
 * the ranges of the givens: that is decided here, and rejected where it is not certain.
 */
export class Existence {
  private readonly seen = new Set<string>();
  /** Recursions whose equations are being looked at: the last one may go on from its own values. */
  private readonly open: { readonly definition: number; readonly slots: Slots }[] = [];
  readonly requirements: Requirement[] = [];

  constructor(private readonly terms: ClaimTerms) {}

  /**
   * A value of a recursion exists if its equations exist at every index from the first one to its own: by strong induction, as an
   * equation goes on from values at indices before its own (`follow`).
   */
  recursion(definition: number, slots: Slots, context: Context): void {
    const current = this.open.at(-1);
    if (this.open.some((each) => each.definition === definition)) {
      if (current?.definition !== definition)
        reject('unsupported', "recursions that go on from each other's values");
      this.earlierValue(definition, slots, current.slots, context);
      return;
    }
    const key = `${definition} ${[...slots].map(([slot, form]) => `${slot}=${form.key}`)} | ${context.key}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const frame = new Recursion(this.terms, definition);
    const index = slots.get(frame.slot)!;
    frame.demandReached(index, context);
    for (const [i, { value }] of frame.recursion.first.entries())
      this.follow(definition, value, new Map(slots).set(frame.slot, frame.firsts[i]!), context);
    const name = context.fresh('n');
    const running = Affine.variable(name);
    const steps = [frame.steps(frame.last, running).add(-1), frame.steps(running, index)];
    const inside = context.open(name).assume(...steps);
    this.follow(definition, frame.recursion.step, new Map(slots).set(frame.slot, running), inside);
  }

  /** One side of an equation of a recursion at the indices of `slots`: it may read the recursion's values at indices before, no others. */
  follow(definition: number, value: Expression, slots: Slots, context: Context): Polynomial {
    this.open.push({ definition, slots });
    const term = this.terms.real(value, slots, { context, existence: this });
    this.open.pop();
    return term;
  }

  private earlierValue(definition: number, slots: Slots, own: Slots, context: Context): void {
    const frame = new Recursion(this.terms, definition);
    for (const { slot } of this.terms.claim.definitions[definition]!.parameters) {
      const [from, to] = [slots.get(slot)!, own.get(slot)!];
      if (slot !== frame.slot) {
        if (!context.ordered(from, to) || !context.ordered(to, from))
          reject('unsupported', 'a recursion that goes on from values with other indices');
      } else {
        frame.demandReached(from, context);
        if (!context.nonnegative(frame.steps(from, to).add(-1)))
          reject('range-unknown', 'a recursion goes on from values that come before');
      }
    }
  }

  require(term: Polynomial, sign: Requirement['sign'], context: Context): void {
    const value = term.constantValue;
    if (value && (value.sign > 0 || (value.sign < 0 ? sign === 'nonzero' : sign === 'nonnegative'))) return;
    const key = `${sign} ${term.key} | ${context.key}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.requirements.push({ context, term, sign });
  }
}
