import { type Claim, type Expression, subtrees } from '../language/index.js';
import { Affine } from './affine.js';
import type { ClaimTerms, Slots } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Polynomial } from './polynomial.js';
import { Recursion } from './recursion.js';
import { instance, openRanges } from './statements.js';

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
  private readonly claim: Claim;

  constructor(private readonly terms: ClaimTerms) {
    this.claim = terms.claim;
  }

  visit(e: Expression, slots: Slots, context: Context): void {
    const { terms } = this;
    terms.terms.meter.spend(1);
    switch (e.kind) {
      case 'given': {
        const { ranges } = this.claim.givens[e.given]!;
        instance(ranges, terms.indices(e.indices, slots), terms, context, `an index of ${e.name}`);
        return;
      }
      case 'definition':
        if (this.claim.definitions[e.definition]!.recursion)
          this.recursion(e.definition, terms.parameters(e, slots), context);
        else this.visit(this.claim.definitions[e.definition]!.body, terms.parameters(e, slots), context);
        return;
      case 'reduction': {
        const opened = openRanges([e.range], terms, context, slots);
        if (e.operator === 'max' || e.operator === 'min')
          context.demandOrdered(
            terms.index(e.range.from, slots),
            terms.index(e.range.to, slots),
            `the range of a ${e.operator}`,
          );
        this.visit(e.body, opened.slots, opened.context);
        return;
      }
      case 'power':
        this.visit(e.base, slots, context);
        if (e.exponentSort !== 'integer') {
          this.visit(e.exponent, slots, context);
          this.require(terms.real(e.base, slots), 'positive', context);
        } else if (!context.nonnegative(terms.index(e.exponent, slots)))
          this.require(terms.real(e.base, slots), 'nonzero', context);
        return;
      case 'number':
      case 'index':
      case 'negation':
      case 'binary':
      case 'call':
        for (const part of subtrees(e)) this.visit(part, slots, context);
        if (e.kind === 'binary' && e.operator === '/')
          this.require(terms.real(e.right, slots), 'nonzero', context);
        if (e.kind === 'call' && e.function === 'sqrt')
          this.require(terms.real(e.arguments[0]!, slots), 'nonnegative', context);
        if (e.kind === 'call' && e.function === 'ln')
          this.require(terms.real(e.arguments[0]!, slots), 'positive', context);
        return;
      default:
        reject('unsupported', `${(e as Expression).kind}`);
    }
  }

  /**
   * A value of a recursion exists if its equations exist at every index from the first one to its own: by strong induction, as an
   * equation goes on from values at indices before its own (`follow`).
   */
  private recursion(definition: number, slots: Slots, context: Context): void {
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
  follow(definition: number, value: Expression, slots: Slots, context: Context): void {
    this.open.push({ definition, slots });
    this.visit(value, slots, context);
    this.open.pop();
  }

  private earlierValue(definition: number, slots: Slots, own: Slots, context: Context): void {
    const frame = new Recursion(this.terms, definition);
    for (const { slot } of this.claim.definitions[definition]!.parameters) {
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

  private require(term: Polynomial, sign: Requirement['sign'], context: Context): void {
    const value = term.constantValue;
    if (value && (value.sign > 0 || (value.sign < 0 ? sign === 'nonzero' : sign === 'nonnegative'))) return;
    const key = `${sign} ${term.key} | ${context.key}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.requirements.push({ context, term, sign });
  }
}
