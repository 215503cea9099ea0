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
  private readonly open: { readonly frame: Recursion; readonly slots: Slots }[] = [];
  readonly requirements: Requirement[] = [];

  constructor(private readonly terms: ClaimTerms) {}

  private isNew(key: string): boolean {
    return this.seen.size < this.seen.add(key).size;
  }

  /**
   * A value of a recursion exists if its equations exist at every index from the first one to its own: by strong induction, as an
   * equation goes on from values at indices before its own (`equation`).
   */
  recursion(definition: number, slots: Slots, context: Context): void {
    const current = this.open.at(-1);
    if (current?.frame.definition === definition) {
      this.earlierValue(current.frame, slots, current.slots, context);
      return;
    }
    if (this.open.some(({ frame }) => frame.definition === definition))
      reject('unsupported', "recursions that go on from each other's values");
    const key = [...slots].map(([slot, form]) => `${slot}=${form.key}`);
    if (!this.isNew(`${definition} ${key} | ${context.key}`)) return;
    const frame = new Recursion(this.terms, definition);
    const at = (index: Affine): Slots => new Map(slots).set(frame.slot, index);
    const index = slots.get(frame.slot)!;
    frame.demandReached(index, context);
    for (const [i, first] of frame.firsts.entries()) this.equation(frame, i, at(first), context);
    const name = context.fresh('n');
    const running = Affine.variable(name);
    const steps = [frame.steps(frame.last, running).add(-1), frame.steps(running, index)];
    this.equation(frame, null, at(running), context.open(name).assume(...steps));
  }

  /**
   * The other side of an equation of a recursion at the indices of `slots`: of a first value at its own index, or of the step at one
   * beyond the last of them, for certain. It may read the recursion's values at indices before, no others.
   */
  equation(frame: Recursion, first: number | null, slots: Slots, context: Context): Polynomial {
    const { recursion, firsts } = frame;
    const index = slots.get(frame.slot)!;
    if (first === null) {
      if (!context.nonnegative(frame.steps(frame.last, index).add(-1)))
        reject('range-unknown', 'the index may be one of a first value');
    } else {
      const own = firsts[first] ?? reject('malformed', 'no such first value');
      context.demandWithin(index, own, own, 'the index of a first value');
    }
    const value = first === null ? recursion.step : recursion.first[first]!.value;
    this.open.push({ frame, slots });
    const term = this.terms.real(value, slots, { context, existence: this });
    this.open.pop();
    return term;
  }

  private earlierValue(frame: Recursion, slots: Slots, own: Slots, context: Context): void {
    for (const { slot } of this.terms.claim.definitions[frame.definition]!.parameters) {
      const [from, to] = [slots.get(slot)!, own.get(slot)!];
      if (slot === frame.slot) {
        frame.demandReached(from, context);
        if (!context.nonnegative(frame.steps(from, to).add(-1)))
          reject('range-unknown', 'a recursion goes on from values that come before');
      } else if (!context.ordered(from, to) || !context.ordered(to, from))
        reject('unsupported', 'a recursion that goes on from values with other indices');
    }
  }

  require(term: Polynomial, sign: Requirement['sign'], context: Context): void {
    const value = term.constantValue;
    if (value && (value.sign > 0 || (value.sign < 0 ? sign === 'nonzero' : sign === 'nonnegative'))) return;
    if (this.isNew(`${sign} ${term.key} | ${context.key}`)) this.requirements.push({ context, term, sign });
  }
}
